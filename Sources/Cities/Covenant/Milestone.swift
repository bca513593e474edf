/// Something that happened between a town and the covenant on a day, and is public.
///
/// A town's standing on any day follows from its milestones until that day.
public struct Milestone: Hashable, Codable, Sendable, Identifiable {
    /// What happened.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The council decided to join.
        case adhesion
        /// The council added a commitment generation, or renewed the promise.
        case renewal
        /// A plan was submitted.
        case planSubmitted = "plan_submitted"
        /// A plan was accepted.
        case planAccepted = "plan_accepted"
        /// A plan was accepted with remarks.
        case planAcceptedWithRemarks = "plan_accepted_with_remarks"
        /// A plan was not accepted.
        case planNotAccepted = "plan_not_accepted"
        /// A report on actions was submitted.
        case actionReport = "action_report"
        /// A report with a monitoring inventory was submitted.
        case monitoringInventory = "monitoring_inventory"
        /// A report was accepted, with or without remarks.
        case reportAccepted = "report_accepted"
        /// A report was not accepted.
        case reportNotAccepted = "report_not_accepted"
        /// A deadline was extended, once.
        case extended = "extension"
        /// The town was told in writing that it will be put on hold.
        case notice
        /// The town was put on hold.
        case onHold = "on_hold"
        /// The town is active again.
        case reactivated
        /// The office suspended the town.
        case suspended
        /// The council decided to leave.
        case withdrawn
        /// The time of a commitment has ended.
        case completed
    }

    /// A name of its own within the town: two people can record milestones at once.
    public var id: String
    /// What happened.
    public var kind: Kind
    /// When.
    public var day: CalendarDay
    /// The commitments it is about.
    public var commitments: [Commitment]?
    /// The code of the deadline it is about: `secap_submit`.
    public var deadline: String?
    /// Until when that deadline was extended.
    public var until: CalendarDay?
    /// The document that shows it: `submission/karaganda-1`, or the SHA-256 of a file.
    public var evidence: String?
    /// Why, in the words of who recorded it; public.
    public var reason: String?

    /// Records a milestone.
    public init(
        id: String, kind: Kind, day: CalendarDay, commitments: [Commitment]? = nil, deadline: String? = nil,
        until: CalendarDay? = nil, evidence: String? = nil, reason: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.day = day
        self.commitments = commitments
        self.deadline = deadline
        self.until = until
        self.evidence = evidence
        self.reason = reason
    }
}
