import Inventories
import Quantities
import ReferenceData

/// Two inventories between which a change is looked at.
///
/// The range of the change follows from them and the tables alone, since the draws have a fixed seed; whoever reads a
/// report again, or reviews it, sees what was drawn the first time.
struct InventoryPair: Hashable {
    var before: Inventory
    var after: Inventory
}

extension SiteContent {
    /// The relative change between two inventories with its range; drawn once for as long as it is asked for.
    func trend(from before: InventoryResult, to after: InventoryResult) -> Estimate? {
        trends.answer(to: InventoryPair(before: before.inventory, after: after.inventory)) {
            InventoryComparison(from: before, to: after).trend(tables: library.tables)
        }
    }
}
