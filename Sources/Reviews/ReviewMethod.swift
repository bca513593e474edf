public import Cities
import Inventories
public import Ledger

/// A way of making inventories that was looked at once and accepted for a group of towns.
///
/// What a town of the group sends is compared with it by machine; who departs from it is looked at by hand.
public struct ReviewMethod: Hashable, Codable, Sendable {
    /// What it is called.
    public var title: String
    /// What it is, in the words of who accepted it.
    public var text: String
    /// The towns, by the parts of their addresses.
    public var members: [String]
    /// How the inventories are made.
    public var choices: MethodChoices
    /// The submission that it was seen in: `karaganda-1`.
    public var seenIn: String
    /// Who accepted it.
    public var author: String
    /// The day it was accepted.
    public var day: CalendarDay

    /// Accepts a method.
    public init(
        title: String, text: String, members: [String], choices: MethodChoices, seenIn: String, author: String,
        day: CalendarDay
    ) {
        self.title = title
        self.text = text
        self.members = members
        self.choices = choices
        self.seenIn = seenIn
        self.author = author
        self.day = day
    }
}

extension ReviewMethod: LedgerContent {
    /// The kind of document that a method is kept in.
    public static let documentKind = "method"
    /// The version that is written.
    public static let documentSchema = 1
    /// The choices fall into their members.
    public static let documentShape = DocumentShape(divided: ["choices"])
}
