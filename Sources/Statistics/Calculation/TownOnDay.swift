import Cities
import Inventories
import Plans
import Quantities

/// What is publicly known of a town on a day.
///
/// A class, so that a figure that asks every town copies none of them.
final class TownOnDay: Sendable {
    /// How far a town's newest plan has come.
    enum PlanState: String, CaseIterable {
        case none
        case submitted
        case accepted
        case acceptedWithRemarks = "accepted_with_remarks"
        case notAccepted = "not_accepted"
    }

    let town: CovenantSnapshot.Town
    let standing: Standing
    /// Public inventories, the oldest year first.
    let inventories: [ReportedInventory]
    /// The newest public plan, its actions as the newest public report on it tells them.
    let plan: PublishedPlan?
    private let day: CalendarDay
    private let generations: [Commitment: CommitmentGeneration]

    init(_ town: CovenantSnapshot.Town, on day: CalendarDay, calendar: CovenantCalendar? = nil) {
        self.town = town
        self.day = day
        generations = calendar?.generations ?? [:]
        standing = town.signatory.standing(on: day)
        inventories = town.inventories.filter { $0.isPublic(on: day) }
        plan = town.plans(on: day).last
    }

    var slug: String { town.signatory.slug }
    var newest: ReportedInventory? { inventories.last }
    /// A population of nobody is one that nobody knows.
    var population: Int? { town.signatory.population.flatMap { $0 > 0 ? $0 : nil } }

    /// The inventory that the plan's targets refer to; without a plan that says which, the oldest that is a baseline.
    var baseline: ReportedInventory? {
        if let year = plan?.plan.baselineYear { return inventories.first { $0.year == year } }
        return inventories.first { $0.kind == .baseline }
    }

    /// How far the newest plan has come; `nil` where the register says nothing of the town's plans.
    var planState: PlanState? {
        guard let milestones = town.signatory.milestones else { return plan == nil ? nil : .accepted }
        let steps = milestones.enumerated().filter { $1.day <= day }
            .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
        for (_, milestone) in steps.reversed() {
            switch milestone.kind {
            case .planSubmitted: return .submitted
            case .planAccepted: return .accepted
            case .planAcceptedWithRemarks: return .acceptedWithRemarks
            case .planNotAccepted: return .notAccepted
            default: continue
            }
        }
        if plan != nil { return .accepted }
        // A town that joined before milestones were kept may have submitted a plan of which nothing is known.
        return milestones.contains { $0.kind == .adhesion } ? PlanState.none : nil
    }

    /// What the town had promised by the day.
    ///
    /// The register does not say when a generation was added; no town can have promised what did not exist yet.
    var commitments: [Commitment] {
        town.signatory.commitments.filter { commitment in
            if let opened = generations[commitment]?.opened, day < opened { return false }
            let days = (town.signatory.milestones ?? []).filter {
                [.adhesion, .renewal].contains($0.kind) && ($0.commitments ?? []).contains(commitment)
            }.map(\.day)
            return days.min().map { $0 <= day } ?? true
        }
    }
}

extension TownOnDay {
    /// What the town owes and has not given in time.
    func late(by calendar: CovenantCalendar?) -> [TownLists.Late] {
        guard let calendar else { return [] }
        return calendar.deadlines(of: town.signatory, on: day).compactMap { deadline in
            guard deadline.code.isOfTown, deadline.state == .overdue, let due = deadline.due else { return nil }
            return TownLists.Late(slug: slug, deadline: deadline.code.rawValue, day: due)
        }
    }
}
