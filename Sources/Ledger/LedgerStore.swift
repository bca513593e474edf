public import Cryptography

/// Why a store cannot answer.
public enum StoreError: Error, Hashable, Sendable {
    /// There is no such document or revision.
    case notFound(DocumentID)
    /// Somebody else saved first; their revision is the head now.
    case conflict(head: Digest?)
    /// The store cannot be read or written at the moment.
    case unavailable
    /// The disk is full; nothing of this was kept.
    case full
    /// The store can only be read; nothing of this was kept.
    case readOnly
    /// What is on the disk is damaged.
    case damagedStore
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
    /// What is secret in the store was sealed with another key than the one that was given.
    case otherKey
}

/// What a store of the ledger must answer; it is written in one way only.
public protocol LedgerStore: Sendable {
    /// Appends revisions if the document's head is still the one they are meant for; otherwise answers `.conflict`.
    ///
    /// What was appended is on the disk when this returns, all of it or nothing. After `.unavailable` nobody can say
    /// whether it is: appending the same again either succeeds or answers a conflict whose head is the last one's digest.
    func append(_ batch: RevisionBatch) async throws(StoreError)

    /// The newest revision of a document; `nil` when there is none.
    func head(of document: DocumentID) async throws(StoreError) -> Revision?

    /// One revision of a document, by its digest.
    func revision(_ digest: Digest, of document: DocumentID) async throws(StoreError) -> Revision

    /// One revision of a document's main line, by its number.
    func revision(_ number: Int, of document: DocumentID) async throws(StoreError) -> Revision

    /// All revisions of a document in the order of their arrival, those of merged lines too; none for one that does
    /// not exist.
    func revisions(of document: DocumentID) async throws(StoreError) -> [Revision]

    /// The heads of all documents of a kind, by the UTF-8 bytes of their names.
    func documents(of kind: String) async throws(StoreError) -> [Revision]

    /// The heads of all documents without their bodies, by the UTF-8 bytes of their kinds and names.
    func heads() async throws(StoreError) -> [DocumentHead]

    /// The heads of the documents of a kind whose names begin with a text, without their bodies, by the UTF-8 bytes of
    /// their names.
    func heads(of kind: String, beginningWith name: String) async throws(StoreError) -> [DocumentHead]

    /// Revisions in the order of their arrival, after a position; at most `limit`.
    func changes(since position: Int64, limit: Int) async throws(StoreError) -> [LedgerChange]

    /// Which documents revisions arrived for, in the order of their arrival after a position; at most `limit`.
    func changedDocuments(since position: Int64, limit: Int) async throws(StoreError) -> [DocumentChange]

    /// The position of the newest revision: it grows with every append, to know whether something changed.
    func version() async throws(StoreError) -> Int64
}

/// A document and its newest revision.
public struct DocumentHead: Hashable, Sendable {
    /// The document.
    public var document: DocumentID
    /// The number of its newest revision.
    public var number: Int
    /// The digest of its newest revision.
    public var digest: Digest

    /// Names a document's newest revision.
    public init(document: DocumentID, number: Int, digest: Digest) {
        self.document = document
        self.number = number
        self.digest = digest
    }
}

/// A revision that arrived in a store, and where in the order of arrival it stands.
public struct LedgerChange: Hashable, Sendable {
    /// Its position; positions grow, with gaps.
    public var position: Int64
    /// The revision.
    public var revision: Revision

    /// Places a revision.
    public init(position: Int64, revision: Revision) {
        self.position = position
        self.revision = revision
    }
}

/// That a revision arrived for a document, without the revision.
public struct DocumentChange: Hashable, Sendable {
    /// The position of the revision.
    public var position: Int64
    /// The document.
    public var document: DocumentID

    /// Places a change.
    public init(position: Int64, document: DocumentID) {
        self.position = position
        self.document = document
    }
}

extension LedgerStore {
    /// Which documents revisions arrived for; a store that can leave out their bodies does so.
    public func changedDocuments(
        since position: Int64, limit: Int
    ) async throws(StoreError) -> [DocumentChange] {
        try await changes(since: position, limit: limit).map {
            DocumentChange(position: $0.position, document: $0.revision.document)
        }
    }

    /// Appends one revision after its parent.
    public func append(_ revision: Revision) async throws(StoreError) {
        try await append(RevisionBatch([revision], onto: revision.parent))
    }

    /// A document's revisions, arranged.
    public func history(of document: DocumentID) async throws(StoreError) -> History {
        History(try await revisions(of: document))
    }

    /// One revision of a document's main line, by its number; a store that finds it sooner does so.
    public func revision(_ number: Int, of document: DocumentID) async throws(StoreError) -> Revision {
        guard let found = try await history(of: document).revision(number) else { throw .notFound(document) }
        return found
    }

    /// Checks every digest and every link of a document's chain; answers the first number that is broken.
    ///
    /// A chain that ends before the document's head is broken where the next revision is missing.
    public func firstBroken(of document: DocumentID) async throws(StoreError) -> Int? {
        try await checkedHistory(of: document).firstBroken
    }

    /// A document's revisions, and the first number that is broken.
    public func checkedHistory(
        of document: DocumentID
    ) async throws(StoreError) -> (history: History, firstBroken: Int?) {
        // Read before the history, which only grows, so that nobody's append looks like damage.
        let head = try await head(of: document)
        let history = try await history(of: document)
        if head == nil, let newest = history.head, try await self.head(of: document) == nil {
            return (history, history.firstBroken ?? newest.number + 1)
        }
        return (history, history.firstBroken(endingAt: head?.digest))
    }
}
