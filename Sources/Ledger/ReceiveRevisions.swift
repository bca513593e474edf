import Cryptography

/// Brings another copy of a document into a ledger: what is missing is taken over, unequal heads are merged.
///
/// Whoever merges the same two heads gets the same revision, byte for byte, so that copies which have exchanged all
/// they know have equal heads, whatever the order.
public struct ReceiveRevisions: Sendable {
    /// What came of it.
    public enum Outcome: Hashable, Sendable {
        /// Nothing was missing here.
        case nothingNew
        /// The other copy went on from our head.
        case followed(added: Int)
        /// Both had gone on; their heads were merged. The conflicts wait for a person.
        case merged(Revision, added: Int, conflicts: [DocumentMerge.Conflict])
    }

    /// The author that merges without a person are signed with.
    public static let author = "qala-merge"

    private let ledger: any LedgerStore
    private let shapes: [String: DocumentShape]

    /// Prepares the workflow for a ledger; shapes are by kind of document.
    public init(ledger: any LedgerStore, shapes: [String: DocumentShape]) {
        self.ledger = ledger
        self.shapes = shapes
    }

    /// Takes in all revisions of the other copy of one document.
    ///
    /// A copy whose chain is not whole is refused with `.broken`, before anything is written.
    public func callAsFunction(_ revisions: [Revision]) async throws(StoreError) -> Outcome {
        let other = History(revisions)
        guard let theirs = other.head else { return .nothingNew }
        let document = theirs.document
        guard revisions.allSatisfy({ $0.document == document }) else { throw .unfit }
        if let broken = other.firstBroken { throw .broken(document, number: broken) }
        while true {
            let here = try await ledger.history(of: document)
            if here[theirs.digest] != nil { return .nothingNew }
            let new = other.revisions.filter { here[$0.digest] == nil }
            do throws(StoreError) {
                return try await append(new, of: History(here.revisions + new), onto: here.head, theirs: theirs)
            } catch {
                guard case .conflict = error else { throw error }
                // Somebody saved in between: look again.
            }
        }
    }

    private func append(
        _ new: [Revision], of all: History, onto ours: Revision?, theirs: Revision
    ) async throws(StoreError) -> Outcome {
        guard let ours, !all.ancestry(of: theirs.digest).contains(ours.digest) else {
            try await ledger.append(RevisionBatch(new, onto: ours?.digest))
            return .followed(added: new.count)
        }
        let (revision, conflicts) = Self.merge(ours, theirs, in: all, shape: shapes[ours.document.kind])
        try await ledger.append(RevisionBatch(new + [revision], onto: ours.digest))
        return .merged(revision, added: new.count, conflicts: conflicts)
    }

    /// The merge of two heads: the one with the higher number is the main line, of equals the one with the lower digest.
    public static func merge(
        _ one: Revision, _ other: Revision, in history: History, shape: DocumentShape?
    ) -> (Revision, [DocumentMerge.Conflict]) {
        let isMain =
            one.number != other.number
            ? one.number > other.number : one.digest < other.digest
        let (main, side) = isMain ? (one, other) : (other, one)
        let merge = DocumentMerge(kept: main, other: side, in: history, shape: shape ?? DocumentShape())
        let revision = Revision(
            after: main, bringingIn: side,
            authorship: Authorship(author: author, time: max(main.authorship.time, side.authorship.time)),
            body: merge?.body ?? main.body)
        return (revision, merge?.conflicts ?? [])
    }
}
