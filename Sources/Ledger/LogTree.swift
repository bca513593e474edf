public import Cryptography

/// The tree over a log, of which only what was asked for is computed.
///
/// One hash for every 256 entries is kept, computed once from the entries: about 300 kB for a million. A tile and a
/// proof then read a few hundred entries, however long the log is.
public actor LogTree {
    private let log: any TransparencyLog
    /// `kept[0]` holds the hashes of tiles of level 1, one for every 256 entries, `kept[1]` those of level 2.
    private var kept: [[Digest]] = [[]]

    /// Takes the log; nothing is read before it is needed.
    public init(_ log: any TransparencyLog) { self.log = log }

    /// The hashes of a tile, under a checkpoint of some size; `nil` where that log has no such tile.
    public func hashes(of tile: LogTile, size: Int) async throws(StoreError) -> [Digest]? {
        guard tile.isWithin(size: size) else { return nil }
        return try await hashes(level: tile.level, tile.range)
    }

    /// The root over the first entries.
    public func root(size: Int) async throws(StoreError) -> Digest { try await root(of: 0..<size) }

    /// The proof that an entry is under a checkpoint of some size; `nil` where it has no such entry.
    public func inclusionProof(of index: Int, size: Int) async throws(StoreError) -> InclusionProof? {
        guard (0..<size).contains(index) else { return nil }
        var hashes: [Digest] = []
        for range in MerkleTree.besideTheWay(from: index, size: size) { hashes.append(try await root(of: range)) }
        return InclusionProof(index: index, size: size, hashes: hashes)
    }

    private func root(of range: Range<Int>) async throws(StoreError) -> Digest {
        var roots: [Digest] = []
        for subtree in MerkleTree.subtrees(of: range) {
            // A subtree of any height is the root over at most 128 hashes of the tile level below it.
            let level = subtree.height / 8
            let height = subtree.height % 8
            let below = subtree.index << height..<(subtree.index + 1) << height
            roots.append(MerkleTree.root(of: try await hashes(level: level, below)))
        }
        return MerkleTree.joined(roots)
    }

    private func hashes(level: Int, _ range: Range<Int>) async throws(StoreError) -> [Digest] {
        guard level > 0 else {
            let entries = try await log.entries(from: range.lowerBound, limit: range.count)
            // What a checkpoint counted is there.
            guard entries.count == range.count else { throw .damagedStore }
            return entries.map { MerkleTree.leafHash($0.bytes) }
        }
        try await read(upTo: range.upperBound << (8 * (level - 1)))
        return Array(kept[level - 1][range])
    }

    /// Computes hashes of level 1 until there are so many, and those above them.
    private func read(upTo count: Int) async throws(StoreError) {
        while kept[0].count < count {
            let begun = kept[0].count
            let tiles = min(count - begun, 64)
            let entries = try await log.entries(from: begun << 8, limit: tiles << 8)
            guard entries.count == tiles << 8 else { throw .damagedStore }
            // Somebody else may have come as far while this waited.
            guard kept[0].count == begun else { continue }
            for start in stride(from: 0, to: entries.count, by: LogTile.fullWidth) {
                let leaves = entries[start..<start + LogTile.fullWidth].map { MerkleTree.leafHash($0.bytes) }
                keep(MerkleTree.root(of: leaves), level: 0)
            }
        }
    }

    private func keep(_ hash: Digest, level: Int) {
        if level == kept.count { kept.append([]) }
        kept[level].append(hash)
        guard kept[level].count.isMultiple(of: LogTile.fullWidth) else { return }
        keep(MerkleTree.root(of: Array(kept[level].suffix(LogTile.fullWidth))), level: level + 1)
    }
}
