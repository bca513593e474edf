public import Cities
public import Inventories
public import Ledger
public import Quantities

/// What a town says of its plan after a time: how far its actions have come, and what stands in the way.
public struct MonitoringReport: Hashable, Codable, Sendable {
    /// How much it tells.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The actions, every two years.
        case actions
        /// The actions and an inventory, at least every four years.
        case full
    }

    /// How far one action has come.
    public struct Progress: Hashable, Codable, Sendable, Identifiable {
        /// The identifier of the plan's action.
        public var id: String
        /// How far it has come; `nil` where nothing is said.
        public var status: Action.Status?
        /// What was spent so far.
        public var spent: Money?
        /// Final energy saved, a year, as measured or estimated now.
        public var energySaving: Quantity<Energy>?
        /// Renewable energy produced, a year.
        public var renewableProduction: Quantity<Energy>?
        /// Emissions avoided, a year.
        public var reduction: Quantity<Mass>?
        /// Anything else worth knowing.
        public var comment: String?

        /// Says nothing of an action yet.
        public init(id: String) { self.id = id }
    }

    /// The town.
    public var town: Inventory.Town
    /// The year of the commitment whose plan it reports on: that of `plan/karaganda-2030`.
    public var commitmentYear: Year
    /// How much it tells.
    public var kind: Kind
    /// The last day that it reports on.
    public var day: CalendarDay
    /// The year of the monitoring inventory; `nil` where it brings none.
    public var inventoryYear: Year?
    /// The actions, by the identifiers of the plan.
    public var actions: [Progress] = []
    /// What stands in the way.
    public var barriers: [Barrier] = []
    /// What changed in organisation, staff or goals, in the town's words.
    public var remarks: String?

    /// Begins a report.
    public init(town: Inventory.Town, commitmentYear: Year, kind: Kind, day: CalendarDay) {
        self.town = town
        self.commitmentYear = commitmentYear
        self.kind = kind
        self.day = day
    }
}

extension MonitoringReport: TownContent {
    /// The kind of document that a town works on, numbered from 1: `karaganda-1`.
    public static let documentKind = "report"
    /// The kind of a report that was accepted; everybody may read it with all its revisions.
    public static let publishedKind = "published-report"
    /// The version that is written.
    public static let documentSchema = 1
    /// Actions and barriers fall into rows.
    public static let documentShape = DocumentShape(divided: ["town"])

    /// The country that the report says the town lies in.
    public var country: String { town.country }
}
