import Cities
import Exchange
import Findings
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
        guard var plan = PlanFolder.open(path: path, words: try session.library.actionWords()).value?.plan
        else { throw CommandFailure("command.review.none", ["name": .text(path)]) }
        if InventoryFolder.isAt(path) {
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
