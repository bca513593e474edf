import Cryptography
import Ledger
package import Localization

/// A log of eleven entries with two checkpoints, signed with a key that anybody can make.
private enum SampleLog {
    static let document = DocumentID(kind: "published-inventory", name: "demokent-2022")

    static let revisions: [Revision] = {
        let first = Revision(
            document: document, after: nil,
            authorship: Authorship(author: "qala load", time: 1_795_262_520, reason: "shipped with the program"),
            schema: 1, body: Array("{\"year\":2022}".utf8))
        let second = Revision(
            document: document, after: first,
            authorship: Authorship(author: "demokent-office", onBehalfOf: "demokent", time: 1_795_348_920),
            schema: 1, body: Array("{\"year\":2022,\"population\":48200}".utf8))
        return [first, second]
    }()

    /// A digest whose document is nobody's business.
    static let draft = Digest.sha256(Array("draft".utf8))

    static let entries = (0..<8).map { Digest.sha256([UInt8($0)]) } + [draft] + revisions.map(\.digest)

    static let tree = MerkleTree(leaves: entries.map { MerkleTree.leafHash($0.bytes) })

    static let signer = SigningKey(seed: [UInt8](repeating: 7, count: 32)).flatMap {
        NoteSigner(name: "qala.example/log", key: $0)
    }

    static let checkpoints = [checkpoint(11, at: 1_795_392_120), checkpoint(9, at: 1_795_305_720)].compactMap(\.self)

    private static func checkpoint(_ size: Int, at time: Int64) -> PublishedCheckpoint? {
        guard let signer, let root = tree.root(size: size),
            let note = try? Checkpoint(origin: "qala.example/log", size: size, root: root).signed(by: signer)
        else { return nil }
        return PublishedCheckpoint(size: size, time: time, note: String(decoding: note.bytes, as: UTF8.self))
    }

    static func place(of digest: Digest) -> (checkpoint: PublishedCheckpoint, proof: InclusionProof)? {
        guard let index = entries.firstIndex(of: digest), let newest = checkpoints.first,
            let proof = tree.inclusionProof(of: index, size: newest.size)
        else { return nil }
        return (newest, proof)
    }
}

private let sampleSite = "https://qala.example"

extension LogShow.Model {
    /// A log with two checkpoints.
    package static func sample(_ texts: Texts) -> Self {
        Self(SampleLog.checkpoints, verifier: SampleLog.signer?.verifier, site: sampleSite, texts)
    }

    /// A log before its first checkpoint, on a server without a key.
    package static func emptySample(_ texts: Texts) -> Self { Self([], verifier: nil, site: sampleSite, texts) }
}

extension RevisionShow.Model {
    /// A public revision, made on behalf of a town.
    package static func sample(_ texts: Texts) -> Self {
        let revision = SampleLog.revisions[1]
        return Self(
            revision.digest, place: SampleLog.place(of: revision.digest), revision: revision,
            town: Link("Demokent", Address(texts.language).ledger("demokent")), site: sampleSite, texts)
    }

    /// The digest of a draft.
    package static func draftSample(_ texts: Texts) -> Self {
        Self(
            SampleLog.draft, place: SampleLog.place(of: SampleLog.draft), revision: nil, town: nil, site: sampleSite,
            texts)
    }

    /// A public revision that no checkpoint holds yet.
    package static func waitingSample(_ texts: Texts) -> Self {
        let revision = SampleLog.revisions[0]
        return Self(revision.digest, place: nil, revision: revision, town: nil, site: sampleSite, texts)
    }

    /// A digest that nobody has heard of.
    package static func unknownSample(_ texts: Texts) -> Self {
        Self(.sha256([99]), place: nil, revision: nil, town: nil, site: sampleSite, texts)
    }
}

extension TownLedger.Model {
    /// One document.
    package static func sample(_ texts: Texts) -> Self {
        let revision = SampleLog.revisions[1]
        let document = TownLedger.Document(
            name: "Demokent 2022", head: ShownRevision(revision), time: revision.authorship.time, isIntact: true)
        return Self([document], town: town(texts), base: base(texts), site: sampleSite, texts)
    }

    /// A town of which the ledger holds nothing.
    package static func emptySample(_ texts: Texts) -> Self {
        Self([], town: town(texts), base: base(texts), site: sampleSite, texts)
    }

    private static func town(_ texts: Texts) -> Link { Link("Demokent", Address(texts.language).town(Demokent.slug)) }

    private static func base(_ texts: Texts) -> String { Address(texts.language).ledger(Demokent.slug) }
}

extension ShownRevision {
    /// The revision that says what Demokent's published inventory shows.
    static let sample = ShownRevision(SampleLog.revisions[1])
}
