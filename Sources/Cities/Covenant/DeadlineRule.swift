public import Quantities

/// What is to be given, counted from what, and how long there is time for it.
///
/// The inventory and plan that the Global Covenant asks for are not among them: the covenant's own days are earlier.
///
/// - Source: `process_deadlines.csv`.
public struct DeadlineRule: Hashable, Sendable {
    /// What is to be given; the raw value is the table's code.
    public enum Code: String, Codable, Sendable, CaseIterable {
        /// The plan of the commitment for 2020.
        case energyPlan = "seap_submit"
        /// The plan of the later commitments.
        case climatePlan = "secap_submit"
        /// A report, at least on actions.
        case monitoring
        /// A report with a monitoring inventory.
        case inventory = "mei"
        /// What the review says of a plan; the office owes it, not the town.
        case feedback

        /// Whether the town is to give it.
        public var isOfTown: Bool { self != .feedback }
        /// Whether it is a plan.
        public var isPlan: Bool { self == .energyPlan || self == .climatePlan }
    }

    /// What is to be given.
    public var code: Code
    /// How many months there are.
    public var months: Int
    /// Where that is said.
    public var citation: Citation

    /// States a rule.
    public init(_ code: Code, months: Int, citation: Citation) {
        self.code = code
        self.months = months
        self.citation = citation
    }
}

/// What is known of a commitment generation, whoever makes it.
///
/// - Source: `commitment_generations.csv`.
public struct CommitmentGeneration: Hashable, Sendable {
    /// The generation.
    public var commitment: Commitment
    /// Since when towns can make it: nobody made it earlier.
    public var opened: CalendarDay
    /// The plan that it asks for; `nil` where none of its own.
    public var plan: DeadlineRule.Code?
    /// Where that is said.
    public var citation: Citation

    /// States what is known.
    public init(_ commitment: Commitment, opened: CalendarDay, plan: DeadlineRule.Code?, citation: Citation) {
        self.commitment = commitment
        self.opened = opened
        self.plan = plan
        self.citation = citation
    }
}
