import Cryptography
import Testing

@Suite("Proofs of consistency")
struct ConsistencyProofTests {
    @Test("the proofs of certificate transparency's test leaves")
    func known() throws {
        let tree = CertificateTransparency.tree
        func hashes(_ first: Int, _ second: Int) throws -> [String] {
            try #require(tree.consistencyProof(from: first, to: second)).hashes.map(\.hexadecimal)
        }
        #expect(try hashes(1, 1) == [])
        #expect(
            try hashes(1, 8) == [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ])
        #expect(
            try hashes(6, 8) == [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ])
        #expect(
            try hashes(2, 5) == [
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ])
    }

    @Test("every proof up to 64 leaves is that of the definition, and verifies")
    func all() throws {
        let leaves = SampleLeaves.make(64)
        let tree = MerkleTree(leaves: leaves)
        let roots = try (0...64).map { try #require(tree.root(size: $0)) }
        for second in 0...64 {
            for first in 0...second {
                let proof = try #require(tree.consistencyProof(from: first, to: second))
                let defined = first == 0 ? [] : Definition.proof(first, leaves[..<second])
                let isGood = proof.hashes == defined && proof.verifies(roots[first], roots[second])
                #expect(isGood, "\(first) to \(second)")
            }
        }
    }

    @Test("a proof verifies for its two roots only")
    func others() throws {
        let tree = MerkleTree(leaves: SampleLeaves.make(20))
        let roots = try (0...20).map { try #require(tree.root(size: $0)) }
        for second in 0...20 {
            for first in 0...second {
                let proof = try #require(tree.consistencyProof(from: first, to: second))
                for other in 0...20 {
                    if other != first { #expect(!proof.verifies(roots[other], roots[second])) }
                    if other != second, first > 0 { #expect(!proof.verifies(roots[first], roots[other])) }
                }
                let longer = ConsistencyProof(from: first, to: second, hashes: proof.hashes + [roots[1]])
                #expect(!longer.verifies(roots[first], roots[second]))
                guard !proof.hashes.isEmpty else { continue }
                let shorter = ConsistencyProof(from: first, to: second, hashes: proof.hashes.dropLast())
                #expect(!shorter.verifies(roots[first], roots[second]))
            }
        }
    }

    @Test("no bit of a proof or of a root can be changed")
    func flipped() throws {
        let tree = MerkleTree(leaves: SampleLeaves.make(13))
        for first in 1..<13 {
            let proof = try #require(tree.consistencyProof(from: first, to: 13))
            let parts = [try #require(tree.root(size: first)), tree.root] + proof.hashes
            for bit in 0..<256 * parts.count {
                let changed = try parts.flipping(bit)
                let other = ConsistencyProof(from: first, to: 13, hashes: Array(changed[2...]))
                #expect(!other.verifies(changed[0], changed[1]), "\(first), bit \(bit)")
            }
        }
    }

    @Test("a tree with one leaf changed is no continuation")
    func rewritten() throws {
        let leaves = SampleLeaves.make(30)
        for changed in 0..<17 {
            var others = leaves
            others[changed] = MerkleTree.leafHash([])
            let forged = MerkleTree(leaves: others)
            let proof = try #require(forged.consistencyProof(from: 17, to: 30))
            #expect(!proof.verifies(MerkleTree.root(of: Array(leaves[..<17])), forged.root), "\(changed)")
        }
    }

    @Test("proofs between any two sizes up to 3000 verify")
    func large() throws {
        let tree = MerkleTree(leaves: SampleLeaves.make(3_000))
        let random = SeededBytes(seed: 22)
        for _ in 0..<300 {
            let second = 1 + random.number(below: 3_000)
            let first = 1 + random.number(below: second)
            let proof = try #require(tree.consistencyProof(from: first, to: second))
            let (earlier, later) = (try #require(tree.root(size: first)), try #require(tree.root(size: second)))
            #expect(proof.verifies(earlier, later), "\(first) to \(second)")
            #expect(proof.hashes.count <= 13)
            if first < second { #expect(!proof.verifies(later, earlier)) }
        }
    }

    @Test("numbers that nobody can mean verify nothing, and stop nothing")
    func absurd() {
        let leaf = MerkleTree.leafHash([])
        for (first, second) in [(-1, 0), (2, 1), (.min, .max), (1, .max), (.max - 1, .max), (.max, .min), (0, 0)] {
            for count in [0, 1, 100] {
                let hashes = [Digest](repeating: leaf, count: count)
                #expect(!ConsistencyProof(from: first, to: second, hashes: hashes).verifies(leaf, leaf))
            }
        }
    }
}
