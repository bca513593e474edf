import Cryptography
import Ledger
import Testing

@Suite("The tree over a log, computed where it is asked for")
struct LogTreeTests {
    /// A log of nothing but digests, which counts what is read of it.
    private actor Digests: TransparencyLog {
        let digests: [Digest]
        private(set) var read = 0

        init(_ count: Int) {
            digests = (0..<count).map { number in
                Digest.sha256(withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) })
            }
        }

        func entries(from position: Int, limit: Int) -> [Digest] {
            let found = Array(digests.dropFirst(position).prefix(limit))
            read += found.count
            return found
        }

        func publish(
            at time: Int64, unlessAfter earlier: Int64?, sign: @escaping @Sendable (MerkleTree) throws -> SignedNote
        ) throws(StoreError) -> PublishedCheckpoint? { throw .readOnly }
        func checkpoints(limit: Int) -> [PublishedCheckpoint] { [] }
        func checkpoint(size: Int) -> PublishedCheckpoint? { nil }
        func position(of revision: Digest) -> Int? { digests.firstIndex(of: revision) }
        func document(of revision: Digest) -> DocumentID? { nil }

        var tree: MerkleTree { MerkleTree(leaves: digests.map { MerkleTree.leafHash($0.bytes) }) }
    }

    @Test("roots and proofs are those of the whole tree", arguments: [1, 2, 255, 256, 257, 511, 512, 1000])
    func proofs(size: Int) async throws {
        let log = Digests(size)
        let whole = await log.tree
        let tree = LogTree(log)
        #expect(try await tree.root(size: size) == whole.root)
        for index in Set([0, 1, size / 3, 255, 256, size - 2, size - 1]) where (0..<size).contains(index) {
            let proof = try #require(try await tree.inclusionProof(of: index, size: size))
            #expect(proof == whole.inclusionProof(of: index, size: size))
            let way = try #require(proof.way(from: MerkleTree.leafHash(log.digests[index].bytes)))
            #expect(way.last.map { $0.result == whole.root } ?? (size == 1))
            #expect(way.count == proof.hashes.count)
        }
        #expect(try await tree.inclusionProof(of: size, size: size) == nil)
        #expect(try await tree.inclusionProof(of: -1, size: size) == nil)
    }

    @Test("proofs under an earlier checkpoint are those of the tree as it was")
    func earlier() async throws {
        let log = Digests(700)
        let whole = await log.tree
        let tree = LogTree(log)
        for size in [1, 300, 512, 699] {
            #expect(try await tree.root(size: size) == whole.root(size: size))
            #expect(
                try await tree.inclusionProof(of: size / 2, size: size)
                    == whole.inclusionProof(of: size / 2, size: size))
        }
    }

    @Test("tiles of every level are neighbours of every eighth level, and are there only where the log has them")
    func tiles() async throws {
        let size = 66_000
        let log = Digests(size)
        let whole = await log.tree
        let tree = LogTree(log)
        for path in ["0/000", "0/257.p/208", "1/000", "1/001.p/1", "2/000.p/1"] {
            let tile = try #require(LogTile(path: path))
            #expect(try await tree.hashes(of: tile, size: size) == Array(whole.levels[8 * tile.level][tile.range]))
        }
        for path in ["0/257.p/209", "0/257", "1/001.p/2", "2/000.p/2", "3/000.p/1", "0/x999/999"] {
            #expect(try await tree.hashes(of: try #require(LogTile(path: path)), size: size) == nil)
        }
        #expect(try await tree.root(size: size) == whole.root)
    }

    @Test("the entries are read through once; afterwards a proof reads a few hundred of them")
    func cost() async throws {
        let log = Digests(20_000)
        let tree = LogTree(log)
        _ = try await tree.inclusionProof(of: 7, size: 20_000)
        let first = await log.read
        #expect(first < 21_000)
        _ = try await tree.inclusionProof(of: 12_345, size: 20_000)
        #expect(await log.read - first <= 512)
    }

    @Test("several that ask at once are all answered rightly")
    func together() async throws {
        let log = Digests(3_000)
        let whole = await log.tree
        let tree = LogTree(log)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in stride(from: 0, to: 3_000, by: 211) {
                group.addTask {
                    try await tree.inclusionProof(of: index, size: 3_000)
                        == whole.inclusionProof(of: index, size: 3_000)
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    @Test("a log that lost entries is damage, not another tree")
    func damage() async {
        let tree = LogTree(Digests(10))
        await #expect(throws: StoreError.damagedStore) { _ = try await tree.root(size: 11) }
    }
}
