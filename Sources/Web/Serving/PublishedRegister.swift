import Cities
import Ledger

/// The register as it is published: what ships, and in its place what the ledger says of a town.
///
/// A town that the ledger does not have is published as it ships, so that a file that a single town took along does not
/// empty the register. A register that was given by name goes before both.
struct PublishedRegister {
    /// In the order of what ships, then by the names of documents.
    let signatories: [Signatory]
    /// Documents that cannot be read; their towns are left out.
    let unread: [DocumentID]

    init(_ shipped: ShippedContent, _ documents: PublishedDocuments) {
        guard !shipped.isGiven else {
            signatories = shipped.signatories
            unread = []
            return
        }
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
        self.signatories = signatories
        self.unread = unread
    }
}
