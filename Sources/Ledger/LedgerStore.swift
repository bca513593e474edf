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
}

/// What a store of the ledger must answer; it is written in one way only.
public protocol LedgerStore: Sendable {
    /// Appends a revision if the document's head is still `parent`; otherwise answers `.conflict`.
    func append(_ revision: Revision) async throws(StoreError)

    /// The newest revision of a document; `nil` when there is none.
    func head(of document: DocumentID) async throws(StoreError) -> Revision?

    /// One revision of a document.
    func revision(_ number: Int, of document: DocumentID) async throws(StoreError) -> Revision

    /// All revisions of a document, oldest first.
    func history(of document: DocumentID) async throws(StoreError) -> [Revision]

    /// The heads of all documents of a kind, by name.
    func documents(of kind: String) async throws(StoreError) -> [Revision]

    /// A number that grows with every append, to know whether something changed.
    func version() async throws(StoreError) -> Int64
}

extension LedgerStore {
    /// Checks every digest and every link of a document's chain; answers the first number that is broken.
    public func firstBroken(of document: DocumentID) async throws(StoreError) -> Int? {
        var parent: Digest?
        for (index, revision) in try await history(of: document).enumerated() {
            guard revision.number == index + 1, revision.parent == parent, revision.isIntact else {
                return index + 1
            }
            parent = revision.digest
        }
        return nil
    }
}
