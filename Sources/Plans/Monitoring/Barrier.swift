/// Something that stands in the way of a plan.
///
/// - Source: `template_fields.csv`, field `barriers`: the list and the severities are recalled from the Reporting
///   Guidelines of 2014, not read there.
public struct Barrier: Hashable, Codable, Sendable, Identifiable {
    /// What it is.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case finance = "limited_financial_resources"
        case regulation = "weak_regulatory_framework"
        case expertise = "lack_of_technical_expertise"
        case stakeholders = "lack_of_stakeholder_support"
        case politics = "lack_of_political_support"
        case administration = "changes_in_political_administration"
        case nationalOrientation = "incompatibility_with_national_orientations"
        case technology = "immature_or_too_costly_technologies"
        case workforce = "shortage_of_workforce_skills"
        case other
    }

    /// How much it matters.
    public enum Severity: String, Codable, Sendable, CaseIterable {
        case strong, moderate, weak, none
    }

    /// A name of its own within the report.
    public var id: String
    /// What it is.
    public var kind: Kind
    /// How much it matters; `nil` where nothing is said.
    public var severity: Severity?
    /// The town's own words.
    public var comment: String?

    /// States a barrier.
    public init(id: String, kind: Kind, severity: Severity? = nil, comment: String? = nil) {
        self.id = id
        self.kind = kind
        self.severity = severity
        self.comment = comment
    }
}
