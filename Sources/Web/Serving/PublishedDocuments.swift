import Cities
import Cryptography
import Inventories
import Ledger
import Plans

/// What a ledger says is published: the documents of signatories and of published inventories.
struct PublishedDocuments: Sendable {
    /// The kinds of documents that everybody may read with all their revisions.
    static let kinds: Set<String> = [
        Signatory.documentKind, InventoryDocument.publishedKind, Plan.publishedKind,
    ]

    /// The position in the ledger at which nothing of it was older.
    var position: Int64 = 0
    /// The heads of the signatories' documents, by their names.
    var signatories: [Revision] = []
    /// The heads of the published inventories, by their names.
    var inventories: [Revision] = []
    /// The heads of the published plans, by their names.
    var plans: [Revision] = []

    /// Nothing but what ships.
    static let none = PublishedDocuments()

    /// Reads what a ledger publishes now.
    static func read(_ ledger: any LedgerStore) async throws(StoreError) -> PublishedDocuments {
        // Asked before the documents: what arrives meanwhile is read once more.
        let position = try await ledger.version()
        return PublishedDocuments(
            position: position, signatories: try await ledger.documents(of: Signatory.documentKind),
            inventories: try await ledger.documents(of: InventoryDocument.publishedKind),
            plans: try await ledger.documents(of: Plan.publishedKind))
    }

    /// Names this state of them.
    var digest: Digest? {
        let heads = (signatories + inventories + plans).map(\.digest.bytes)
        return heads.isEmpty ? nil : Digest.sha256(heads.flatMap { $0 })
    }
}
