/// A step that a registration can take, and when it can.
public enum RegistrationStep: String, Sendable, CaseIterable {
    /// The town writes on.
    case edit
    /// The town sends it to the office.
    case send
    /// The office gives it back with a reason.
    case giveBack = "return"
    /// The office takes the town in.
    case admit

    /// Whether the office takes the step, and not the town.
    public var isOfOffice: Bool { self == .giveBack || self == .admit }

    /// Whether the step can be taken now.
    public func isOpen(in state: Registration.State) -> Bool {
        switch self {
        case .edit, .send: state == .draft || state == .returned
        case .giveBack, .admit: state == .pending
        }
    }
}
