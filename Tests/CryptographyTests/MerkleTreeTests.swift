import Cryptography
import Testing

@Suite("Merkle trees")
struct MerkleTreeTests {
    @Test(
        "the roots of the eight leaves that tests of certificate transparency use",
        arguments: zip(0...8, CertificateTransparency.roots))
    func known(count: Int, root: String) {
        let leaves = Array(CertificateTransparency.leaves.prefix(count))
        #expect(MerkleTree.root(of: leaves).hexadecimal == root)
        #expect(CertificateTransparency.tree.root(size: count)?.hexadecimal == root)
    }

    @Test("the root of nothing is the SHA-256 of nothing")
    func empty() {
        #expect(MerkleTree().root == MerkleTree.emptyRoot)
        #expect(MerkleTree().count == 0)
        #expect(MerkleTree.root(of: []).hexadecimal.hasPrefix("e3b0c442"))
    }

    @Test("the root is that of the definition, at every size, while leaves are added and afterwards")
    func definition() throws {
        let leaves = SampleLeaves.make(130)
        var tree = MerkleTree()
        for size in 0...130 {
            #expect(tree.root == Definition.root(leaves[..<size]))
            if size < 130 { tree.append(leaves[size]) }
        }
        #expect(tree == MerkleTree(leaves: leaves))
        for size in 0...130 { #expect(tree.root(size: size) == Definition.root(leaves[..<size])) }
    }

    @Test("larger trees have the root of the definition", arguments: [1_023, 1_024, 1_025, 2_049, 2_999])
    func large(size: Int) {
        let leaves = SampleLeaves.make(3_000)
        #expect(MerkleTree(leaves: leaves).root(size: size) == Definition.root(leaves[..<size]))
    }

    @Test("every level has half the nodes of the one below, rounded down")
    func levels() {
        let tree = MerkleTree(leaves: SampleLeaves.make(300))
        #expect(tree.levels.map(\.count) == [300, 150, 75, 37, 18, 9, 4, 2, 1])
        // The first hash of a tile of the second height is the root over a full tile of leaves.
        #expect(tree.levels[8][0] == tree.root(size: 256))
    }

    @Test("a tree is read from its levels, and goes on growing", arguments: [0, 1, 2, 3, 7, 8, 9, 100])
    func stored(count: Int) throws {
        let tree = MerkleTree(leaves: SampleLeaves.make(count))
        var read = try #require(MerkleTree(levels: tree.levels))
        #expect(read == tree)
        for leaf in SampleLeaves.make(count + 5).dropFirst(count) { read.append(leaf) }
        #expect(read == MerkleTree(leaves: SampleLeaves.make(count + 5)))
    }

    @Test("levels of no tree are not read")
    func refused() {
        let leaf = MerkleTree.leafHash([])
        #expect(MerkleTree(levels: []) == nil)
        #expect(MerkleTree(levels: [[], []]) == nil)
        #expect(MerkleTree(levels: [[leaf], []]) == nil)
        #expect(MerkleTree(levels: [[leaf, leaf]]) == nil)
        #expect(MerkleTree(levels: [[leaf], [leaf]]) == nil)
        #expect(MerkleTree(levels: [[leaf, leaf, leaf], [leaf, leaf]]) == nil)
    }

    @Test("there are no roots and proofs of trees that never were", arguments: [-1, 9, Int.min, Int.max])
    func never(size: Int) {
        let tree = CertificateTransparency.tree
        #expect(tree.root(size: size) == nil)
        #expect(tree.inclusionProof(of: 0, size: size) == nil)
        #expect(tree.inclusionProof(of: size, size: 8) == nil)
        #expect(tree.consistencyProof(from: size, to: 8) == nil)
        #expect(tree.consistencyProof(from: 0, to: size) == nil)
    }

    @Test("a leaf and a node with the same content have different hashes")
    func prefixes() {
        let (one, two) = (MerkleTree.leafHash([1]), MerkleTree.leafHash([2]))
        #expect(MerkleTree.leafHash(one.bytes + two.bytes) != MerkleTree.nodeHash(one, two))
        #expect(MerkleTree.nodeHash(one, two) != MerkleTree.nodeHash(two, one))
    }
}
