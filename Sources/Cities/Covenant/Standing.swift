/// Where a town stands in the covenant.
///
/// - Source: `signatory_statuses.csv`.
public enum Standing: String, Codable, Sendable, CaseIterable {
    /// Registration was begun.
    case draft
    /// The office looks at the registration.
    case pending
    /// The council's decision is here, the profile is public.
    case signatory
    /// The plan is being reviewed.
    case planSubmitted = "plan_submitted"
    /// The plan was found eligible.
    case planAccepted = "plan_accepted"
    /// The review asks for changes.
    case planNotAccepted = "plan_not_accepted"
    /// A report on the plan is to be given.
    case monitoringDue = "monitoring_due"
    /// Overdue after written notice: not counted and not found by search until something is submitted.
    case onHold = "on_hold"
    /// Suspended by the office.
    case suspended
    /// Left by decision of the council.
    case withdrawn
    /// The time of the commitment has ended.
    case completed

    /// Whether the town counts as a signatory: it has joined, and neither left nor is held.
    public var isActive: Bool {
        switch self {
        case .signatory, .planSubmitted, .planAccepted, .planNotAccepted, .monitoringDue, .completed: true
        case .draft, .pending, .onHold, .suspended, .withdrawn: false
        }
    }
}
