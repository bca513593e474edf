public import Quantities

/// One row of the table of rules: what is checked, against what, and who says so.
///
/// - Source: `eligibility_rules.csv`; loaded elsewhere and handed in.
public struct RuleDefinition: Hashable, Codable, Sendable, Identifiable {
    /// The identifier, which is also the code of its findings: `C04`.
    public var id: String
    /// The group: `inventory`, `emission factor`, `local production`.
    public var group: String
    /// What it looks at: `cell`, `electricity`, `total`.
    public var object: String
    /// The rule in words, in English, as the table has it.
    public var rule: String
    /// The threshold as the table writes it: `0.1..20`.
    public var thresholdText: String
    /// The unit of the threshold.
    public var unit: String
    /// How much a finding matters.
    public var severity: Finding.Severity
    /// Where the rule comes from.
    public var citation: Citation

    /// States a rule.
    public init(
        id: String, group: String, object: String, rule: String, thresholdText: String, unit: String,
        severity: Finding.Severity, citation: Citation
    ) {
        self.id = id
        self.group = group
        self.object = object
        self.rule = rule
        self.thresholdText = thresholdText
        self.unit = unit
        self.severity = severity
        self.citation = citation
    }

    /// The numbers of the threshold, in the order they are written; see `ThresholdText`.
    public var thresholds: [Double] { ThresholdText.numbers(in: thresholdText) }
}
