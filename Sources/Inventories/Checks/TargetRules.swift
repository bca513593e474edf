import Findings
import Quantities

/// Rules about the target, where one is handed in.
enum TargetRules {
    static let all = [
        RuleEvaluation("T01", numbers: 2, value),
        RuleEvaluation("T02", populations),
        RuleEvaluation("T03", businessAsUsual),
        RuleEvaluation("T04", numbers: 1, year),
    ]

    /// T01: the share is above the lower end of the range and at most its upper end.
    static func value(_ rule: Rule, _ town: Examination) -> [Finding] {
        guard let target = town.context.target,
            target.value <= rule.thresholds[0] || target.value > rule.thresholds[1]
        else { return [] }
        return [rule.finding(at: Place(field: "target.value"), ["value": .share(target.value)])]
    }

    /// T02: a target per head needs the population of the base year and that of the target year.
    static func populations(_ rule: Rule, _ town: Examination) -> [Finding] {
        guard let target = town.context.target, target.kind == .perCapita else { return [] }
        let base = target.basePopulation ?? town.inventory.town.population ?? 0
        guard base <= 0 || (target.targetPopulation ?? 0) <= 0 else { return [] }
        return [
            rule.finding(
                at: Place(field: base <= 0 ? "target.base-population" : "target.population"),
                ["year": .plain(town.inventory.year.number), "otherYear": .plain(target.year.number)])
        ]
    }

    /// T03: a target against business as usual needs the emissions expected without a plan.
    static func businessAsUsual(_ rule: Rule, _ town: Examination) -> [Finding] {
        guard let target = town.context.target, target.kind == .businessAsUsual,
            (target.businessAsUsual ?? .zero) <= .zero
        else { return [] }
        return [
            rule.finding(at: Place(field: "target.business-as-usual"), ["otherYear": .plain(target.year.number)])
        ]
    }

    /// T04: the target's year is one of the table's or of the town's commitments; a mid-term target lies between them.
    static func year(_ rule: Rule, _ town: Examination) -> [Finding] {
        guard let target = town.context.target else { return [] }
        let years = rule.thresholds.map { Int($0) } + town.context.commitments.map(\.number)
        let year = target.year.number
        let lies = (years.min() ?? year) < year && year < (years.max() ?? year)
        guard !years.contains(year), !(target.isMidTerm && lies) else { return [] }
        return [
            rule.finding(
                at: Place(field: "target.year"),
                ["year": .plain(year), "reference": .list(Set(years).sorted().map { .plain($0) })])
        ]
    }
}
