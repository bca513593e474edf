public import Cities
import Findings
public import Inventories
public import Ledger

/// What is said of a submission, until it is decided on: remarks, answers, opinions of reviewers, the decision.
///
/// A document named like its submission, `karaganda-1`. What is said is only ever added, each thing under a name of its
/// own, so that two people at once lose nothing; where a remark stands follows from what was said of it.
public struct Review: Hashable, Codable, Sendable {
    /// The town.
    public var town: Inventory.Town
    /// The number of the submission.
    public var submission: Int
    /// The plan or report that was sent.
    public var subject: DocumentID
    /// The day it was sent.
    public var submitted: CalendarDay
    /// Who sent it: who does not review it.
    public var sender: String
    /// The number of the submission that came in its place.
    public var followedBy: Int?
    /// What reviewers ask for.
    public var remarks: [ReviewRemark] = []
    /// What was said of the remarks.
    public var notes: [ReviewNote] = []
    /// What each reviewer thinks.
    public var opinions: [ReviewOpinion] = []
    /// What was decided.
    public var decision: Decision?

    /// How a review can end.
    public enum Outcome: String, Codable, Sendable, CaseIterable {
        case accepted
        case acceptedWithRemarks = "accepted_with_remarks"
        case notAccepted = "not_accepted"

        /// Whether the plan holds.
        public var isAcceptance: Bool { self != .notAccepted }
    }

    /// What was decided, by whom and why.
    public struct Decision: Hashable, Codable, Sendable {
        /// How it ended.
        public var outcome: Outcome
        /// Who decided.
        public var author: String
        /// When, in seconds since 1970 UTC.
        public var time: Int64
        /// Why, and what is recommended; the town and everybody may read it.
        public var reason: String

        /// States a decision.
        public init(outcome: Outcome, author: String, time: Int64, reason: String) {
            self.outcome = outcome
            self.author = author
            self.time = time
            self.reason = reason
        }
    }

    /// Opens the review of a submission.
    public init(
        town: Inventory.Town, submission: Int, subject: DocumentID, submitted: CalendarDay, sender: String
    ) {
        self.town = town
        self.submission = submission
        self.subject = subject
        self.submitted = submitted
        self.sender = sender
    }
}

extension Review: TownContent {
    /// The kind of document that a review is kept in.
    public static let documentKind = "review"
    /// The version that is written.
    public static let documentSchema = 1
    /// Remarks, notes and opinions fall into rows; the decision is one part.
    public static let documentShape = DocumentShape()

    /// The country that the review says the town lies in.
    public var country: String { town.country }
}
