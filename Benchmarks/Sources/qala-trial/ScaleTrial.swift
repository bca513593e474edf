import Cities
import Foundation
import Inventories
import Ledger
import QalaTesting
import Storage

/// How the ledger's answers grow with it: measured at a tenth, then at the whole.
///
/// `--documents N --revisions N --engine sqlite|postgresql|both --seed S`.
enum ScaleTrial {
    static func run(_ words: Words) async throws {
        let documents = try words.number("--documents", without: 100_000)
        let revisions = try words.number("--revisions", without: 1_000_000)
        let seed = try words.seed()
        let chosen = words["--engine"] ?? "both"
        guard revisions >= documents, documents >= 1_000 else {
            throw TrialProblem.usage("fewer than 1000 documents, or fewer revisions than documents,")
        }
        for engine in chosen == "both" ? ["sqlite", "postgresql"] : [chosen] {
            say("scale-test: \(documents) documents, \(revisions) revisions, \(engine), seed \(seed)")
            let tenth = try await measure(engine, documents: documents / 10, revisions: revisions / 10, seed: seed)
            let whole = try await measure(engine, documents: documents, revisions: revisions, seed: seed)
            var table = Table()
            for (one, other) in zip(tenth, whole) { table.add(one.name, one.text, other.text) }
            table.print()
        }
    }

    private static func measure(
        _ engine: String, documents: Int, revisions: Int, seed: UInt64
    ) async throws -> [(name: String, text: String)] {
        let trial = try await TrialLedger(engine: engine)
        var towns = try ManyTowns(documents: documents, seed: seed)
        var cells: [(name: String, text: String)] = []
        let ledger = try await SQLLedger.open(at: trial.location)
        let began = ContinuousClock.now
        try await towns.write(to: revisions, in: ledger)
        let seconds = Double((began.duration(to: .now)).components.seconds) + 1
        cells.append(("documents, revisions", "\(documents), \(towns.written)"))
        cells.append(("mean body", "\(towns.bytes / towns.written) bytes"))
        cells.append(("written a second, 500 at a time", "\(Int(Double(towns.written) / seconds))"))
        await ledger.close()
        cells.append(("on the disk", "\(try await trial.size() >> 20) MiB"))
        let again = try await SQLLedger.open(at: trial.location)
        var reader = Reader(ledger: again, documents: documents, seed: seed)
        try await reader.read(&towns)
        cells += reader.cells
        await again.close()
        return cells
    }
}

/// Asks what pages ask, of documents chosen at random.
private struct Reader {
    let ledger: SQLLedger
    let documents: Int
    private(set) var cells: [(name: String, text: String)] = []
    private var random: SeededGenerator

    init(ledger: SQLLedger, documents: Int, seed: UInt64) {
        self.ledger = ledger
        self.documents = documents
        random = SeededGenerator(seed: seed &+ 1)
    }

    mutating func read(_ towns: inout ManyTowns) async throws {
        let ledger = ledger
        try await time("a document opened", 500) { _ = try await ledger.head(of: $0) }
        try await time("its history", 300) { _ = try await ledger.history(of: $0) }
        try await time("the history of one saved often", 50, often: true) { _ = try await ledger.history(of: $0) }
        try await time("a difference", 200) { document in
            _ = try Self.difference(try await ledger.history(of: document))
        }
        try await time("one revision by its number, saved often", 200, often: true) {
            _ = try await ledger.revision(3, of: $0)
        }
        try await appends(&towns)
        let last = try await ledger.version()
        var random = random
        try await time("100 changes since a position", 200) { _ in
            let position = Int64.random(in: 0..<last, using: &random)
            _ = try await ledger.changes(since: position, limit: 100)
        }
        try await time("the version", 200) { _ in _ = try await ledger.version() }
        try await time("all heads", 5) { _ in _ = try await ledger.heads() }
        try await time("the heads of one town's documents", 300) { document in
            let town = TownDocumentName(document.name)?.slug ?? document.name
            _ = try await ledger.heads(of: document.kind, beginningWith: TownDocumentName.beginning(of: town))
        }
        try await time("a document verified", 300) { try Self.insist(try await ledger.firstBroken(of: $0), $0) }
        cells += try await ListReader(ledger: ledger, documents: documents).cells(&towns)
        let began = ContinuousClock.now
        for head in try await ledger.heads() {
            try Self.insist(try await ledger.firstBroken(of: head.document), head.document)
        }
        cells.append(("all documents verified", "\((began.duration(to: .now)).components.seconds) s"))
    }

    private mutating func appends(_ towns: inout ManyTowns) async throws {
        var times = Times()
        for _ in 0..<300 {
            let number = Int.random(in: 0..<documents, using: &random)
            let began = ContinuousClock.now
            let revision = towns.next(number, after: try await ledger.head(of: ManyTowns.document(number)))
            try await ledger.append(revision)
            times.add(began.duration(to: .now))
        }
        note("an append", times)
    }

    private mutating func time(
        _ name: String, _ count: Int, often: Bool = false, _ question: (DocumentID) async throws -> Void
    ) async throws {
        var times = Times()
        for _ in 0..<count {
            let number = Int.random(in: 0..<documents, using: &random)
            let document = ManyTowns.document(often ? number / 100 * 100 : number)
            let began = ContinuousClock.now
            try await question(document)
            times.add(began.duration(to: .now))
        }
        note(name, times)
    }

    private mutating func note(_ name: String, _ times: Times) {
        cells.append(("\(name), p50, p99", "\(text(times.percentile(50))), \(text(times.percentile(99)))"))
    }

    private static func difference(_ history: History) throws -> DocumentDifference? {
        guard let after = history.main.last, let now = JSONValue(body: after.body), history.main.count > 1 else {
            return nil
        }
        let before = JSONValue(body: history.main[history.main.count - 2].body)
        return DocumentDifference(from: before, to: now, shape: InventoryDocument.shape)
    }

    private static func insist(_ broken: Int?, _ document: DocumentID) throws {
        if let broken { throw TrialProblem.failed("\(document) is broken at \(broken)") }
    }
}
