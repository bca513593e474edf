package import Cryptography
package import Ledger

/// The proof that a checkpoint holds a revision, as other programs read it; digests are in hexadecimal.
package struct ProofExport: Encodable, Sendable {
    /// The document, where it may be named.
    package var document: String?
    /// The number of the revision, where it may be named.
    package var number: Int?
    package let revision: String
    package let leaf: String
    package let index: Int
    package let size: Int
    package let hashes: [String]
    package let checkpoint: String

    package init(of revision: Digest, _ proof: InclusionProof, under checkpoint: PublishedCheckpoint) {
        self.revision = revision.hexadecimal
        leaf = MerkleTree.leafHash(revision.bytes).hexadecimal
        index = proof.index
        size = proof.size
        hashes = proof.hashes.map(\.hexadecimal)
        self.checkpoint = checkpoint.note
    }
}
