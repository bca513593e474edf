/// The hashes by which anyone can check that an earlier tree is the beginning of a later one.
///
/// - Source: RFC 9162, section 2.1.4.
public struct ConsistencyProof: Hashable, Sendable {
    /// The size of the earlier tree.
    public let from: Int
    /// The size of the later tree.
    public let to: Int
    /// From the leaves up.
    public let hashes: [Digest]

    /// Takes a proof as it was received; any numbers and hashes will do, until it is checked.
    public init(from: Int, to: Int, hashes: [Digest]) {
        self.from = from
        self.to = to
        self.hashes = hashes
    }

    /// Whether the tree with the first root is the beginning of the one with the second.
    ///
    /// An empty tree is the beginning of any; equal sizes need equal roots and no hashes.
    public func verifies(_ first: Digest, _ second: Digest) -> Bool {
        guard from >= 0, from <= to else { return false }
        if from == to { return hashes.isEmpty && first == second && (from > 0 || first == MerkleTree.emptyRoot) }
        if from == 0 { return hashes.isEmpty && first == MerkleTree.emptyRoot }
        // The way starts at the largest complete subtree that ends where the first tree does.
        let height = from.trailingZeroBitCount
        var path = AuditPath(index: (from - 1) >> height, last: (to - 1) >> height)
        var rest = hashes[...]
        let isComplete = from & (from - 1) == 0
        guard let start = isComplete ? first : rest.popFirst() else { return false }
        var earlier = start
        var later = start
        for hash in rest {
            guard let side = path.next() else { return false }
            if side == .left { earlier = MerkleTree.nodeHash(hash, earlier) }
            later = side == .left ? MerkleTree.nodeHash(hash, later) : MerkleTree.nodeHash(later, hash)
        }
        return path.isAtRoot && earlier == first && later == second
    }
}
