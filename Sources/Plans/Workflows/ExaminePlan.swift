public import Findings
import Inventories
import Quantities

/// Examines a plan as everybody does: the rules of the plan and of its inventory, and its actions against its targets.
///
/// The town's laptop, the coordinator's page and a reviewer run this one workflow, so that they reach one verdict.
public struct ExaminePlan: Sendable {
    private let rules: PlanRuleBook

    /// Prepares the workflow with rules.
    public init(rules: PlanRuleBook) { self.rules = rules }

    /// Examines a plan; `findings` are those of reading the file, kept in front.
    public func callAsFunction(_ plan: Plan, context: PlanContext, findings: [Finding] = []) -> PlanResult {
        let examination = rules.examination(of: plan, context: context)
        // An inventory of which nothing is known is no side to start from.
        let latest = context.latest.flatMap { $0.total.emission.known > 0 ? $0 : nil }
        let reconciliations = plan.targets.compactMap(examination.level).flatMap { level in
            [PlanReconciliation(examination, level: level)]
                + (latest.map { [PlanReconciliation(examination, level: level, latest: $0)] } ?? [])
        }
        let own = rules.findings(examination)
        let ofInventory = context.baseline?.findings ?? []
        let judged = (findings + own + ofInventory).map { finding in
            PlanResult.Judged(finding: finding, justification: plan.justification(of: finding))
        }
        return PlanResult(plan: plan, sums: examination.sums, reconciliations: reconciliations, judged: judged)
    }
}

/// What follows from a plan.
public struct PlanResult: Sendable {
    /// A finding, and why the town lets it stand.
    public struct Judged: Hashable, Sendable {
        /// The finding.
        public var finding: Finding
        /// The town's reason; `nil` where it gave none.
        public var justification: Plan.Justification?
    }

    /// What the checks come to.
    public enum Verdict: String, Sendable, CaseIterable {
        /// Nothing stands in the way.
        case eligible
        /// Errors are to be corrected or explained.
        case toExplain = "to-explain"
        /// Something that every plan must have is missing.
        case notEligible = "not-eligible"
    }

    /// What was examined.
    public var plan: Plan
    /// What its actions come to.
    public var sums: ActionSums
    /// Its actions against its targets.
    public var reconciliations: [PlanReconciliation]
    /// What a person should look at, the gravest first.
    public var judged: [Judged]

    init(plan: Plan, sums: ActionSums, reconciliations: [PlanReconciliation], judged: [Judged]) {
        self.plan = plan
        self.sums = sums
        self.reconciliations = reconciliations
        // Stable: what is equally grave keeps the order of the table.
        self.judged = judged.enumerated()
            .sorted { ($1.element.finding.severity, $0.offset) < ($0.element.finding.severity, $1.offset) }
            .map(\.element)
    }

    /// The verdict: a blocker cannot be explained away, an error can.
    public var verdict: Verdict {
        if judged.contains(where: { $0.finding.severity == .blocker }) { return .notEligible }
        return judged.contains { $0.finding.severity == .error && $0.justification == nil } ? .toExplain : .eligible
    }
}

extension Plan {
    /// The reason that the town gave for a finding: for this very place, else for all of its kind.
    public func justification(of finding: Finding) -> Justification? {
        let own = justifications.filter { $0.code == finding.code && !$0.reason.isBlank }
        let place = finding.place.field
        return own.first { about in
            about.about.map { $0 == place || place?.hasPrefix("action.\($0).") == true } ?? false
        }
            ?? own.first { $0.about == nil }
    }
}

extension PlanResult {
    /// A plan that was only read: its sums, held against nothing and judged by no rule.
    public init(reading plan: Plan) {
        self.init(plan: plan, sums: ActionSums(plan.countedActions), reconciliations: [], judged: [])
    }
}
