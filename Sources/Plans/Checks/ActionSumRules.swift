import Cities
import Findings
import Inventories
import Quantities

/// Rules about what actions come to together.
enum ActionSumRules {
    static let all: [RuleEvaluation<PlanExamination>] = [
        RuleEvaluation("A01", reachesTarget),
        RuleEvaluation("A02", numbers: 1, exceedsTarget),
        RuleEvaluation("A03", numbers: 1, belowBaseline),
        RuleEvaluation("A04", numbers: 1, savings),
        RuleEvaluation("A05", numbers: 1, sectorBaseline),
        RuleEvaluation("A06", numbers: 1, sectorEstimate),
        RuleEvaluation("A13", baselineOfSector),
    ]

    /// A01: actions add up to the target; also to one on a partial baseline, since what that lacks asks for still more.
    static func reachesTarget(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.reconciled.compactMap { level, place in
            let planned = plan.sums.reduction
            guard planned.known > 0, level.reduction > .zero, planned.value < level.reduction else { return nil }
            return rule.finding(
                at: place,
                [
                    "share": .share(planned.value / level.reduction), "value": mass(planned.value),
                    "reference": mass(level.reduction), "year": .plain(level.target.year.number),
                    "missing": .count(planned.missing),
                ])
        }
    }

    /// A02: actions do not exceed the target by more than the threshold, where all of its base is known.
    static func exceedsTarget(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.reconciled.compactMap { level, place in
            let planned = plan.sums.reduction.value
            guard level.reference.isComplete, level.reduction > .zero else { return nil }
            let excess = (planned - level.reduction) / level.reduction
            guard excess > rule.thresholds[0] else { return nil }
            return rule.finding(
                at: place,
                [
                    "share": .share(excess), "threshold": .share(rule.thresholds[0]), "value": mass(planned),
                    "reference": mass(level.reduction),
                ])
        }
    }

    /// A03: actions avoid less than the town emits, where all that it emits is known.
    static func belowBaseline(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard let base = plan.baseEmission, plan.sums.reduction.value >= base * rule.thresholds[0] else { return [] }
        return [
            rule.finding(
                at: Place(field: "actions"), ["value": mass(plan.sums.reduction.value), "reference": mass(base)])
        ]
    }

    /// A04: actions do not save more energy than the town uses, where all of that is known, with the threshold's room.
    static func savings(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard let base = plan.baseEnergy, plan.sums.energySaving.value > base * rule.thresholds[0] else { return [] }
        return [
            rule.finding(
                at: Place(field: "actions"),
                [
                    "value": .quantity(plan.sums.energySaving.value.value, unit: Energy.baseSymbol),
                    "reference": .quantity(base.value, unit: Energy.baseSymbol),
                    "threshold": .number(rule.thresholds[0]),
                ])
        ]
    }

    /// A05: actions of a sector avoid at most what the sector emits.
    static func sectorBaseline(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.sectors { sector, sums in
            guard let base = plan.base(of: sector)?.emission, base.isComplete,
                sums.reduction.value > base.value * rule.thresholds[0]
            else { return nil }
            return rule.finding(
                at: Place(field: "sector.\(sector.rawValue)"),
                ["sector": sector.detail, "value": mass(sums.reduction.value), "reference": mass(base.value)])
        }
    }

    /// A06: single actions of a sector do not exceed what the plan expects of it, with the threshold's room.
    static func sectorEstimate(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.sectors { sector, sums in
            guard let estimate = plan.plan.estimates.first(where: { $0.sector == sector })?.reduction,
                sums.reduction.value > estimate * rule.thresholds[0]
            else { return nil }
            return rule.finding(
                at: Place(field: "sector.\(sector.rawValue)"),
                [
                    "sector": sector.detail, "value": mass(sums.reduction.value), "reference": mass(estimate),
                    "threshold": .number(rule.thresholds[0]),
                ])
        }
    }

    /// A13: a sector in which something is done has a baseline.
    static func baselineOfSector(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.sectors { sector, sums in
            guard sums.actions > 0, let base = plan.base(of: sector), base.energy.known == 0 else { return nil }
            return rule.finding(at: Place(field: "sector.\(sector.rawValue)"), ["sector": sector.detail])
        }
    }

    private static func mass(_ value: Quantity<Mass>) -> Detail { .quantity(value.value, unit: Mass.baseSymbol) }
}

extension PlanExamination {
    /// Targets whose tonnes are known, with where they stand.
    fileprivate var reconciled: [(level: TargetLevel, place: Place)] {
        targets.compactMap { target, place in level(of: target).map { ($0, place) } }
    }
}
