public import Cryptography

/// The log of a ledger: all its revisions in one order, under checkpoints that anyone can check.
///
/// Entry n of the log is the digest of a revision; the leaf over it is hashed as RFC 6962 says. The log only grows: a
/// later checkpoint proves that it holds all that an earlier one held, so that nobody can be shown another past.
public protocol TransparencyLog: Sendable {
    /// Adds all revisions that are in no checkpoint yet, and keeps the checkpoint that `sign` makes over all entries.
    ///
    /// Answers the newest checkpoint when there is nothing to add; `nil` when the ledger is empty.
    func publish(
        at time: Int64, sign: @escaping @Sendable (MerkleTree) throws -> SignedNote
    ) async throws(StoreError) -> PublishedCheckpoint?

    /// Checkpoints, the newest first; at most `limit`.
    func checkpoints(limit: Int) async throws(StoreError) -> [PublishedCheckpoint]

    /// The position of a revision in the log, counted from 0; `nil` while no checkpoint holds it.
    func position(of revision: Digest) async throws(StoreError) -> Int?

    /// Entries from a position on; at most `limit`.
    func entries(from position: Int, limit: Int) async throws(StoreError) -> [Digest]
}

/// A checkpoint as it was published.
public struct PublishedCheckpoint: Hashable, Sendable {
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
}

extension TransparencyLog {
    /// The tree over the first entries of the log.
    public func tree(size: Int) async throws(StoreError) -> MerkleTree {
        let entries = try await entries(from: 0, limit: size)
        return MerkleTree(leaves: entries.map { MerkleTree.leafHash($0.bytes) })
    }
}
