import Cities
import Findings
import Inventories
import Quantities

/// Rules about targets.
enum TargetRules {
    static let all: [RuleEvaluation<PlanExamination>] = [
        RuleEvaluation("T01", numbers: 2, value),
        RuleEvaluation("T02", populations),
        RuleEvaluation("T03", businessAsUsual),
        RuleEvaluation("T04", numbers: 1, year),
    ]

    /// T01: the share is above the lower end of the range and at most its upper end.
    static func value(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.targets.filter { $0.target.value <= rule.thresholds[0] || $0.target.value > rule.thresholds[1] }.map {
            rule.finding(at: $0.place.part("value"), ["value": .share($0.target.value)])
        }
    }

    /// T02: a target per head needs the population of the base year and that of the target year.
    static func populations(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.targets.compactMap { target, place in
            guard target.kind == .perCapita else { return nil }
            let baseline = plan.context.baseline?.inventory
            let base = target.basePopulation ?? baseline?.town.population ?? 0
            guard base <= 0 || (target.targetPopulation ?? 0) <= 0 else { return nil }
            var details: [String: Detail] = ["otherYear": .plain(target.year.number)]
            details["year"] = baseline.map { .plain($0.year.number) } ?? .term("value.none")
            return rule.finding(at: place.part(base <= 0 ? "base-population" : "population"), details)
        }
    }

    /// T03: a target against business as usual needs the emissions expected without a plan.
    static func businessAsUsual(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.targets.filter { $0.target.kind == .businessAsUsual && ($0.target.businessAsUsual ?? .zero) <= .zero }
            .map { rule.finding(at: $0.place.part("business-as-usual"), ["otherYear": .plain($0.target.year.number)]) }
    }

    /// T04: the target's year is one of the table's or of the town's commitments; a mid-term target lies between them.
    static func year(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        let years = rule.thresholds.map { Int($0) } + plan.context.commitments.compactMap { Int($0.rawValue) }
        return plan.targets.compactMap { target, place in
            let year = target.year.number
            let lies = (years.min() ?? year) < year && year < (years.max() ?? year)
            guard !years.contains(year), !(target.isMidTerm && lies) else { return nil }
            return rule.finding(
                at: place.part("year"),
                ["year": .plain(year), "reference": .list(Set(years).sorted().map { .plain($0) })])
        }
    }
}

extension Place {
    /// A part of the field that this names.
    func part(_ name: String) -> Place { Place(field: [field, name].compactMap(\.self).joined(separator: ".")) }
}
