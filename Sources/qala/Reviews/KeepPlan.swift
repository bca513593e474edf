import Cities
import Exchange
import Findings
import Foundation
import Inventories
import Ledger
import Localization
import Plans
import Quantities
import ReferenceData
import Storage

extension ReviewLedger {
    /// Keeps the plan of a folder, and the baseline that lies beside it, as documents of a town; what the ledger says
    /// already is not said again.
    func keep(_ path: String, as name: TownDocumentName) async throws {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        guard let data = try? Data(contentsOf: folder.appendingPathComponent("plan.yaml")),
            var plan = PlanFile.read(String(decoding: data, as: UTF8.self), file: "plan.yaml").value?.plan
        else { throw CommandFailure("command.review.none", ["name": .text(path)]) }
        let table = folder.appendingPathComponent("actions.csv").path
        if FileManager.default.fileExists(atPath: table) {
            plan.actions =
                ActionTable.read(
                    try CSVTable.read(path: table).value, words: try session.library.actionWords()
                ).value
        }
        if FileManager.default.fileExists(atPath: folder.appendingPathComponent("bei.csv").path) {
            let inventory = try InventoryFolder.open(path: path).inventory(vocabulary: session.library.vocabulary).value
            if plan.baselineYear == nil { plan.baselineYear = inventory.year }
            try await keep(inventory, as: InventoryDocument.id(town: name.slug, year: inventory.year.number))
        }
        try await keep(plan, as: Plan.documentID(name.text))
    }

    private func keep<Content: LedgerContent>(_ content: Content, as document: DocumentID) async throws {
        let head = try await store.head(of: document)
        _ = try await SaveDocument<Content>(ledger: store)(
            content, as: document, basedOn: head?.digest, by: authorship)
    }
}
