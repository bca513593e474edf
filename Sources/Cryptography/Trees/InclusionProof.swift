/// The hashes beside the way from a leaf to the root, by which anyone can check that it is there.
///
/// - Source: RFC 9162, section 2.1.3.
public struct InclusionProof: Hashable, Sendable {
    /// Which leaf, counted from 0.
    public let index: Int
    /// How many leaves the tree has.
    public let size: Int
    /// From the leaf up.
    public let hashes: [Digest]

    /// Takes a proof as it was received; any numbers and hashes will do, until it is checked.
    public init(index: Int, size: Int, hashes: [Digest]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// One step up: the hash beside the way, on which side of it that stands, and what both come to.
    public struct Step: Hashable, Sendable {
        /// The hash beside the way.
        public let beside: Digest
        /// Whether it stands before what was reached.
        public let isLeft: Bool
        /// The hash of the node over both.
        public let result: Digest
    }

    /// The way from a leaf, given by its leaf hash, to the root; `nil` where numbers and hashes do not fit together.
    public func way(from leaf: Digest) -> [Step]? {
        guard index >= 0, index < size else { return nil }
        var path = AuditPath(index: index, last: size - 1)
        var found = leaf
        var steps: [Step] = []
        for hash in hashes {
            guard let side = path.next() else { return nil }
            found = side == .left ? MerkleTree.nodeHash(hash, found) : MerkleTree.nodeHash(found, hash)
            steps.append(Step(beside: hash, isLeft: side == .left, result: found))
        }
        return path.isAtRoot ? steps : nil
    }

    /// Whether a leaf, given by its leaf hash, is in the tree with this root.
    ///
    /// Size and root must come from one checkpoint: some ways to the root are the same in trees of several sizes.
    public func verifies(_ leaf: Digest, in root: Digest) -> Bool {
        guard let way = way(from: leaf) else { return false }
        return (way.last?.result ?? leaf) == root
    }
}
