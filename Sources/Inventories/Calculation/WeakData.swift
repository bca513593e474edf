public import Quantities

/// The part of an inventory's emissions that rests on weak data: where to measure before believing a change.
///
/// A known line is weak when its factor is a default that stands in for something the town could compute, or when the
/// 95 % half width of its amount, stated by the town or by the table of defaults, is wider than a limit.
public struct WeakData: Hashable, Sendable {
    /// Why a line is weak.
    public enum Reason: String, Sendable, CaseIterable {
        /// Its factor is a default that stands in for the town's own.
        case factor
        /// Its amount is known within a wide range only.
        case amount
    }

    /// A weak line.
    public struct Line: Hashable, Sendable {
        /// The line's identifier.
        public var id: String
        /// Its emissions.
        public var emission: Quantity<Mass>
        /// Why it is weak.
        public var reasons: [Reason]
    }

    /// The half width from which an amount is weak, relative; our own proposal.
    public static let limit = 0.25

    /// The weak lines, those with the largest emissions first.
    public var lines: [Line]
    /// Emissions of the weak lines.
    public var emission: Quantity<Mass>
    /// Their share of the known emissions; `nil` where nothing is known.
    public var share: Double?

    /// Finds the weak lines of a result.
    public init(_ result: InventoryResult, tables: FactorTables, limit: Double = Self.limit) {
        let choice = UncertaintyChoice(tables: tables, alpha3: tables.alpha3(result.inventory.town.country))
        var lines: [Line] = []
        for line in result.lines {
            guard let emission = line.emission, let factor = line.factor else { continue }
            let spread = choice.activity(line.record)
            let halfWidth = Distribution.halfWidthInDeviations * spread.variance.squareRoot()
            var reasons: [Reason] = []
            if factor.origin == .fallback { reasons.append(.factor) }
            if halfWidth > limit { reasons.append(.amount) }
            if !reasons.isEmpty { lines.append(Line(id: line.record.id, emission: emission, reasons: reasons)) }
        }
        self.lines = lines.sorted { ($1.emission.value, $0.id) < ($0.emission.value, $1.id) }
        emission = lines.reduce(.zero) { $0 + $1.emission }
        let whole = result.total.emission
        share = whole.known > 0 && whole.value > .zero ? emission.value / whole.value.value : nil
    }
}
