public import Ledger

extension Signatory {
    /// The kind of document that a signatory is kept in.
    public static let documentKind = "signatory"
    /// The version of the document that is written.
    public static let documentSchema = 1

    /// The document of a signatory, by the part of the address that names the town.
    public static func documentID(_ slug: String) -> DocumentID { DocumentID(kind: documentKind, name: slug) }

    /// Reads a signatory from a revision of its document; `nil` where it cannot be read, or is of another town.
    public init?(in revision: Revision) {
        guard revision.document.kind == Self.documentKind, revision.schema <= Self.documentSchema,
            let signatory = try? CanonicalJSON.decode(Signatory.self, from: revision.body),
            signatory.slug == revision.document.name
        else { return nil }
        self = signatory
    }
}
