import Cities
import Findings
import Inventories
import Quantities

/// Rules about adaptation, for plans of the second generation.
enum AdaptationRules {
    static let all: [RuleEvaluation<PlanExamination>] = [
        RuleEvaluation("D01", numbers: 1, hazards),
        RuleEvaluation("D02", numbers: 1, sectors),
        RuleEvaluation("D03", numbers: 1, keyActions),
        RuleEvaluation("D04", numbers: 1, scoreboard),
    ]

    /// D01: at least so many hazards have a level of risk that is known.
    static func hazards(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard let adaptation = plan.adaptation else { return [] }
        let known = adaptation.hazards.values.count { $0 != .notKnown }
        return Double(known) < rule.thresholds[0] ? [rule.finding(at: Place(field: "adaptation.hazards"))] : []
    }

    /// D02: at least so many vulnerable sectors are named.
    static func sectors(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard let adaptation = plan.adaptation else { return [] }
        return Double(adaptation.vulnerableSectors.count) < rule.thresholds[0]
            ? [rule.finding(at: Place(field: "adaptation.vulnerable-sectors"))] : []
    }

    /// D03: a town that has promised adaptation shows so many key actions of it.
    static func keyActions(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard plan.context.commitments.contains(.adaptation) else { return [] }
        let count = plan.counted.count { $0.isKey && $0.purposes.contains(.adaptation) }
        guard Double(count) < rule.thresholds[0] else { return [] }
        return [
            rule.finding(
                at: Place(field: "actions"), ["count": .count(count), "threshold": .number(rule.thresholds[0])])
        ]
    }

    /// D04: every step of the scoreboard has a status.
    static func scoreboard(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard let adaptation = plan.adaptation else { return [] }
        return (1...max(1, Int(rule.thresholds[0]))).filter { adaptation.scoreboard[$0] == nil }.map {
            rule.finding(
                at: Place(field: "adaptation.scoreboard.\($0)"), ["step": .term("adaptation-step.\($0)")])
        }
    }
}

extension PlanExamination {
    /// What the plan says of adaptation, where such a plan must say something.
    fileprivate var adaptation: Adaptation? { plan.kind == .secap ? plan.adaptation ?? Adaptation() : nil }
}
