public import Cities
import Inventories
public import Ledger

extension Plan: TownContent {
    /// The kind of document that a town works on, named by the year of the commitment: `karaganda-2030`.
    public static let documentKind = "plan"
    /// The kind of a plan that was accepted; everybody may read it with all its revisions.
    public static let publishedKind = "published-plan"
    /// The version that is written.
    public static let documentSchema = 1
    /// Actions fall into rows; what is said of the town and its strategy into members.
    public static let documentShape = DocumentShape(divided: ["strategy", "town"])

    /// The country that the plan says the town lies in.
    public var country: String { town.country }
}
