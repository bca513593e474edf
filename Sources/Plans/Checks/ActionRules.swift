import Cities
import Findings
import Inventories
import Quantities

/// Rules about one action at a time.
enum ActionRules {
    static let all: [RuleEvaluation<PlanExamination>] = [
        RuleEvaluation("A07", numbers: 2, impliedFactor),
        RuleEvaluation("A08", numbers: 1, small),
        RuleEvaluation("A09", negative),
        RuleEvaluation("A10", duplicate),
        RuleEvaluation("A11", years),
        RuleEvaluation("A12", status),
        RuleEvaluation("A14", cost),
    ]

    /// A07: emissions avoided per energy saved and produced lie in the usual range.
    static func impliedFactor(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        let small = plan.thresholds["A08"]?.first ?? 0
        return plan.counted.compactMap { action in
            guard let reduction = action.reduction, reduction.value > small else { return nil }
            let energy = (action.energySaving ?? .zero) + (action.renewableProduction ?? .zero)
            guard energy > .zero else { return nil }
            let factor = reduction / energy
            guard factor.value < rule.thresholds[0] || factor.value > rule.thresholds[1] else { return nil }
            return rule.finding(
                at: action.place("reduction"),
                action.named.with(["value": rule.quantity(factor.value), "threshold": rule.threshold]))
        }
    }

    /// A08: says which actions are too small for their implied factor to mean anything.
    static func small(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        let small = plan.counted.filter { action in
            action.reduction.map { $0 > .zero && $0.value <= rule.thresholds[0] } ?? false
        }
        guard !small.isEmpty else { return [] }
        return [
            rule.finding(
                at: Place(field: "actions"), ["count": .count(small.count), "threshold": rule.threshold])
        ]
    }

    /// A09: a negative amount counts as nothing.
    static func negative(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.plan.actions.flatMap { action -> [Finding] in
            let amounts: [(field: String, value: Double?, unit: String)] = [
                ("energy-saving", action.energySaving?.value, Energy.baseSymbol),
                ("renewable-production", action.renewableProduction?.value, Energy.baseSymbol),
                ("reduction", action.reduction?.value, Mass.baseSymbol),
            ]
            return amounts.compactMap { field, value, unit in
                guard let value, value < 0 else { return nil }
                return rule.finding(
                    at: action.place(field), action.named.with(["value": .quantity(value, unit: unit)]))
            }
        }
    }

    /// A10: an action that says again what another one said counts once.
    static func duplicate(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.duplicates.sorted { $0.key < $1.key }.map { index, first in
            let (action, original) = (plan.plan.actions[index], plan.plan.actions[first])
            return rule.finding(at: action.place("title"), action.named.with(["original": .text(original.id)]))
        }
    }

    /// A11: an action does not end before it begins.
    static func years(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.plan.actions.compactMap { action in
            guard let start = action.start, let end = action.end, start > end else { return nil }
            return rule.finding(
                at: action.place("end"),
                action.named.with(["year": .plain(start.number), "otherYear": .plain(end.number)]))
        }
    }

    /// A12: what is completed has ended, and what has begun is not called not started.
    static func status(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        let now = Year(plan.context.today.year)
        return plan.plan.actions.compactMap { action in
            guard let status = action.status else { return nil }
            let year: Year? =
                switch status {
                case .completed: action.end.flatMap { $0 > now ? $0 : nil }
                case .notStarted: action.start.flatMap { $0 < now ? $0 : nil }
                case .ongoing, .postponed, .cancelled: nil
                }
            return year.map {
                rule.finding(
                    at: action.place("status"),
                    action.named.with(["status": .term("action-status.\(status.rawValue)"), "year": .plain($0.number)]))
            }
        }
    }

    /// A14: a key action says what it costs.
    static func cost(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        plan.counted.filter { $0.isKey && !$0.cost.isStated }.map {
            rule.finding(at: $0.place("cost"), $0.named)
        }
    }
}
