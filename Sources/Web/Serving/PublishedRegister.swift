import Cities
import Cryptography
import Findings
import Ledger
import ReferenceData

/// The register as it is published: what ships, and in its place what the ledger says of a town.
///
/// A town that the ledger does not have is published as it ships, so that a file that a single town took along does not
/// empty the register. A register that was given by name goes before both.
struct PublishedRegister: Sendable {
    /// In the order of what ships, then by the names of documents.
    let signatories: [Signatory]
    /// Documents that cannot be read; their towns are left out.
    let unread: [DocumentID]
    /// Codes of the regions that an administrative list puts towns in.
    let listedRegions: [Signatory.ID: String]
    /// What is doubtful in the towns' rows.
    let findings: [Signatory.ID: [Finding]]
    /// Names what all of it follows from.
    let digest: Digest

    /// Reads the register and checks it; an earlier one of the same documents is taken over.
    init(_ shipped: ShippedContent, _ documents: PublishedDocuments, after earlier: Self? = nil) throws {
        let digest = Digest.sha256(shipped.digest.bytes + documents.signatories.digest.bytes)
        if let earlier, earlier.digest == digest {
            self = earlier
            return
        }
        self.digest = digest
        (signatories, unread) = Self.read(shipped, documents)
        listedRegions = try shipped.library.listedRegions(of: signatories)
        findings = RegisterChecks(
            signatories: signatories, regions: shipped.regions, listedRegions: listedRegions
        ).findings()
    }

    private static func read(
        _ shipped: ShippedContent, _ documents: PublishedDocuments
    ) -> (signatories: [Signatory], unread: [DocumentID]) {
        if shipped.isGiven { return (shipped.signatories, []) }
        var rest = Dictionary(documents.signatories.map { ($0.document.name, $0) }) { first, _ in first }
        var signatories: [Signatory] = []
        var unread: [DocumentID] = []
        func take(_ revision: Revision) {
            if let signatory = Signatory(in: revision) {
                signatories.append(signatory)
            } else {
                unread.append(revision.document)
            }
        }
        for signatory in shipped.signatories {
            if let revision = rest.removeValue(forKey: signatory.slug) {
                take(revision)
            } else {
                signatories.append(signatory)
            }
        }
        for revision in documents.signatories where rest[revision.document.name] != nil { take(revision) }
        return (signatories, unread)
    }
}
