public import Cities
public import Plans

/// What the covenant knows of a town on the day of a submission, as far as rules ask for it.
public struct TownSurroundings: Hashable, Codable, Sendable {
    /// What the town has promised.
    public var commitments: [Commitment]
    /// Inhabitants when it joined.
    public var population: Int?
    /// What it has done until then, and when.
    public var process: PlanContext.Process

    /// Says what is known.
    public init(
        commitments: [Commitment] = [], population: Int? = nil, process: PlanContext.Process = PlanContext.Process()
    ) {
        self.commitments = commitments
        self.population = population
        self.process = process
    }

    /// What a signatory's milestones until a day say of its plan of a commitment year.
    public init(_ signatory: Signatory, forCommitmentOf year: Int, on day: CalendarDay) {
        var known = signatory
        known.milestones = signatory.milestones?.filter { $0.day <= day }
        self.init(
            commitments: signatory.commitments, population: signatory.population,
            process: PlanContext.Process(of: known, forCommitmentOf: year))
    }

    /// What surrounds a plan that is sent on a day.
    func process(on day: CalendarDay) -> PlanContext.Process {
        var process = process
        process.submission = process.submission ?? day
        return process
    }
}
