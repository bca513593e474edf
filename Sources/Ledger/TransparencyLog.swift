public import Cryptography

/// The log of a ledger: all its revisions in one order, under checkpoints that anyone can check.
///
/// Entry n of the log is the digest of a revision; the leaf over it is hashed as RFC 6962 says. The log only grows: a
/// later checkpoint proves that it holds all that an earlier one held, so that nobody can be shown another past.
public protocol TransparencyLog: Sendable {
    /// Adds all revisions that are in no checkpoint yet, and keeps the checkpoint that `sign` makes over all entries.
    ///
    /// Answers the newest checkpoint when it was made after `earlier`, of several that ask at once too, or when there is
    /// nothing to add; `nil` when the ledger is empty.
    func publish(
        at time: Int64, unlessAfter earlier: Int64?, sign: @escaping @Sendable (MerkleTree) throws -> SignedNote
    ) async throws(StoreError) -> PublishedCheckpoint?

    /// Checkpoints, the newest first; at most `limit`.
    func checkpoints(limit: Int) async throws(StoreError) -> [PublishedCheckpoint]

    /// The checkpoint over so many entries.
    func checkpoint(size: Int) async throws(StoreError) -> PublishedCheckpoint?

    /// The position of a revision in the log, counted from 0; `nil` while no checkpoint holds it.
    func position(of revision: Digest) async throws(StoreError) -> Int?

    /// Entries from a position on; at most `limit`.
    func entries(from position: Int, limit: Int) async throws(StoreError) -> [Digest]

    /// The document that a revision belongs to, whether or not a checkpoint holds it.
    func document(of revision: Digest) async throws(StoreError) -> DocumentID?
}

/// A checkpoint as it was published.
public struct PublishedCheckpoint: Hashable, Sendable {
    /// The name of the log of a Qala that has no public address.
    public static let localOrigin = "qala/log"

    /// How many entries it holds.
    public var size: Int
    /// When it was made, in seconds since 1970.
    public var time: Int64
    /// The signed note, as it is served.
    public var note: String

    /// Takes a checkpoint as it is kept.
    public init(size: Int, time: Int64, note: String) {
        self.size = size
        self.time = time
        self.note = note
    }

    /// What the note says, whoever signed it; `nil` where it is no checkpoint of this size.
    public var stated: Checkpoint? {
        guard let note = try? SignedNote(bytes: Array(note.utf8)), let stated = try? Checkpoint(text: note.text),
            stated.size == size
        else { return nil }
        return stated
    }
}

extension TransparencyLog {
    /// Adds all revisions that are in no checkpoint yet, whenever the newest was made.
    public func publish(
        at time: Int64, sign: @escaping @Sendable (MerkleTree) throws -> SignedNote
    ) async throws(StoreError) -> PublishedCheckpoint? {
        try await publish(at: time, unlessAfter: nil, sign: sign)
    }

    /// The newest checkpoint.
    public func newestCheckpoint() async throws(StoreError) -> PublishedCheckpoint? {
        try await checkpoints(limit: 1).first
    }
}
