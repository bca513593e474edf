public import Ledger

extension Signatory: LedgerContent {
    /// The kind of document that a signatory is kept in; everybody may read it.
    public static let documentKind = "signatory"
    /// The version of the document that is written.
    public static let documentSchema = 1
    /// Milestones fall into rows, everything else into fields.
    public static let documentShape = DocumentShape(divided: ["name"])

    /// Reads a signatory from a revision of its document; `nil` where it cannot be read, or is of another town.
    public init?(in revision: Revision) {
        guard revision.document.kind == Self.documentKind, let signatory = try? Self.read(from: revision),
            signatory.slug == revision.document.name
        else { return nil }
        self = signatory
    }
}
