public import Ledger
public import Quantities

/// What a plan says of a changing climate: risks, who and what is vulnerable, and how far the work has come.
public struct Adaptation: Hashable, Codable, Sendable {
    /// The level of a risk.
    public enum Level: String, Codable, Sendable, CaseIterable {
        case low
        case moderate
        case high
        case notKnown = "not_known"
    }

    /// How far a step of the scoreboard has come.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case notStarted = "A"
        case moving = "B"
        case forging = "C"
        case takingLead = "D"
    }

    /// The assessment of risks and vulnerabilities.
    public struct Assessment: Hashable, Codable, Sendable {
        /// What it is called.
        public var title: String
        /// Who wrote it.
        public var author: String?
        /// The year it was published.
        public var year: Year?

        /// Names an assessment.
        public init(title: String, author: String? = nil, year: Year? = nil) {
            self.title = title
            self.author = author
            self.year = year
        }
    }

    /// The assessment; `nil` where there is none.
    public var assessment: Assessment?
    /// Hazards by the covenant's codes, with the level of today's risk.
    public var hazards: [String: Level] = [:]
    /// Vulnerable sectors by the covenant's codes.
    @WrittenInOrder public var vulnerableSectors: Set<String> = []
    /// The six steps of the scoreboard, by their numbers.
    public var scoreboard: [Int: Status] = [:]
    /// What is to be reached, in the town's words.
    public var goals: [String] = []

    /// Begins with nothing known.
    public init() {}
}
