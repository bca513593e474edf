extension MerkleTree {
    /// The proof that a leaf is in the tree of a size; `nil` when that tree never was or has no such leaf.
    ///
    /// - Source: RFC 6962, section 2.1.1.
    public func inclusionProof(of index: Int, size: Int) -> InclusionProof? {
        guard (0...count).contains(size), (0..<size).contains(index) else { return nil }
        let beside = Self.besideTheWay(from: index, size: size)
        return InclusionProof(index: index, size: size, hashes: beside.map(root(of:)))
    }

    /// The leaves under each hash of an inclusion proof, from the leaf up; the index must be below the size.
    public static func besideTheWay(from index: Int, size: Int) -> [Range<Int>] {
        precondition((0..<size).contains(index), "a tree proves what it holds")
        var beside: [Range<Int>] = []
        var range = 0..<size
        while range.count > 1 {
            let middle = split(range)
            let (left, right) = (range.lowerBound..<middle, middle..<range.upperBound)
            beside.append(index < middle ? right : left)
            range = index < middle ? left : right
        }
        return beside.reversed()
    }

    /// The proof that one tree is the beginning of another; `nil` when they never had these sizes.
    ///
    /// - Source: RFC 6962, section 2.1.2.
    public func consistencyProof(from first: Int, to second: Int) -> ConsistencyProof? {
        guard first >= 0, first <= second, second <= count else { return nil }
        var hashes: [Digest] = []
        var range = 0..<second
        while first > 0, first < range.upperBound {
            let middle = Self.split(range)
            if first <= middle {
                hashes.append(root(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                hashes.append(root(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        // A first tree that is itself a subtree is known to who checks, and left out.
        if first > 0, range.lowerBound > 0 { hashes.append(root(of: range)) }
        return ConsistencyProof(from: first, to: second, hashes: hashes.reversed())
    }

    /// Where a range of at least two leaves is divided: after the largest power of two below its length.
    private static func split(_ range: Range<Int>) -> Int {
        range.lowerBound + 1 << (Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount)
    }
}
