import Quantities

/// Brings two edits of one inventory together, line by line, from the state that both began with.
///
/// A line or field that only one side changed takes that side. Where both changed it differently, the saved one
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

    /// A part of the inventory other than its lines.
    public enum Field: String, Sendable, CaseIterable {
        case town
        case year
        case kind
        case accounting
        case plants
        case greenElectricity
        case heatExchange
        case factors
        case printed
        case files
        case publication
        case notes
    }

    /// The inventory with both edits.
    public private(set) var merged: Inventory
    /// Lines that could not be merged.
    public private(set) var conflicts: [Conflict] = []
    /// Fields that could not be merged; the saved ones stay.
    public private(set) var fields: [Field] = []

    /// Merges `wanted` into `saved`, both made from `base`; from nothing when `base` is `nil`.
    public init(base: Inventory?, saved: Inventory, wanted: Inventory) {
        let base = base ?? Inventory(town: Inventory.Town(name: "", country: ""), year: 0)
        merged = saved
        mergeLines(base: base.records, saved: saved.records, wanted: wanted.records)
        func merge<Value: Equatable>(_ field: Field, _ path: WritableKeyPath<Inventory, Value>) {
            let (before, there, here) = (base[keyPath: path], saved[keyPath: path], wanted[keyPath: path])
            guard here != before, here != there else { return }
            if there == before { merged[keyPath: path] = here } else { fields.append(field) }
        }
        merge(.town, \.town)
        merge(.year, \.year)
        merge(.kind, \.kind)
        merge(.accounting, \.accounting)
        merge(.plants, \.plants)
        merge(.greenElectricity, \.greenElectricity)
        merge(.heatExchange, \.heatExchange)
        merge(.factors, \.factors)
        merge(.printed, \.printed)
        merge(.files, \.files)
        merge(.publication, \.publication)
        merge(.notes, \.notes)
    }

    private mutating func mergeLines(base: [ActivityRecord], saved: [ActivityRecord], wanted: [ActivityRecord]) {
        let (old, theirs, ours) = (Self.lines(base), Self.lines(saved), Self.lines(wanted))
        for id in Self.ids(wanted + base) {
            let (before, there, here) = (old[id], theirs[id], ours[id])
            guard here != before, here != there else { continue }
            guard there == before else {
                conflicts.append(Conflict(line: id, saved: there, wanted: here))
                continue
            }
            if let index = merged.records.firstIndex(where: { $0.id == id }) {
                if let here { merged.records[index] = here } else { merged.records.remove(at: index) }
            } else if let here {
                merged.records.append(here)
            }
        }
    }

    private static func lines(_ records: [ActivityRecord]) -> [String: ActivityRecord] {
        Dictionary(records.map { ($0.id, $0) }) { first, _ in first }
    }

    private static func ids(_ records: [ActivityRecord]) -> [String] {
        var seen: Set<String> = []
        return records.map(\.id).filter { seen.insert($0).inserted }
    }
}
