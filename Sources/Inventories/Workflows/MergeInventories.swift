import Quantities

/// Brings two edits of one inventory together, line by line, from the state that both began with.
///
/// A line that only one side changed takes that side. Where both changed the same line differently, the saved one
/// stays and the other is handed back, so that a person chooses.
public struct MergeInventories: Sendable {
    /// A line that two people changed differently.
    public struct Conflict: Hashable, Sendable {
        /// The line's name.
        public var line: String
        /// What is saved; `nil` when it was removed.
        public var saved: ActivityRecord?
        /// What was meant to be saved; `nil` when it was removed.
        public var wanted: ActivityRecord?
    }

    /// The inventory with both edits.
    public private(set) var merged: Inventory
    /// What could not be merged.
    public private(set) var conflicts: [Conflict] = []

    /// Merges `wanted` into `saved`, both made from `base`.
    public init(base: Inventory, saved: Inventory, wanted: Inventory) {
        merged = saved
        let (old, theirs, ours) = (Self.lines(base), Self.lines(saved), Self.lines(wanted))
        var records = saved.records
        for id in Self.ids(wanted, base) {
            let (before, there, here) = (old[id], theirs[id], ours[id])
            guard here != before, here != there else { continue }
            guard there == before else {
                conflicts.append(Conflict(line: id, saved: there, wanted: here))
                continue
            }
            if let index = records.firstIndex(where: { $0.id == id }) {
                if let here { records[index] = here } else { records.remove(at: index) }
            } else if let here {
                records.append(here)
            }
        }
        merged.records = records
        if saved.town == base.town { merged.town = wanted.town }
        if saved.year == base.year { merged.year = wanted.year }
        if saved.kind == base.kind { merged.kind = wanted.kind }
        if saved.accounting == base.accounting { merged.accounting = wanted.accounting }
        if saved.plants == base.plants { merged.plants = wanted.plants }
        if saved.greenElectricity == base.greenElectricity { merged.greenElectricity = wanted.greenElectricity }
        if saved.heatExchange == base.heatExchange { merged.heatExchange = wanted.heatExchange }
        if saved.factors == base.factors { merged.factors = wanted.factors }
        if saved.notes == base.notes { merged.notes = wanted.notes }
        if saved.files == base.files { merged.files = wanted.files }
    }

    private static func lines(_ inventory: Inventory) -> [String: ActivityRecord] {
        Dictionary(inventory.records.map { ($0.id, $0) }) { first, _ in first }
    }

    private static func ids(_ first: Inventory, _ second: Inventory) -> [String] {
        var seen: Set<String> = []
        return (first.records + second.records).map(\.id).filter { seen.insert($0).inserted }
    }
}
