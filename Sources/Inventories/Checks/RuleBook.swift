public import Findings

/// The rules that an inventory alone, or an inventory among others, can answer.
///
/// Every finding carries the rule's identifier as its code and the severity of the table. Beside the rules stand
/// remarks on what the computation did by itself: which national factor was taken, which default stood in, what is
/// missing.
public struct RuleBook: Sendable {
    /// The rules, in the order of the table.
    public let rules: [Rule<Examination>]
    /// How far figures that the file prints may lie from ours.
    let tolerance: PrintedChecks.Tolerance
    private let thresholds: [String: [Double]]

    private static let evaluations: [RuleEvaluation<Examination>] =
        EligibilityRules.all + InventoryCellRules.all + PerHeadRules.all + PeerRules.all + SeriesRules.all
        + TownRules.all + FactorRules.all + ElectricityFactorRules.all + ApproachRules.all + ProductionRules.all

    /// Identifiers that this book answers.
    public static let implemented: [String] = evaluations.map(\.id).sorted()

    /// Identifiers of the same groups that are answered where the file's own figures are compared with ours.
    public static let elsewhere: [String] = ["C19", "C20"]

    /// Makes a book of the rules whose identifier it knows; other rows of the table belong to other rooms.
    public init(definitions: [RuleDefinition]) {
        rules = RuleEvaluation.rules(Self.evaluations, in: definitions)
        thresholds = Dictionary(rules.map { ($0.id, $0.thresholds) }) { first, _ in first }
        func numbers(_ id: String) -> [Double] { definitions.first { $0.id == id }?.thresholds ?? [] }
        let sum = numbers("C19")
        tolerance = PrintedChecks.Tolerance(
            sum: sum.first ?? 0, absolute: sum.dropFirst().first ?? 0, emission: numbers("C20").first ?? 0)
    }

    /// Everything noticed about an inventory: by rule, then remarks.
    public func findings(for result: InventoryResult, context: RuleContext) -> [Finding] {
        let town = Examination(result: result, context: context, thresholds: thresholds)
        return rules.flatMap { $0.findings(town) } + EntryRemarks.findings(town) + ElectricityRemarks.findings(town)
            + FactorRemarks.findings(town) + FactorUnitRemarks.findings(town)
    }
}
