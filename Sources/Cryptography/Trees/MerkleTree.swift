/// A list that only grows, with one hash that stands for all of it and short proofs of what it holds.
///
/// The tree of certificate transparency. For *n* leaves and *k* the largest power of two below *n*,
/// `root(n) = SHA-256(0x01 ‖ root of the first k ‖ root of the others)`; a leaf is `SHA-256(0x00 ‖ bytes)`.
///
/// - Source: RFC 6962, section 2.1; RFC 9162, section 2.1.
public struct MerkleTree: Hashable, Sendable {
    /// The hashes of all complete subtrees: `levels[h][i]` is that of the 2^h leaves from `i`·2^h on.
    ///
    /// The first level holds the leaves. A tile of a published log is 256 neighbours of every eighth level.
    public private(set) var levels: [[Digest]]

    /// Builds a tree of leaves that are hashes already.
    public init(leaves: some Sequence<Digest> = []) {
        levels = [[]]
        for leaf in leaves { append(leaf) }
    }

    /// Takes the levels of a tree as they were stored; `nil` when their lengths are those of no tree.
    ///
    /// The hashes are taken as they are: compare the root with one that somebody signed.
    public init?(levels: [[Digest]]) {
        guard let leaves = levels.first else { return nil }
        var count = leaves.count
        for (height, level) in levels.enumerated() {
            guard level.count == count, height == 0 || count > 0 else { return nil }
            count /= 2
        }
        guard count == 0 else { return nil }
        self.levels = levels
    }

    /// How many leaves there are.
    public var count: Int { levels[0].count }

    /// The root over all leaves.
    public var root: Digest { root(of: 0..<count) }

    /// Adds a leaf, computing one node on average and no more than there are levels.
    public mutating func append(_ leaf: Digest) {
        levels[0].append(leaf)
        var height = 0
        while levels[height].count.isMultiple(of: 2) {
            let children = levels[height].suffix(2)
            let node = Self.nodeHash(children[children.startIndex], children[children.startIndex + 1])
            height += 1
            if height == levels.count { levels.append([]) }
            levels[height].append(node)
        }
    }

    /// The root as it was when there were so many leaves; `nil` when there never were.
    public func root(size: Int) -> Digest? {
        (0...count).contains(size) ? root(of: 0..<size) : nil
    }

    /// The root over leaves that are hashes already.
    public static func root(of leaves: [Digest]) -> Digest {
        MerkleTree(leaves: leaves).root
    }

    /// The root of a tree without leaves: the SHA-256 of nothing.
    public static let emptyRoot = Digest.sha256([])

    /// The hash of a leaf with some content.
    public static func leafHash(_ bytes: [UInt8]) -> Digest {
        .sha256([0] + bytes)
    }

    /// The hash of a node over two subtrees.
    public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
        .sha256([1] + left.bytes + right.bytes)
    }

    /// The root over a range that begins where a subtree of at least its length may begin.
    func root(of range: Range<Int>) -> Digest {
        Self.joined(Self.subtrees(of: range).map { levels[$0.height][$0.index] })
    }

    /// The complete subtrees that a range falls into, from the largest to the smallest; the range must begin where a
    /// subtree of at least its length may begin.
    public static func subtrees(of range: Range<Int>) -> [(height: Int, index: Int)] {
        var subtrees: [(height: Int, index: Int)] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let height = Int.bitWidth - 1 - (range.upperBound - start).leadingZeroBitCount
            subtrees.append((height, start >> height))
            start += 1 << height
        }
        return subtrees
    }

    /// The root over neighbouring subtrees that grow smaller, joined from the right.
    public static func joined(_ subtrees: [Digest]) -> Digest {
        guard let last = subtrees.last else { return emptyRoot }
        return subtrees.dropLast().reversed().reduce(last) { nodeHash($1, $0) }
    }
}
