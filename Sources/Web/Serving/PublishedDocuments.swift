import Cities
import Cryptography
import Inventories
import Ledger
import Plans

/// What a ledger says is published: the documents of signatories and parties, and what of towns was accepted.
struct PublishedDocuments: Sendable {
    /// The kinds of documents that everybody may read with all their revisions.
    static let kinds: Set<String> = [
        Signatory.documentKind, Party.documentKind, InventoryDocument.publishedKind, Plan.publishedKind,
        MonitoringReport.publishedKind,
    ]

    /// The position in the ledger at which nothing of it was older.
    var position: Int64 = 0
    /// The heads of the signatories' documents, by their names.
    var signatories: [Revision] = []
    /// The heads of the published inventories, by their names.
    var inventories: [Revision] = []
    /// The heads of the published plans, by their names.
    var plans: [Revision] = []
    /// The heads of the published reports, by their names.
    var reports: [Revision] = []
    /// The days on which what towns have published became public.
    var firstDays: [DocumentID: CalendarDay] = [:]
    /// The heads of the parties' documents, by their names.
    var parties: [Revision] = []

    /// Nothing but what ships.
    static let none = PublishedDocuments()

    /// Reads what a ledger publishes now.
    static func read(_ ledger: any LedgerStore) async throws(StoreError) -> PublishedDocuments {
        // Asked before the documents: what arrives meanwhile is read once more.
        let position = try await ledger.version()
        var revisions: [Revision] = []
        for kind in kinds.sorted() { revisions += try await ledger.documents(of: kind) }
        var documents = try await of(revisions, in: ledger)
        documents.position = position
        return documents
    }

    /// What these revisions say, one of each document.
    static func of(
        _ revisions: [Revision], in ledger: any LedgerStore
    ) async throws(StoreError) -> PublishedDocuments {
        let byKind = Dictionary(grouping: revisions, by: \.document.kind)
        var documents = PublishedDocuments(
            signatories: byKind[Signatory.documentKind] ?? [],
            inventories: byKind[InventoryDocument.publishedKind] ?? [],
            plans: byKind[Plan.publishedKind] ?? [], reports: byKind[MonitoringReport.publishedKind] ?? [],
            parties: byKind[Party.documentKind] ?? [])
        for heads in [documents.inventories, documents.plans, documents.reports] {
            for head in heads { documents.firstDays[head.document] = try await firstDay(head, in: ledger) }
        }
        return documents
    }

    /// The day of a document's first revision; `nil` where that cannot be read.
    private static func firstDay(_ head: Revision, in ledger: any LedgerStore) async throws(StoreError) -> CalendarDay?
    {
        guard head.number > 1 else { return CalendarDay(secondsSince1970: head.authorship.time) }
        do throws(StoreError) {
            let first = try await ledger.revision(1, of: head.document)
            return CalendarDay(secondsSince1970: first.authorship.time)
        } catch {
            switch error {
            case .notFound, .broken: return nil
            default: throw error
            }
        }
    }

    /// Names this state of all of them.
    var digest: Digest? {
        let heads = (signatories + inventories + plans + reports + parties).map(\.digest.bytes)
        return heads.isEmpty ? nil : Digest.sha256(heads.flatMap { $0 })
    }
}

extension [Revision] {
    /// Names these heads of documents in their order.
    var digest: Digest { Digest.sha256(flatMap { [UInt8]("\($0.document) ".utf8) + $0.digest.bytes }) }
}
