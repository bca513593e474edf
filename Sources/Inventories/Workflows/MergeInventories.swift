public import Ledger

/// Brings two edits of one inventory together, line by line, from the state that both began with.
///
/// A line or field that only one side changed takes that side. Where both changed it differently, the saved one
/// stays and both are handed back, so that a person chooses.
public struct MergeInventories: Sendable {
    /// The inventory with both edits.
    public let merged: Inventory
    /// Lines and fields that two people changed differently.
    public let conflicts: [DocumentMerge.Conflict]

    /// Merges `wanted` into `saved`, both made from `base`; from nothing when `base` is `nil`.
    public init(base: Inventory?, saved: Inventory, wanted: Inventory) throws(InventoryDocument.ReadError) {
        do {
            let merge = DocumentMerge(
                base: try base.map { try JSONValue($0) }, kept: try JSONValue(saved), other: try JSONValue(wanted),
                shape: InventoryDocument.shape)
            merged = try merge.merged.decoded(as: Inventory.self)
            conflicts = merge.conflicts
        } catch { throw .unreadable }
    }
}
