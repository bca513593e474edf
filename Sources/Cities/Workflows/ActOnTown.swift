public import Ledger

/// Does what a town, or the office, may do with a membership, and records it as a milestone of the town.
///
/// What the covenant asks first is asked here: one extension for each deadline; notice only of what is overdue; on hold
/// only after notice.
public struct ActOnTown: Sendable {
    /// What is to be done.
    public struct Wish: Hashable, Sendable {
        /// What.
        public var act: CovenantAct
        /// The identifier of the deadline that is moved, or that notice is given of.
        public var deadline: String?
        /// Until when it is moved.
        public var until: CalendarDay?
        /// The commitments that are added.
        public var commitments: [Commitment]
        /// The day of the council's decision, for what the council decides; otherwise the day it is done counts.
        public var decided: CalendarDay?
        /// The SHA-256 of the decision.
        public var evidence: String?
        /// Why; public.
        public var reason: String

        /// States a wish.
        public init(
            _ act: CovenantAct, deadline: String? = nil, until: CalendarDay? = nil, commitments: [Commitment] = [],
            decided: CalendarDay? = nil, evidence: String? = nil, reason: String
        ) {
            self.act = act
            self.deadline = deadline
            self.until = until
            self.commitments = commitments
            self.decided = decided
            self.evidence = evidence
            self.reason = reason
        }
    }

    /// Why nothing was recorded.
    public enum Failure: Error, Hashable, Sendable {
        /// The town's standing does not allow it.
        case notNow(Standing)
        /// Everything that is done with a membership has a reason.
        case noReason
        /// There is no such deadline open.
        case noDeadline
        /// The deadline was moved before.
        case alreadyExtended
        /// The day is not after the deadline, or too far behind it.
        case badDay
        /// Nothing is overdue.
        case nothingOverdue
        /// No notice was given of what is overdue.
        case noNotice
        /// No commitment, or none that is new.
        case nothingNew
        /// What the council decides needs its decision: the day and the file.
        case noDecision
        case record(RecordMilestone.Failure)
    }

    private let ledger: any LedgerStore
    private let calendar: CovenantCalendar

    /// Prepares the workflow.
    public init(ledger: any LedgerStore, calendar: CovenantCalendar) {
        self.ledger = ledger
        self.calendar = calendar
    }

    /// Records what is done with a town on a day.
    @discardableResult
    public func callAsFunction(
        _ wish: Wish, with town: Signatory, on day: CalendarDay, by authorship: Authorship
    ) async throws(Failure) -> Signatory {
        let milestone = try milestone(for: wish, of: town, on: day)
        do throws(RecordMilestone.Failure) {
            return try await RecordMilestone(ledger: ledger)(
                milestone, of: town.slug, registered: town, by: authorship)
        } catch { throw .record(error) }
    }

    /// The milestone that a wish becomes, or why it becomes none.
    public func milestone(
        for wish: Wish, of town: Signatory, on day: CalendarDay
    ) throws(Failure) -> Milestone {
        let standing = town.standing(on: day)
        guard wish.act.isOpen(in: standing) else { throw .notNow(standing) }
        guard !wish.reason.allSatisfy(\.isWhitespace) else { throw .noReason }
        let deadlines = calendar.deadlines(of: town, on: day).filter { $0.code.isOfTown && $0.state.isOpen }
        switch wish.act {
        case .extend: try checkExtension(wish, deadlines)
        case .notice:
            guard deadlines.contains(where: { $0.id == wish.deadline && $0.state == .overdue }) else {
                throw .nothingOverdue
            }
        case .hold: try checkHold(town, deadlines, on: day)
        case .renew: try checkRenewal(wish, of: town, on: day)
        case .withdraw: try checkDecision(wish, on: day)
        case .suspend, .reactivate, .complete: break
        }
        let count = (town.milestones ?? []).count { $0.kind == wish.act.milestone }
        return Milestone(
            id: wish.deadline.map { "\(wish.act.milestone.rawValue)-\($0)" }
                ?? "\(wish.act.milestone.rawValue)-\(count + 1)",
            kind: wish.act.milestone, day: wish.decided ?? day,
            commitments: wish.act == .renew ? wish.commitments : nil, deadline: wish.deadline, until: wish.until,
            evidence: wish.evidence, reason: wish.reason)
    }

    private func checkExtension(_ wish: Wish, _ deadlines: [Deadline]) throws(Failure) {
        guard let deadline = deadlines.first(where: { $0.id == wish.deadline }), let due = deadline.firstDue else {
            throw .noDeadline
        }
        guard deadline.extended == nil else { throw .alreadyExtended }
        guard let until = wish.until, until > due,
            until <= due.adding(months: calendar.settings.longestExtension)
        else { throw .badDay }
    }

    private func checkHold(_ town: Signatory, _ deadlines: [Deadline], on day: CalendarDay) throws(Failure) {
        let overdue = deadlines.filter { $0.state == .overdue }
        guard !overdue.isEmpty else { throw .nothingOverdue }
        let isNoticed = overdue.contains { deadline in
            (town.milestones ?? []).contains {
                $0.kind == .notice && $0.deadline == deadline.id && $0.day <= day
            }
        }
        guard isNoticed else { throw .noNotice }
    }

    private func checkRenewal(_ wish: Wish, of town: Signatory, on day: CalendarDay) throws(Failure) {
        guard !Set(wish.commitments).subtracting(town.commitments).isEmpty else { throw .nothingNew }
        try checkDecision(wish, on: day)
        let opened = wish.commitments.compactMap { calendar.generations[$0]?.opened }.max()
        guard let decided = wish.decided, decided >= opened ?? decided else { throw .badDay }
    }

    /// The council's decision: its day is past and not before the town joined.
    private func checkDecision(_ wish: Wish, on day: CalendarDay) throws(Failure) {
        guard wish.evidence != nil, let decided = wish.decided else { throw .noDecision }
        guard decided <= day else { throw .badDay }
    }
}
