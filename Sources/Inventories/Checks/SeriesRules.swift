import Findings
import Quantities

/// Rules about the inventories of a town among each other.
enum SeriesRules {
    static let all: [RuleEvaluation<Examination>] = [
        RuleEvaluation("C17", numbers: 1, change),
        RuleEvaluation("C18", duplicates),
    ]

    /// C17: emissions changed by more than the threshold, `|E₂ − E₁| / E₁`, since the inventory before this one.
    ///
    /// The one before is that of the latest earlier year; totals are compared as far as they are known.
    static func change(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        let earlier = town.context.previous.filter { $0.inventory.year < town.inventory.year }
        guard let before = earlier.max(by: { $0.inventory.year < $1.inventory.year }) else { return [] }
        let change = InventoryComparison(from: before, to: town.result).relativeChange
        guard let change, abs(change) > rule.thresholds[0] else { return [] }
        return [
            rule.finding(
                at: Place(field: "year"),
                [
                    "difference": .share(change), "threshold": .share(rule.thresholds[0]),
                    "year": .plain(before.inventory.year.number), "otherYear": .plain(town.inventory.year.number),
                    "value": .quantity(town.result.total.emission.value.value, unit: Mass.baseSymbol),
                    "reference": .quantity(before.total.emission.value.value, unit: Mass.baseSymbol),
                ])
        ]
    }

    /// C18: another inventory of the town has the same year, the same energy and the same emissions.
    ///
    /// Equal means equal but for the last digits of a sum. Two empty inventories are not duplicates.
    static func duplicates(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        let total = town.result.total
        let twin = town.context.previous.first { other in
            other.inventory.year == town.inventory.year && total.energy.value > .zero
                && isSame(other.total.energy.value.value, total.energy.value.value)
                && isSame(other.total.emission.value.value, total.emission.value.value)
        }
        guard twin != nil else { return [] }
        return [
            rule.finding(
                at: Place(field: "year"),
                [
                    "year": .plain(town.inventory.year.number),
                    "value": .quantity(total.emission.value.value, unit: Mass.baseSymbol),
                ])
        ]
    }

    /// Whether two sums of the same numbers, taken in different orders, could be these.
    private static func isSame(_ left: Double, _ right: Double) -> Bool {
        abs(left - right) <= max(abs(left), abs(right)) * Double.ulpOfOne.squareRoot()
    }
}
