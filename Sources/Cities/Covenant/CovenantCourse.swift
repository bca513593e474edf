/// What is known to have happened to a town until a day.
struct CovenantCourse {
    /// The last day that counts.
    let day: CalendarDay
    private let milestones: [Milestone]
    private let later: [Milestone]
    private let joined: CalendarDay
    /// From when on it is known what happened; `nil` where nothing is but that it joined.
    private let knownSince: CalendarDay?

    init(_ signatory: Signatory, joined: CalendarDay, on day: CalendarDay) {
        let all = signatory.milestonesInOrder
        self.day = day
        self.joined = joined
        milestones = all.filter { $0.day <= day }
        later = all.filter { $0.day > day }
        knownSince = all.contains { $0.kind == .adhesion } ? joined : milestones.first?.day
    }

    /// What shows that a plan was given.
    static let planned: Set<Milestone.Kind> = [
        .planSubmitted, .planAccepted, .planAcceptedWithRemarks, .planNotAccepted,
    ]

    /// Whether it would be known if something had been given until a day.
    func isKnown(at day: CalendarDay) -> Bool { knownSince.map { $0 <= day } ?? false }

    /// The first day from a day on, until today, on which one of these happened.
    func first(
        _ kinds: Set<Milestone.Kind>, from start: CalendarDay, where fits: (Milestone) -> Bool = { _ in true }
    ) -> CalendarDay? {
        milestones.first { $0.day >= start && kinds.contains($0.kind) && fits($0) }?.day
    }

    /// The extension of a deadline; there is one at most, and the first counts.
    func `extension`(of id: String) -> Milestone? {
        milestones.first { $0.kind == .extended && $0.deadline == id && $0.until != nil }
    }

    /// Whether a commitment was made by now: not when only a later renewal tells of it.
    func hasMade(_ commitment: Commitment) -> Bool {
        !later.contains { $0.kind == .renewal && $0.commitments?.contains(commitment) == true }
            || made(commitment) != nil
    }

    /// The day from which a commitment counts; `nil` where the town joined before anybody could make it, and nobody
    /// wrote down when it did.
    func start(of generation: CommitmentGeneration) -> CalendarDay? {
        if let made = made(generation.commitment) { return made }
        return joined >= generation.opened ? joined : nil
    }

    /// The day on which the plan was given that reports follow: the first time of the newest generation.
    var newestPlan: CalendarDay? {
        let plans = milestones.filter { Self.planned.contains($0.kind) }
        guard let newest = plans.map(Self.generation).max() else { return nil }
        return plans.first { Self.generation($0) == newest }?.day
    }

    private func made(_ commitment: Commitment) -> CalendarDay? {
        milestones.last { milestone in
            (milestone.kind == .renewal || milestone.kind == .adhesion)
                && milestone.commitments?.contains(commitment) == true
        }?.day
    }

    /// The place of the newest commitment that a plan was for.
    private static func generation(_ milestone: Milestone) -> Int {
        let named = milestone.commitments ?? []
        return Commitment.allCases.lastIndex { named.contains($0) && $0.rawValue.first == "2" } ?? 0
    }
}
