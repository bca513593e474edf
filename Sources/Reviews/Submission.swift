public import Cities
public import Cryptography
public import Inventories
public import Ledger

/// What a town sends to be reviewed: named revisions, which nobody can change any more.
///
/// A submission is a document of one revision, named `karaganda-1`; the town works on while it is reviewed.
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

    /// States a submission.
    public init(
        town: Inventory.Town, item: Item, parts: [Part], rules: String, day: CalendarDay, previous: Int? = nil
    ) {
        self.town = town
        self.item = item
        self.parts = parts
        self.rules = rules
        self.day = day
        self.previous = previous
    }
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
