public import Cryptography

/// Why a store cannot answer.
public enum StoreError: Error, Hashable, Sendable {
    /// There is no such document or revision.
    case notFound(DocumentID)
    /// Somebody else saved first; their revision is the head now.
    case conflict(head: Digest?)
    /// The store cannot be read or written at the moment.
    case unavailable
    /// A revision does not match its digest or its parent.
    case broken(DocumentID, number: Int)
    /// A file does not match its digest.
    case damaged(Digest)
    /// A body or a file has more bytes than a store keeps.
    case tooLarge(limit: Int)
    /// Something without a name or an author, or a text with a NUL, which no database keeps.
    case unfit
    /// The store was written by a newer Qala, which this one does not understand.
    case newerSchema(found: Int, known: Int)
}

/// What a store of the ledger must answer; it is written in one way only.
public protocol LedgerStore: Sendable {
    /// Appends a revision if the document's head is still `parent`; otherwise answers `.conflict`.
    ///
    /// What was appended is on the disk when this returns. After `.unavailable` nobody can say whether it is: appending
    /// the same revision again either succeeds or answers a conflict whose head is this revision's own digest.
    func append(_ revision: Revision) async throws(StoreError)

    /// The newest revision of a document; `nil` when there is none.
    func head(of document: DocumentID) async throws(StoreError) -> Revision?

    /// One revision of a document.
    func revision(_ number: Int, of document: DocumentID) async throws(StoreError) -> Revision

    /// All revisions of a document, oldest first; none for a document that does not exist.
    func history(of document: DocumentID) async throws(StoreError) -> [Revision]

    /// The heads of all documents of a kind, by the UTF-8 bytes of their names.
    func documents(of kind: String) async throws(StoreError) -> [Revision]

    /// A number that grows with every append, to know whether something changed.
    func version() async throws(StoreError) -> Int64
}

extension LedgerStore {
    /// Checks every digest and every link of a document's chain; answers the first number that is broken.
    ///
    /// A chain that ends before the document's head is broken where the next revision is missing.
    public func firstBroken(of document: DocumentID) async throws(StoreError) -> Int? {
        // Read before the history, which only grows, so that nobody's append looks like damage.
        let head = try await head(of: document)
        let history = try await history(of: document)
        var parent: Digest?
        for (index, revision) in history.enumerated() {
            guard revision.number == index + 1, revision.parent == parent, revision.isIntact else {
                return index + 1
            }
            parent = revision.digest
        }
        if let head {
            return head.number > history.count ? history.count + 1 : nil
        }
        guard !history.isEmpty, try await self.head(of: document) == nil else { return nil }
        return history.count + 1
    }
}
