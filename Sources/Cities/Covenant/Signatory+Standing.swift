extension Signatory {
    /// The day from which the register's `status` holds; of earlier days it says nothing.
    public static let registerDay = CalendarDay(daysSince1970: 19_723)  // 1 January 2024

    /// The day the town joined: the register's, or else the first adhesion among its milestones.
    public var joined: CalendarDay? {
        adhesion ?? milestones?.filter { $0.kind == .adhesion }.map(\.day).min()
    }

    /// Where the town stood in the covenant at the end of a day.
    ///
    /// It follows from the adhesion, from the milestones until that day in their order, and, where the register says that
    /// the town is held or has left, from that as of the register's own day. Before it joined, and where nobody knows when
    /// it did, a town is a draft and counts for nothing.
    public func standing(on day: CalendarDay) -> Standing {
        guard let joined, joined <= day else { return .draft }
        var course = Course(promises: Set(commitments))
        let happened = milestonesInOrder.prefix { $0.day <= day }
        let before = happened.prefix { $0.day < Self.registerDay }
        for milestone in before { course.take(milestone) }
        if joined < Self.registerDay, Self.registerDay <= day { course.take(registerStatus: status) }
        for milestone in happened.dropFirst(before.count) { course.take(milestone) }
        return course.standing
    }

    /// What happened to the town by days; of one day as it was recorded.
    var milestonesInOrder: [Milestone] {
        (milestones ?? []).enumerated().sorted {
            ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
        }.map(\.element)
    }
}

/// How a town's standing goes on from milestone to milestone.
private struct Course {
    /// What the town has promised.
    let promises: Set<Commitment>
    private var active = Standing.signatory
    /// What keeps the town from being counted; what it was before stays in `active`.
    private var stopped: Standing?
    private var completed: Set<Commitment> = []

    init(promises: Set<Commitment>) { self.promises = promises }

    var standing: Standing { stopped ?? active }

    mutating func take(_ milestone: Milestone) {
        switch milestone.kind {
        case .adhesion, .renewal:
            stopped = nil
            if active == .completed { active = .signatory }
        case .planSubmitted: submit(.planSubmitted)
        case .planAccepted, .planAcceptedWithRemarks: active = .planAccepted
        case .planNotAccepted: active = .planNotAccepted
        case .actionReport, .monitoringInventory: submit(active == .monitoringDue ? .planAccepted : active)
        case .reportAccepted, .reportNotAccepted, .extended, .notice: break
        case .onHold: stop(.onHold)
        case .suspended: stop(.suspended)
        case .withdrawn: stopped = .withdrawn
        case .reactivated: if stopped != .withdrawn { stopped = nil }
        case .completed:
            completed.formUnion(milestone.commitments ?? Array(promises))
            if completed.isSuperset(of: promises) { active = .completed }
        }
    }

    mutating func take(registerStatus: String) {
        guard let status = Standing(rawValue: registerStatus), !status.isActive else { return }
        switch status {
        case .onHold, .suspended, .withdrawn: stopped = status
        default: break
        }
    }

    /// A submission ends a hold by itself; who was suspended or left stays so.
    private mutating func submit(_ next: Standing) {
        active = next
        if stopped == .onHold { stopped = nil }
    }

    private mutating func stop(_ standing: Standing) {
        if stopped != .withdrawn { stopped = standing }
    }
}
