import Cities
public import Findings
import Inventories
import Quantities

/// The rules that a plan with what surrounds it can answer.
///
/// Every finding carries the rule's identifier as its code and the severity of the table; remarks stand beside them.
public struct PlanRuleBook: Sendable {
    private let rules: [Rule<PlanExamination>]
    private let thresholds: [String: [Double]]

    private static let evaluations: [RuleEvaluation<PlanExamination>] =
        AcceptanceRules.all + ActionSumRules.all + ActionRules.all + TargetRules.all + AdaptationRules.all
        + DeadlineRules.all

    /// Identifiers that this book answers.
    public static let implemented: [String] = evaluations.map(\.id).sorted()

    /// Identifiers of the rules that a report on a plan answers: whether it came in time.
    public static let ofReports: [String] = DeadlineRules.ofReports.map(\.id)

    /// Makes a book of the rules whose identifier it knows; other rows of the table belong to the inventory.
    public init(definitions: [RuleDefinition]) {
        rules = RuleEvaluation.rules(Self.evaluations, in: definitions)
        thresholds = Dictionary(definitions.map { ($0.id, $0.thresholds) }) { first, _ in first }
    }

    /// Identifiers of rules whose threshold holds no number to compare with.
    public var unanswerable: [String] { rules.filter { !$0.isAnswerable }.map(\.id) }

    /// Everything noticed about a plan: by rule, then remarks.
    public func findings(for plan: Plan, context: PlanContext) -> [Finding] {
        findings(examination(of: plan, context: context))
    }

    /// What the rules say of a report on a plan that is sent on the day of the check.
    public func findings(forReportOn plan: Plan, context: PlanContext) -> [Finding] {
        let examination = examination(of: plan, context: context)
        return rules.filter { Self.ofReports.contains($0.definition.id) }.flatMap { $0.findings(examination) }
    }

    func examination(of plan: Plan, context: PlanContext) -> PlanExamination {
        PlanExamination(plan, context, thresholds: thresholds)
    }

    func findings(_ examination: PlanExamination) -> [Finding] {
        rules.flatMap { $0.findings(examination) } + PlanRemarks.findings(examination)
    }
}
