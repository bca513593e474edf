public import Cities
public import Cryptography
public import Inventories
public import Ledger

/// What a town sends to be reviewed: named revisions, which nobody can change any more.
///
/// A submission is a document of one revision, named `karaganda-1`; the town works on while it is reviewed. It holds
/// all that its judgement needs, so that everybody who has the revisions reaches the same one.
public struct Submission: Hashable, Codable, Sendable {
    /// What is sent.
    public enum Item: String, Codable, Sendable, CaseIterable {
        /// The plan with its inventories.
        case plan
        /// The report on actions.
        case actionReport = "action_report"
        /// The report with a monitoring inventory.
        case monitoringInventory = "monitoring_inventory"
    }

    /// One document as it was when it was sent.
    public struct Part: Hashable, Codable, Sendable {
        /// The document.
        public var document: DocumentID
        /// The number of the revision.
        public var number: Int
        /// The digest of the revision.
        public var digest: Digest

        /// Names a revision.
        public init(document: DocumentID, number: Int, digest: Digest) {
            self.document = document
            self.number = number
            self.digest = digest
        }

        /// Names a revision.
        public init(_ revision: Revision) {
            self.init(document: revision.document, number: revision.number, digest: revision.digest)
        }
    }

    /// The town.
    public var town: Inventory.Town
    /// What is sent.
    public var item: Item
    /// The revisions, the item's own document first.
    public var parts: [Part]
    /// The edition of the rules that it is judged by, now and later.
    public var rules: String
    /// The day it was sent.
    public var day: CalendarDay
    /// The number of the submission that this one follows.
    public var previous: Int?
    /// What the covenant knew of the town that day.
    public var surroundings: TownSurroundings
    /// What the judgement came to when it was sent.
    public var outcome: JudgementOutcome?

    /// States a submission.
    public init(
        town: Inventory.Town, item: Item, parts: [Part], rules: String, day: CalendarDay, previous: Int? = nil,
        surroundings: TownSurroundings = TownSurroundings(), outcome: JudgementOutcome? = nil
    ) {
        self.town = town
        self.item = item
        self.parts = parts
        self.rules = rules
        self.day = day
        self.previous = previous
        self.surroundings = surroundings
        self.outcome = outcome
    }

    /// The document that it is about: the plan, or the report.
    public var subject: DocumentID? { parts.first?.document }

    /// The part of a document, where it is among those that were sent.
    public func part(of document: DocumentID) -> Part? { parts.first { $0.document == document } }
}

extension Submission: TownContent {
    /// The kind of document that a submission is kept in.
    public static let documentKind = "submission"
    /// The version that is written.
    public static let documentSchema = 1
    /// Nobody changes it, so it does not fall into parts.
    public static let documentShape = DocumentShape()

    /// The country that the submission says the town lies in.
    public var country: String { town.country }
}
