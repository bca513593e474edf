/// That a town is to be told of a deadline.
public struct Reminder: Hashable, Sendable {
    /// What it is about.
    public var deadline: Deadline
    /// The step that was reached: so many days after the day, negative before it.
    public var step: Int

    /// States a reminder.
    public init(_ deadline: Deadline, step: Int) {
        self.deadline = deadline
        self.step = step
    }
}

extension CovenantCalendar {
    /// What a town is to be told on a day: of each open deadline the last step that was reached.
    ///
    /// Whoever missed a day tells the town later, and does not tell it twice: `told` says which steps a town knows of.
    /// Only towns that count are told; who is on hold still is, as a submission ends the hold.
    public func reminders(
        of signatory: Signatory, on day: CalendarDay, told: (Deadline, Int) -> Bool = { _, _ in false }
    ) -> [Reminder] {
        let standing = signatory.standing(on: day)
        guard standing.isActive || standing == .onHold else { return [] }
        return deadlines(of: signatory, on: day).compactMap { deadline in
            guard deadline.code.isOfTown, deadline.state == .soon || deadline.state == .overdue,
                let left = deadline.daysLeft(on: day),
                let step = settings.reminderDays.last(where: { $0 <= -left }), !told(deadline, step)
            else { return nil }
            return Reminder(deadline, step: step)
        }
    }
}
