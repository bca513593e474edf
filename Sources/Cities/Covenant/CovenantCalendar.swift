import Quantities

/// What a town of the covenant owes until when: a pure reading of its milestones by the shipped rules.
///
/// Plans count from the day of their commitment; reports from the plan, and again from each report. Of what happened
/// before the first milestone that is known of a town nothing is said: such a deadline is unknown, never overdue.
public struct CovenantCalendar: Sendable {
    /// When towns are told before and after a day, and how far a day can be moved; each is our own proposal.
    public struct Settings: Sendable {
        /// Days after the due day at which towns are told; negative before it.
        ///
        /// - Source: `reminder_days.csv`.
        public var reminderDays: [Int]
        /// By how many months a day can be moved at most; the covenant says only that it can be moved once.
        public var longestExtension = 12

        /// States the settings.
        public init(reminderDays: [Int]) { self.reminderDays = reminderDays.sorted() }
    }

    /// How long there is time for what.
    public let rules: [DeadlineRule]
    /// What is known of the commitment generations.
    public let generations: [Commitment: CommitmentGeneration]
    /// When towns are told, and how far a day can be moved.
    public let settings: Settings

    /// Prepares the calendar with the shipped rules.
    public init(rules: [DeadlineRule], generations: [CommitmentGeneration], settings: Settings) {
        self.rules = rules
        self.generations = Dictionary(generations.map { ($0.commitment, $0) }) { first, _ in first }
        self.settings = settings
    }

    /// What a town owes on a day and what it has given, in the order of the days they are due; unknown ones last.
    ///
    /// Who has not joined, has left or is done owes nothing more.
    public func deadlines(of signatory: Signatory, on day: CalendarDay) -> [Deadline] {
        guard let joined = signatory.joined, joined <= day else { return [] }
        let course = CovenantCourse(signatory, joined: joined, on: day)
        let all = plans(of: signatory, course) + reports(course) + feedback(of: signatory, course)
        let standing = signatory.standing(on: day)
        let isOver = standing == .withdrawn || standing == .completed
        return all.filter { !isOver || !$0.state.isOpen }.enumerated().sorted { left, right in
            let far = CalendarDay(daysSince1970: .max / 1_000)
            return (left.element.due ?? far, left.offset) < (right.element.due ?? far, right.offset)
        }.map(\.element)
    }

    /// The next thing that a town is to give; what is overdue comes first.
    public func next(of signatory: Signatory, on day: CalendarDay) -> Deadline? {
        deadlines(of: signatory, on: day).first { $0.code.isOfTown && $0.state.isOpen }
    }

    /// Where a town stands on a day, what it owes included: after its plan, a report that is late shows.
    public func standing(of signatory: Signatory, on day: CalendarDay) -> Standing {
        let standing = signatory.standing(on: day)
        guard [.planSubmitted, .planAccepted, .planNotAccepted].contains(standing) else { return standing }
        let isDue = deadlines(of: signatory, on: day).contains {
            ($0.code == .monitoring || $0.code == .inventory) && $0.state == .overdue
        }
        return isDue ? .monitoringDue : standing
    }

    private func rule(_ code: DeadlineRule.Code) -> DeadlineRule? { rules.first { $0.code == code } }

    /// A plan for every day on which commitments were made that ask for the same plan.
    private func plans(of signatory: Signatory, _ course: CovenantCourse) -> [Deadline] {
        var promises: [Promise: [Commitment]] = [:]
        for commitment in Commitment.allCases where signatory.commitments.contains(commitment) {
            guard let generation = generations[commitment], let plan = generation.plan,
                course.hasMade(commitment)
            else { continue }
            promises[Promise(plan: plan, start: course.start(of: generation)), default: []].append(commitment)
        }
        var counts: [DeadlineRule.Code: Int] = [:]
        return promises.sorted { $0.key < $1.key }.compactMap { promise, commitments in
            guard let rule = rule(promise.plan) else { return nil }
            counts[promise.plan, default: 0] += 1
            let given = promise.start.flatMap { start in
                course.first(CovenantCourse.planned, from: start) { milestone in
                    milestone.commitments?.contains { commitments.contains($0) } ?? true
                }
            }
            let marks = [rule.citation] + commitments.compactMap { generations[$0]?.citation }
            return deadline(
                rule, counts[promise.plan] ?? 1, commitments, from: promise.start, given: given, marks, course)
        }
    }

    /// Reports on actions and with inventories, one after the other from the newest plan on.
    private func reports(_ course: CovenantCourse) -> [Deadline] {
        guard let plan = course.newestPlan else { return [] }
        let kinds: [(DeadlineRule.Code, Set<Milestone.Kind>)] = [
            (.monitoring, [.actionReport, .monitoringInventory]), (.inventory, [.monitoringInventory]),
        ]
        return kinds.flatMap { code, kinds -> [Deadline] in
            guard let rule = rule(code) else { return [] }
            var found: [Deadline] = []
            var start = plan
            while true {
                let given = course.first(kinds, from: start.adding(days: 1))
                found.append(deadline(rule, found.count + 1, [], from: start, given: given, [rule.citation], course))
                guard let given else { return found }
                start = given
            }
        }
    }

    /// What the office owes: the answer to a plan, where a time for it was promised.
    private func feedback(of signatory: Signatory, _ course: CovenantCourse) -> [Deadline] {
        guard let rule = rule(.feedback), CountryGroup.easternPartnership.contains(signatory.country),
            let plan = course.newestPlan
        else { return [] }
        let given = course.first([.planAccepted, .planAcceptedWithRemarks, .planNotAccepted], from: plan)
        return [deadline(rule, 1, [], from: plan, given: given, [rule.citation], course)]
    }

    private func deadline(
        _ rule: DeadlineRule, _ number: Int, _ commitments: [Commitment], from start: CalendarDay?,
        given: CalendarDay?, _ marks: [Citation], _ course: CovenantCourse
    ) -> Deadline {
        let id = number == 1 ? rule.code.rawValue : "\(rule.code.rawValue)-\(number)"
        var deadline = Deadline(
            id: id, code: rule.code, commitments: commitments, start: start,
            firstDue: start?.adding(months: rule.months), extended: course.extension(of: id), given: given,
            state: .unknown, verification: marks.map(\.verification).first { $0 != .read } ?? .read)
        deadline.state = state(of: deadline, course)
        return deadline
    }

    private func state(of deadline: Deadline, _ course: CovenantCourse) -> Deadline.State {
        guard let due = deadline.due else { return .unknown }
        if let given = deadline.given { return given <= due ? .done : .doneLate }
        let left = due.days(after: course.day)
        if left < 0 { return course.isKnown(at: due) ? .overdue : .unknown }
        return left <= -(settings.reminderDays.first ?? 0) ? .soon : .upcoming
    }

    /// Commitments made on one day that ask for one plan.
    private struct Promise: Hashable, Comparable {
        var plan: DeadlineRule.Code
        var start: CalendarDay?

        static func < (left: Self, right: Self) -> Bool {
            let never = CalendarDay(daysSince1970: -1_000_000)
            return (left.plan.rawValue, left.start ?? never) < (right.plan.rawValue, right.start ?? never)
        }
    }
}
