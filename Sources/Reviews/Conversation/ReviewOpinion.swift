/// What one reviewer thinks of a submission, criterion by criterion and as a whole.
public struct ReviewOpinion: Hashable, Codable, Sendable, Identifiable {
    /// What a reviewer thinks of a group of rules.
    public struct Criterion: Hashable, Codable, Sendable {
        /// The group of the table of rules: `inventory`, `actions`.
        public var group: String
        /// Whether the submission meets it.
        public var isMet: Bool

        /// States what is thought.
        public init(group: String, isMet: Bool) {
            self.group = group
            self.isMet = isMet
        }
    }

    /// The reviewer, who has one opinion.
    public var id: String
    /// Group by group.
    public var criteria: [Criterion]
    /// How the review should end.
    public var outcome: Review.Outcome
    /// Why.
    public var text: String
    /// When, in seconds since 1970 UTC.
    public var time: Int64

    /// States an opinion.
    public init(id: String, criteria: [Criterion], outcome: Review.Outcome, text: String, time: Int64) {
        self.id = id
        self.criteria = criteria
        self.outcome = outcome
        self.text = text
        self.time = time
    }
}
