import Findings
import Quantities

/// The mandatory rules that an inventory alone can answer.
enum EligibilityRules {
    static let all: [RuleEvaluation<Examination>] = [
        RuleEvaluation("M06", numbers: 1, keySectors),
        RuleEvaluation("M12", results),
        RuleEvaluation("M13", numbers: 1, baseYear),
    ]

    /// M06: at least so many of the four key sectors have energy above zero.
    ///
    /// A sector that holds only zeros or notation keys is not covered: the plan could not act on it. Energy of buildings
    /// that the town does not divide may belong to any of the building sectors; then all of them may be covered, and a
    /// plan is not called ineligible for it.
    static func keySectors(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        let isUndivided = town.energy { $0 == .buildingsUnallocated } > .zero
        let covered = Sector.Key.allCases.filter { key in
            (isUndivided && key != .transport) || town.energy { $0.key == key } > .zero
        }.count
        guard Double(covered) < rule.thresholds[0] else { return [] }
        return [
            rule.finding(
                at: Place(field: "sectors"), ["count": .count(covered), "threshold": .number(rule.thresholds[0])])
        ]
    }

    /// M12: the inventory comes to final energy above zero and to emissions.
    static func results(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        let total = town.result.total
        let isComplete = total.energy.value > .zero && total.emission.known > 0
        return isComplete ? [] : [rule.finding(at: Place(field: "total"))]
    }

    /// M13: a baseline of the covenant's eastern region is not older than the year of the threshold.
    ///
    /// In the European Union 1990 or the nearest year is asked for, so nothing is found there; a monitoring inventory
    /// has no base year.
    static func baseYear(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        let inventory = town.inventory
        guard inventory.kind == .baseline, !town.context.isInEuropeanUnion,
            Double(inventory.year.number) < rule.thresholds[0]
        else { return [] }
        return [
            rule.finding(
                at: Place(field: "year"),
                ["year": .plain(inventory.year.number), "threshold": .plain(Int(rule.thresholds[0]))])
        ]
    }
}
