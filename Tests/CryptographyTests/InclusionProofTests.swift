import Cryptography
import Testing

@Suite("Proofs of inclusion")
struct InclusionProofTests {
    @Test("the proofs of certificate transparency's test leaves")
    func known() throws {
        let tree = CertificateTransparency.tree
        func hashes(_ index: Int, _ size: Int) throws -> [String] {
            try #require(tree.inclusionProof(of: index, size: size)).hashes.map(\.hexadecimal)
        }
        #expect(try hashes(0, 1) == [])
        #expect(
            try hashes(0, 8) == [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ])
        #expect(
            try hashes(5, 8) == [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ])
        #expect(try hashes(2, 3) == ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"])
    }

    @Test("every proof up to 64 leaves is that of the definition, and verifies")
    func all() throws {
        let leaves = SampleLeaves.make(64)
        let tree = MerkleTree(leaves: leaves)
        for size in 1...64 {
            let root = try #require(tree.root(size: size))
            for index in 0..<size {
                let proof = try #require(tree.inclusionProof(of: index, size: size))
                let isGood =
                    proof.hashes == Definition.path(index, leaves[..<size]) && proof.verifies(leaves[index], in: root)
                #expect(isGood, "\(index) of \(size)")
            }
        }
    }

    @Test("a proof verifies for its leaf, place and size only")
    func others() throws {
        let leaves = SampleLeaves.make(20)
        let tree = MerkleTree(leaves: leaves)
        for size in 1...20 {
            let root = try #require(tree.root(size: size))
            for index in 0..<size {
                let hashes = try #require(tree.inclusionProof(of: index, size: size)).hashes
                func verifies(_ place: Int, _ size: Int, _ hashes: [Digest], _ leaf: Digest) -> Bool {
                    InclusionProof(index: place, size: size, hashes: hashes).verifies(leaf, in: root)
                }
                for other in -1...size where other != index {
                    #expect(!verifies(other, size, hashes, leaves[index]), "\(index) as \(other) of \(size)")
                }
                for other in leaves where other != leaves[index] { #expect(!verifies(index, size, hashes, other)) }
                #expect(!verifies(index, size, hashes + [leaves[0]], leaves[index]))
                #expect(!verifies(index, size, hashes + [root], leaves[index]))
                if !hashes.isEmpty { #expect(!verifies(index, size, hashes.dropLast(), leaves[index])) }
            }
        }
    }

    @Test("a proof longer than the way to the root is refused, even where its hashes lead there")
    func shorterTree() throws {
        let tree = CertificateTransparency.tree
        let hashes = try #require(tree.inclusionProof(of: 5, size: 8)).hashes
        let leaf = CertificateTransparency.leaves[5]
        #expect(InclusionProof(index: 5, size: 8, hashes: hashes).verifies(leaf, in: tree.root))
        #expect(!InclusionProof(index: 1, size: 4, hashes: hashes).verifies(leaf, in: tree.root))
        #expect(!InclusionProof(index: 1, size: 2, hashes: hashes).verifies(leaf, in: tree.root))
    }

    @Test("no bit of a proof, a leaf or a root can be changed")
    func flipped() throws {
        let leaves = SampleLeaves.make(13)
        let tree = MerkleTree(leaves: leaves)
        for index in 0..<13 {
            let proof = try #require(tree.inclusionProof(of: index, size: 13))
            let parts = [leaves[index], tree.root] + proof.hashes
            for bit in 0..<256 * parts.count {
                let changed = try parts.flipping(bit)
                let other = InclusionProof(index: index, size: 13, hashes: Array(changed[2...]))
                #expect(!other.verifies(changed[0], in: changed[1]), "leaf \(index), bit \(bit)")
            }
        }
    }

    @Test("proofs in trees of any size up to 3000 verify, and are no longer than the tree is high")
    func large() throws {
        let leaves = SampleLeaves.make(3_000)
        let tree = MerkleTree(leaves: leaves)
        let random = SeededBytes(seed: 21)
        for _ in 0..<300 {
            let size = 1 + random.number(below: 3_000)
            let index = random.number(below: size)
            let proof = try #require(tree.inclusionProof(of: index, size: size))
            let root = try #require(tree.root(size: size))
            #expect(proof.verifies(leaves[index], in: root), "\(index) of \(size)")
            #expect(!proof.verifies(leaves[(index + 1) % 3_000], in: root), "\(index) of \(size)")
            #expect(proof.hashes.count <= 12)
        }
    }

    @Test("numbers that nobody can mean verify nothing, and stop nothing")
    func absurd() {
        let leaf = MerkleTree.leafHash([])
        for (index, size) in [
            (0, 0), (-1, 1), (1, 1), (0, -1), (.max, .max), (.min, .max), (0, .max), (.max - 1, .max),
        ] {
            #expect(!InclusionProof(index: index, size: size, hashes: []).verifies(leaf, in: leaf))
            let long = [Digest](repeating: leaf, count: 100)
            #expect(!InclusionProof(index: index, size: size, hashes: long).verifies(leaf, in: leaf))
        }
    }
}
