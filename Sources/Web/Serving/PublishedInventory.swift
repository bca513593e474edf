import Cities
import Findings
import Inventories
import Synchronization

/// A published inventory; examined when somebody first looks at it, since of many only few are looked at.
final class PublishedInventory: Sendable {
    let slug: String
    /// The town's names by language code, where they ship.
    let names: [String: String]?
    let inventory: Inventory
    /// Since when everybody may read it; `nil` for one that ships.
    let since: CalendarDay?
    private let findings: [Finding]
    private let earlier: [PublishedInventory]
    private let examine: ExamineInventory
    private let known = Mutex<InventoryResult?>(nil)

    /// Takes an inventory with those that its town published of earlier years.
    init(_ source: PublishedSources.Source, after earlier: [PublishedInventory], examine: ExamineInventory) {
        slug = source.slug
        names = source.names
        inventory = source.inventory.value
        since = source.since
        findings = source.inventory.findings
        self.earlier = earlier
        self.examine = examine
    }

    /// Whether somebody has looked at it.
    var isExamined: Bool { known.withLock { $0 != nil } }

    /// The inventory computed and held against nothing, as lists show it: each town of a long page would otherwise be
    /// compared with all others.
    var figures: InventoryResult { inventory.computed(with: examine.tables) }

    /// These figures with the range of their total; the same range as that of `result`.
    var rangedFigures: InventoryResult {
        var figures = figures
        figures.uncertainty = figures.uncertainty(tables: examine.tables)
        return figures
    }

    /// The inventory computed, held against the rules, its town's earlier years and other towns, with its range.
    var result: InventoryResult {
        known.withLock { known in
            if let known { return known }
            let result = examine(inventory, findings: findings, previous: earlier.map(\.result))
            known = result
            return result
        }
    }
}
