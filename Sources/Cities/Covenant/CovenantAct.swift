/// What a town, or the office, does between joining and leaving: each is one milestone of the town.
public enum CovenantAct: String, Sendable, CaseIterable {
    /// The town moves a deadline, once, with a reason.
    case extend
    /// The council adds a commitment.
    case renew
    /// The council decides to leave.
    case withdraw
    /// The office tells a town in writing that it will be put on hold.
    case notice
    /// The office puts a town on hold after its notice.
    case hold
    /// The office suspends a town.
    case suspend
    /// The office takes a town back.
    case reactivate
    /// The office notes that the time of all commitments has ended.
    case complete

    /// Whether the office does it, and not the town.
    public var isOfOffice: Bool {
        switch self {
        case .extend, .renew, .withdraw: false
        case .notice, .hold, .suspend, .reactivate, .complete: true
        }
    }

    /// What the act is called among the town's milestones.
    public var milestone: Milestone.Kind {
        switch self {
        case .extend: .extended
        case .renew: .renewal
        case .withdraw: .withdrawn
        case .notice: .notice
        case .hold: .onHold
        case .suspend: .suspended
        case .reactivate: .reactivated
        case .complete: .completed
        }
    }

    /// Whether the standing of a town allows it; deadlines may still stand against it.
    public func isOpen(in standing: Standing) -> Bool {
        switch self {
        case .extend, .notice, .hold, .complete: standing.isActive && standing != .completed
        case .renew: standing.isActive || standing == .onHold
        case .withdraw: standing.isActive || standing == .onHold || standing == .suspended
        case .suspend: (standing.isActive && standing != .completed) || standing == .onHold
        case .reactivate: standing == .onHold || standing == .suspended
        }
    }
}
