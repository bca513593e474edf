public import Findings
public import Ledger

/// Something a reviewer asks for, tied to a place.
public struct ReviewRemark: Hashable, Codable, Sendable, Identifiable {
    /// What a remark is tied to.
    public enum Tie: String, Codable, Sendable, CaseIterable {
        /// A figure of an inventory.
        case cell
        /// An action of the plan.
        case action
        /// A rule of the covenant.
        case rule
        /// A part of the text.
        case paragraph
    }

    /// A name of its own.
    public var id: String
    /// What it is tied to.
    public var tie: Tie
    /// The document that it is about.
    public var document: DocumentID
    /// Where in the document: `action.3.reduction`, `strategy.vision`.
    public var place: Place
    /// The rule, where it is tied to one.
    public var rule: String?
    /// The key of the finding that it was made of; the remark closes when the finding is gone.
    public var finding: String?
    /// How much it matters.
    public var severity: Finding.Severity
    /// What is asked for, in the reviewer's words; empty where the finding says it all.
    public var text: String
    /// Who asks.
    public var author: String
    /// When, in seconds since 1970 UTC.
    public var time: Int64

    /// Makes a remark.
    public init(
        id: String, tie: Tie, document: DocumentID, place: Place = Place(), rule: String? = nil,
        finding: String? = nil, severity: Finding.Severity, text: String, author: String, time: Int64
    ) {
        self.id = id
        self.tie = tie
        self.document = document
        self.place = place
        self.rule = rule
        self.finding = finding
        self.severity = severity
        self.text = text
        self.author = author
        self.time = time
    }

    /// Makes a remark of something that the machine noticed.
    public init(_ noticed: Judgement.Noticed, text: String = "", author: String, time: Int64) {
        let field = noticed.finding.place.field
        let tie: Tie =
            noticed.document.kind == "inventory" ? .cell : field?.hasPrefix("action.") == true ? .action : .rule
        self.init(
            id: Self.name(of: [noticed.key]), tie: tie, document: noticed.document, place: noticed.finding.place,
            rule: noticed.finding.code, finding: noticed.key, severity: noticed.finding.severity, text: text,
            author: author, time: time)
    }

    /// Where a remark stands.
    public enum State: String, Sendable, CaseIterable {
        /// The town has not answered yet.
        case open
        /// The town has answered; the reviewer is to look.
        case answered
        /// Mended, with the revision that shows it, or settled.
        case closed
        /// Taken back by the reviewers.
        case withdrawn

        /// Whether somebody still has to do something.
        public var isPending: Bool { self == .open || self == .answered }
    }
}
