import Inventories
import Ledger
import ReferenceData
import Storage

/// Makes the rows of all documents, and asks for pages of the list as the server does.
struct ListReader {
    let ledger: SQLLedger
    let documents: Int

    func cells(_ towns: inout ManyTowns) async throws -> [(name: String, text: String)] {
        let rows = SQLInventoryRows(in: ledger)
        let examine = try ReferenceLibrary.load().examine()
        let began = ContinuousClock.now
        try await bringUpToDate(rows, examine)
        let seconds = Double(began.duration(to: .now).components.seconds) + 1
        var cells = [("rows of documents made a second", "\(Int(Double(documents) / seconds))")]
        let all = InventoryQuestion(reach: .all, limit: 50)
        var narrow = all
        narrow.words = ["town-1"]
        var last = all
        last.offset = documents - 50
        for (name, question) in [("first page", all), ("last page", last), ("page found by a word", narrow)] {
            var times = Times()
            for _ in 0..<50 {
                let began = ContinuousClock.now
                let list = try await rows.list(question, in: Self.version)
                times.add(began.duration(to: .now))
                guard list?.rows.count == 50 else { throw TrialProblem.failed("the \(name) is not whole") }
            }
            cells.append(("the list, \(name), p50, p99", Self.text(times)))
        }
        var times = Times()
        for number in 0..<50 {
            let head = try await ledger.head(of: ManyTowns.document(number))
            try await ledger.append(towns.next(number, after: head))
            let began = ContinuousClock.now
            try await bringUpToDate(rows, examine)
            times.add(began.duration(to: .now))
        }
        cells.append(("rows brought up to date after a save, p50, p99", Self.text(times)))
        return cells
    }

    private static let version = "trial"

    private static func text(_ times: Times) -> String {
        "\(qala_trial.text(times.percentile(50))), \(qala_trial.text(times.percentile(99)))"
    }

    private func bringUpToDate(_ rows: SQLInventoryRows, _ examine: ExamineInventory) async throws {
        let projection = InventoryProjection(
            version: Self.version, position: try await ledger.version(), country: { _ in "KZ" }, names: { _ in [] },
            examine: { inventory, _ in examine(inventory, draws: 0) })
        try await ProjectInventories(from: ledger, into: rows, signatoryKind: "signatory", by: projection)()
    }
}
