public import Quantities

/// Something that a town is to give until a day, and how that stands.
public struct Deadline: Hashable, Sendable, Identifiable {
    /// How it stands on the day that was asked about.
    public enum State: String, Codable, Sendable, CaseIterable {
        /// Given in time.
        case done
        /// Given, later than it was due.
        case doneLate = "done_late"
        /// Far away.
        case upcoming
        /// So near that reminders go out.
        case soon
        /// Not given, and the day has passed.
        case overdue
        /// Nobody told whether it was given, or since when it counts.
        case unknown

        /// Whether something is still to be done.
        public var isOpen: Bool { self == .upcoming || self == .soon || self == .overdue }
    }

    /// A name of its own within the town: the code, and from the second time on a number, `monitoring-2`.
    public var id: String
    /// What is to be given.
    public var code: DeadlineRule.Code
    /// The commitments it belongs to.
    public var commitments: [Commitment]
    /// From when it counts; `nil` where nobody knows.
    public var start: CalendarDay?
    /// When it was due at first.
    public var firstDue: CalendarDay?
    /// The one extension, where there is one.
    public var extended: Milestone?
    /// When it was given.
    public var given: CalendarDay?
    /// How it stands.
    public var state: State
    /// How far the rule behind it was checked against its source.
    public var verification: Citation.Verification

    /// When it is due, the extension included.
    public var due: CalendarDay? {
        guard let firstDue else { return nil }
        return max(firstDue, extended?.until ?? firstDue)
    }

    /// How many days are left on a day; negative when it has passed.
    public func daysLeft(on day: CalendarDay) -> Int? { due?.days(after: day) }
}
