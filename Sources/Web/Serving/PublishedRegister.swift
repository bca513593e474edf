import Cities
import Cryptography
import Findings
import Inventories
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
        let written = documents.signatories.mappedInParallel { Signatory(in: $0) }
        let places = Dictionary(
            documents.signatories.enumerated().map { ($1.document.name, $0) }
        ) { first, _ in first }
        let shipping = shipped.signatories.map { signatory in places[signatory.slug].map { written[$0] } ?? signatory }
        let names = Set(shipped.signatories.map(\.slug))
        let others = zip(documents.signatories, written).filter { !names.contains($0.0.document.name) }.map(\.1)
        let unread = zip(documents.signatories, written).filter { $0.1 == nil }.map(\.0.document)
        return ((shipping + others).compactMap(\.self), unread)
    }
}
