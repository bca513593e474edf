import Cities
import Findings
import Inventories
import Quantities

/// What a plan must have to be accepted, beside its inventory.
enum AcceptanceRules {
    static let all: [RuleEvaluation<PlanExamination>] = [
        RuleEvaluation("M01", approval),
        RuleEvaluation("M02", numbers: 1) { share($0, $1, .by2020, 2020) { _ in true } },
        RuleEvaluation("M03", numbers: 1) { share($0, $1, .by2030, 2030) { CountryGroup.europeanUnion.contains($0) } },
        RuleEvaluation("M04", numbers: 1) {
            share($0, $1, .by2030, 2030) { CountryGroup.easternPartnership.contains($0) }
        },
        RuleEvaluation("M05", numbers: 1, ambition),
        RuleEvaluation("M07", numbers: 1, keySectors),
        RuleEvaluation("M08", assessment),
        RuleEvaluation("M09", adaptation),
        RuleEvaluation("M10", printed),
        RuleEvaluation("M11", numbers: 1, keyActions),
        RuleEvaluation("M14", jointTargets),
        RuleEvaluation("M15", numbers: 1, jointMembers),
    ]

    /// M01: the council or an equivalent body has approved the plan.
    static func approval(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        let isMissing = plan.plan.approval?.body.isBlank ?? true
        return isMissing ? [rule.finding(at: Place(field: "approval.body"))] : []
    }

    /// M02–M04: the target of a commitment's year is at least what the commitment asks.
    private static func share(
        _ rule: PlanRule, _ plan: PlanExamination, _ commitment: Commitment, _ year: Year,
        where belongs: (String) -> Bool
    ) -> [Finding] {
        guard plan.context.commitments.contains(commitment), belongs(plan.plan.town.country) else { return [] }
        let details: [String: Detail] = ["year": .plain(year.number), "threshold": .share(rule.thresholds[0])]
        guard let best = plan.targets.filter({ $0.target.year == year }).max(by: { $0.target.value < $1.target.value })
        else { return [rule.finding(at: Place(field: "targets"), details.with(["value": .term("value.none")]))] }
        guard best.target.value < rule.thresholds[0] else { return [] }
        return [rule.finding(at: best.place, details.with(["value": .share(best.target.value)]))]
    }

    /// M05: a town of the European Union that joined since 2021 aims at the Union's own target.
    static func ambition(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard CountryGroup.europeanUnion.contains(plan.plan.town.country), let joined = plan.context.process.adhesion,
            joined.year >= 2021
        else { return [] }
        return plan.targets.filter { $0.target.year == 2030 && $0.target.value < rule.thresholds[0] }.map {
            rule.finding(
                at: $0.place, ["value": .share($0.target.value), "threshold": .share(rule.thresholds[0])])
        }
    }

    /// M07: actions serve at least so many of the four key sectors; undivided buildings serve one of them for certain.
    static func keySectors(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        let keys = Set(plan.counted.map(\.sector.keys))
        let certain = Set(keys.filter { $0.count == 1 }.joined())
        let isUndividedBesides = keys.contains { $0.count > 1 && certain.isDisjoint(with: $0) }
        let count = certain.count + (isUndividedBesides ? 1 : 0)
        guard Double(count) < rule.thresholds[0] else { return [] }
        return [
            rule.finding(
                at: Place(field: "actions"), ["count": .count(count), "threshold": .number(rule.thresholds[0])])
        ]
    }

    /// M08: a climate plan assesses risks and vulnerabilities.
    static func assessment(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard plan.plan.kind == .secap, plan.plan.adaptation?.assessment == nil else { return [] }
        return [rule.finding(at: Place(field: "adaptation.assessment"))]
    }

    /// M09: a climate plan says what is to be reached or done in adaptation.
    static func adaptation(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard plan.plan.kind == .secap else { return [] }
        let hasGoals = plan.plan.adaptation?.goals.contains { !$0.isBlank } ?? false
        let hasActions = plan.counted.contains { $0.purposes.contains(.adaptation) }
        return hasGoals || hasActions ? [] : [rule.finding(at: Place(field: "adaptation.goals"))]
    }

    /// M10: figures that the document prints are those of the template, within the tolerance of rule C19.
    static func printed(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.plan.printed.compactMap { printed in
            guard let ours = plan.value(of: printed.subject), !plan.agrees(printed, ours) else { return nil }
            func detail(_ value: Double) -> Detail {
                switch printed.subject {
                case .target: .share(value)
                case .baseEmission, .actionsReduction: .quantity(value, unit: Mass.baseSymbol)
                case .baseEnergy, .actionsSaving: .quantity(value, unit: Energy.baseSymbol)
                }
            }
            return rule.finding(
                at: Place(field: "printed.\(printed.subject.rawValue)"),
                [
                    "subject": .term("plan.printed.\(printed.subject.rawValue)"), "value": detail(ours),
                    "printed": detail(printed.value),
                ])
        }
    }

    /// M11: so many actions are marked as key actions.
    static func keyActions(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        let count = plan.counted.filter(\.isKey).count
        guard Double(count) < rule.thresholds[0] else { return [] }
        return [
            rule.finding(
                at: Place(field: "actions"), ["count": .count(count), "threshold": .number(rule.thresholds[0])])
        ]
    }

    /// M14: with own targets each town of the group has some; with a shared one nobody has.
    static func jointTargets(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard let joint = plan.plan.joint else { return [] }
        let place = Place(field: "joint.members")
        let option: [String: Detail] = ["option": .plain(joint.option.rawValue)]
        switch joint.option {
        case .ownTargets:
            return joint.members.filter(\.targets.isEmpty).map {
                rule.finding(at: place, option.with(["member": .text($0.name)]))
            }
        case .sharedTarget:
            let own = joint.members.filter { !$0.targets.isEmpty }.map {
                rule.finding(at: place, option.with(["member": .text($0.name)]))
            }
            guard plan.plan.targets.isEmpty else { return own }
            return own + [rule.finding(at: Place(field: "targets"), option.with(["member": .term("plan.whole-group")]))]
        }
    }

    /// M15: towns that share a target are small, or parts of one agglomeration.
    static func jointMembers(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard let joint = plan.plan.joint, joint.option == .sharedTarget, !joint.isAgglomeration else { return [] }
        return joint.members.filter { Double($0.population ?? 0) > rule.thresholds[0] }.map {
            rule.finding(
                at: Place(field: "joint.members"),
                [
                    "member": .text($0.name), "value": .number(Double($0.population ?? 0)),
                    "threshold": .number(rule.thresholds[0]),
                ])
        }
    }
}

extension PlanExamination {
    /// Our figure for one that the document prints; `nil` where it is not known.
    fileprivate func value(of subject: Plan.Printed.Subject) -> Double? {
        switch subject {
        case .baseEmission: baseEmission?.value
        case .baseEnergy: baseEnergy?.value
        case .actionsReduction: sums.reduction.known > 0 ? sums.reduction.value.value : nil
        case .actionsSaving: sums.energySaving.known > 0 ? sums.energySaving.value.value : nil
        case .target: plan.targets.last?.value
        }
    }

    fileprivate func agrees(_ printed: Plan.Printed, _ ours: Double) -> Bool {
        let numbers = thresholds["C19"] ?? []
        let share = numbers.first ?? 0
        let absolute = printed.subject == .target ? 0 : numbers.dropFirst().first ?? 0
        return abs(printed.value - ours) <= max(absolute, share * abs(ours))
    }
}

extension String {
    /// Whether it holds nothing to read.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
