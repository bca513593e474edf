/// Brings two edits of one document together, part by part, from the state that both began with.
///
/// A part that only one side changed takes that side. Where both changed it differently, the saved one stays and both
/// are handed back, so that a person chooses.
public struct MergeDocuments<Content: LedgerContent>: Sendable {
    /// The document with both edits.
    public let merged: Content
    /// Parts that two people changed differently.
    public let conflicts: [DocumentMerge.Conflict]

    /// Merges `wanted` into `saved`, both made from `base`; from nothing when `base` is `nil`.
    public init(base: Content?, saved: Content, wanted: Content) throws(DocumentReadError) {
        do {
            let merge = DocumentMerge(
                base: try base.map { try JSONValue($0) }, kept: try JSONValue(saved), other: try JSONValue(wanted),
                shape: Content.documentShape)
            merged = try merge.merged.decoded(as: Content.self)
            conflicts = merge.conflicts
        } catch { throw .unreadable }
    }
}
