public import Inventories
public import Quantities

/// How far a town has come towards a target, with the range of what it knows.
///
/// With base emissions *B*, emissions now *E*, and inhabitants *b* then and *n* now, the reduction reached is
///
/// - absolute: `1 − E ÷ B`,
/// - per head: `1 − (E ÷ n) ÷ (B ÷ b)`,
/// - against business as usual: `1 − E ÷ expected`, in the target year only, since nothing is expected of other years.
///
/// The path leads in a straight line from nothing in the base year to the target in its year; it is a yardstick of ours
/// and no promise of the town.
public struct TargetProgress: Hashable, Sendable {
    /// Why nothing can be said.
    public enum Obstacle: String, Error, Hashable, Sendable, CaseIterable {
        /// The baseline holds no known emissions.
        case noBaseline = "no-baseline"
        /// The later inventory holds no known emissions.
        case noInventory = "no-inventory"
        /// The inventories count in different ways.
        case notComparable = "not-comparable"
        /// Inhabitants of one of the years are not known.
        case noPopulation = "no-population"
        /// Nothing is expected of this year.
        case notTargetYear = "not-target-year"
    }

    /// What the range allows to say.
    public enum Judgement: String, Sendable, CaseIterable {
        /// The whole range lies at or beyond the mark.
        case reached
        /// The mark lies within the range.
        case uncertain
        /// The whole range lies before the mark.
        case behind
        /// There is no range.
        case unknown
    }

    /// The target.
    public var target: Target
    /// The year of the baseline.
    public var baseYear: Year
    /// The year of the later inventory.
    public var year: Year
    /// The reduction reached, as a share.
    public var reached: Double
    /// Its range, where the inventories have one.
    public var range: Estimate?
    /// The reduction on the straight path in this year; `nil` before the base year.
    public var expected: Double?
    /// Whether both inventories know all that occurs.
    public var isComplete: Bool

    /// Measures the progress between two inventories; `trend` is the relative change with its range.
    public init(
        to target: Target, from base: InventoryResult, now current: InventoryResult, trend: Estimate?
    ) throws(Obstacle) {
        let (before, after) = (base.total.emission, current.total.emission)
        guard before.known > 0, before.value > .zero else { throw .noBaseline }
        guard after.known > 0 else { throw .noInventory }
        let (own, other) = (base.inventory.accounting, current.inventory.accounting)
        guard own.approach == other.approach, own.basis == other.basis else { throw .notComparable }
        self.target = target
        baseYear = base.inventory.year
        year = current.inventory.year
        isComplete = before.isComplete && after.isComplete
        let remaining = after.value.value / before.value.value
        let scale = try Self.scale(target, base, current)
        reached = 1 - remaining * scale
        range = trend.map {
            Estimate(value: 1 - remaining * scale, low: 1 - (1 + $0.high) * scale, high: 1 - (1 + $0.low) * scale)
        }
        let span = target.year.number - baseYear.number
        let gone = year.number - baseYear.number
        expected = span > 0 && gone >= 0 ? target.value * min(1, Double(gone) / Double(span)) : nil
    }

    /// By what the remaining share of the base emissions is to be multiplied.
    private static func scale(
        _ target: Target, _ base: InventoryResult, _ current: InventoryResult
    ) throws(Obstacle) -> Double {
        switch target.kind {
        case .absolute: return 1
        case .perCapita:
            guard let before = target.basePopulation ?? base.inventory.town.population, before > 0,
                let now = current.inventory.town.population, now > 0
            else { throw .noPopulation }
            return Double(before) / Double(now)
        case .businessAsUsual:
            guard current.inventory.year == target.year, let expected = target.businessAsUsual, expected > .zero else {
                throw .notTargetYear
            }
            return base.total.emission.value.value / expected.value
        }
    }

    /// The part of the promise that is kept; more than one where more was reached.
    public var share: Double? { target.value > 0 ? reached / target.value : nil }

    /// What the range says of the target itself.
    public var ofTarget: Judgement { judgement(target.value) }

    /// What the range says of the straight path.
    public var ofPath: Judgement { expected.map(judgement) ?? .unknown }

    private func judgement(_ mark: Double) -> Judgement {
        guard let range else { return .unknown }
        return range.low >= mark ? .reached : range.high < mark ? .behind : .uncertain
    }
}
