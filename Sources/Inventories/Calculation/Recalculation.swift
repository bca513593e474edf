public import Quantities

/// What a recalculation comes to: an inventory as it was, beside the same inventory as it is.
public struct Recalculation: Sendable {
    /// A sector before and after; nothing known of it on a side where it was not counted.
    public struct SectorChange: Hashable, Sendable {
        /// The sector.
        public var sector: Sector
        /// What it came to.
        public var before: Subtotal
        /// What it comes to.
        public var after: Subtotal
    }

    /// A line whose emissions changed.
    public struct LineChange: Hashable, Sendable, Identifiable {
        /// The line's identifier.
        public var id: String
        /// Its sector.
        public var sector: Sector
        /// Its carrier.
        public var carrier: Carrier
        /// The line as it was; `nil` where it was not there.
        public var before: LineResult?
        /// The line as it is; `nil` where it is gone.
        public var after: LineResult?

        /// By how much emissions changed; a line that is not there adds nothing, one that is not known says nothing.
        public var change: Double? {
            func value(_ line: LineResult?) -> Double? { line.map { $0.emission?.value } ?? 0 }
            return value(before).flatMap { old in value(after).map { $0 - old } }
        }

        var size: Double { abs((after?.emission?.value ?? 0) - (before?.emission?.value ?? 0)) }
    }

    /// The inventory as it was.
    public let before: InventoryResult
    /// The inventory as it is.
    public let after: InventoryResult
    /// Every sector that either counts, in the order of the matrix.
    public let sectors: [SectorChange]
    /// Lines whose emissions changed, the largest change first.
    public let lines: [LineChange]

    /// Sets one beside the other.
    public init(from before: InventoryResult, to after: InventoryResult) {
        self.before = before
        self.after = after
        sectors = Sector.allCases.compactMap { sector in
            let (old, new) = (before.bySector[sector], after.bySector[sector])
            guard old != nil || new != nil else { return nil }
            return SectorChange(sector: sector, before: old ?? Subtotal(), after: new ?? Subtotal())
        }
        let old = Dictionary(before.lines.map { ($0.record.id, $0) }) { first, _ in first }
        let new = Dictionary(after.lines.map { ($0.record.id, $0) }) { first, _ in first }
        let changes = Set(old.keys).union(new.keys).compactMap { id -> LineChange? in
            guard let record = (new[id] ?? old[id])?.record, old[id]?.emission != new[id]?.emission else { return nil }
            return LineChange(
                id: id, sector: record.sector, carrier: record.carrier, before: old[id], after: new[id])
        }
        lines = changes.sorted { ($1.size, $0.id) < ($0.size, $1.id) }
    }

    /// The change relative to what was; `nil` where nothing was known, where nothing is, or where it was zero.
    public static func share<D: Dimension>(_ before: PartialSum<D>, _ after: PartialSum<D>) -> Double? {
        guard before.known > 0, after.known > 0, before.value.value != 0 else { return nil }
        return after.value.value / before.value.value - 1
    }
}
