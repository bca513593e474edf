import Cryptography
import Inventories
import Ledger
import Pages
import Quantities

/// The log as everybody may ask for it, and what of the ledger behind it everybody may read.
struct PublicLog: Sendable {
    let ledger: any LedgerStore & TransparencyLog
    let tree: LogTree
    /// Who signs checkpoints here; nobody where there are no keys.
    let signer: NoteSigner?

    init(_ ledger: any LedgerStore & TransparencyLog, signer: NoteSigner?) {
        self.ledger = ledger
        self.signer = signer
        tree = LogTree(ledger)
    }

    /// Whether a document may be read with all its revisions; of others the log gives digests and nothing else.
    static func isPublic(_ document: DocumentID) -> Bool { PublishedDocuments.kinds.contains(document.kind) }

    /// Where a digest stands under the newest checkpoint, with the proof.
    struct Place: Sendable {
        let checkpoint: PublishedCheckpoint
        let stated: Checkpoint
        let proof: InclusionProof
    }

    /// Where a digest stands under the newest checkpoint; `nil` while none holds it.
    func place(of digest: Digest) async throws(StoreError) -> Place? {
        guard let checkpoint = try await ledger.newestCheckpoint(), let stated = checkpoint.stated,
            let index = try await ledger.position(of: digest),
            let proof = try await tree.inclusionProof(of: index, size: checkpoint.size)
        else { return nil }
        // A proof that does not lead to the signed root would accuse whoever believes it; damage is said instead.
        guard proof.verifies(MerkleTree.leafHash(digest.bytes), in: stated.root) else { throw .damagedStore }
        return Place(checkpoint: checkpoint, stated: stated, proof: proof)
    }

    /// A revision of a public document; `nil` for those of drafts and for what is no revision.
    func revision(_ digest: Digest) async throws(StoreError) -> Revision? {
        guard let document = try await ledger.document(of: digest), Self.isPublic(document) else { return nil }
        return try await ledger.revision(digest, of: document)
    }

    /// All revisions of a public document; none for others.
    func revisions(of document: DocumentID) async throws(StoreError) -> [Revision] {
        Self.isPublic(document) ? try await ledger.revisions(of: document) : []
    }

    /// The newest revision of a published inventory, if it says byte for byte what is shown.
    func revision(showing inventory: Inventory, of slug: String) async throws(StoreError) -> ShownRevision? {
        let document = InventoryDocument.publishedID(town: slug, year: inventory.year.number)
        guard let head = try await ledger.head(of: document), let shown = try? inventory.documentBody(),
            head.body == shown
        else { return nil }
        return ShownRevision(head)
    }
}
