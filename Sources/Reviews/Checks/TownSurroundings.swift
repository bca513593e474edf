public import Cities
import Plans

/// What the covenant knows of a town on the day of a submission, as far as rules ask for it.
public struct TownSurroundings: Hashable, Codable, Sendable {
    /// What the town has promised.
    public var commitments: [Commitment]
    /// Inhabitants when it joined.
    public var population: Int?
    /// The day it joined.
    public var adhesion: CalendarDay?
    /// Until when its deadline was extended.
    public var extendedUntil: CalendarDay?
    /// The day of the written notice.
    public var notice: CalendarDay?
    /// The day a plan was first submitted.
    public var firstSubmission: CalendarDay?
    /// The days of its reports.
    public var reports: [CalendarDay]
    /// The days of its reports with an inventory.
    public var monitoringInventories: [CalendarDay]

    /// Says what is known.
    public init(commitments: [Commitment] = [], population: Int? = nil, adhesion: CalendarDay? = nil) {
        self.commitments = commitments
        self.population = population
        self.adhesion = adhesion
        reports = []
        monitoringInventories = []
    }

    /// What a signatory's milestones until a day say.
    public init(_ signatory: Signatory, on day: CalendarDay) {
        self.init(
            commitments: signatory.commitments, population: signatory.population, adhesion: signatory.adhesion)
        let milestones = (signatory.milestones ?? []).filter { $0.day <= day }
        func days(_ kinds: Milestone.Kind...) -> [CalendarDay] {
            milestones.filter { kinds.contains($0.kind) }.map(\.day).sorted()
        }
        extendedUntil = milestones.filter { $0.kind == .extended }.compactMap(\.until).max()
        notice = days(.notice).last
        firstSubmission = days(.planSubmitted).first
        reports = days(.actionReport, .monitoringInventory)
        monitoringInventories = days(.monitoringInventory)
    }

    /// What surrounds a plan that is sent on a day.
    func process(on day: CalendarDay) -> PlanContext.Process {
        PlanContext.Process(
            adhesion: adhesion, extendedUntil: extendedUntil, notice: notice, submission: firstSubmission ?? day,
            reports: reports, monitoringInventories: monitoringInventories)
    }
}
