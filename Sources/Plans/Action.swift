public import Findings
public import Ledger
public import Quantities

/// One measure of a plan.
///
/// What is not known stays `nil`: an action without an estimate is no action without effect.
public struct Action: Hashable, Codable, Sendable, Identifiable {
    /// How far it has come.
    public enum Status: String, Codable, Sendable, CaseIterable {
        case notStarted = "not_started"
        case ongoing
        case completed
        case postponed
        case cancelled
    }

    /// Who decided it.
    public enum Origin: String, Codable, Sendable, CaseIterable {
        case localAuthority = "local_authority"
        case territorialCoordinator = "territorial_coordinator"
        case regional
        case national
        case mixed
        case other
        case unknown
    }

    /// What it is for beside saving emissions.
    public enum Purpose: String, Codable, Sendable, CaseIterable {
        case mitigation
        case adaptation
        case energyPoverty = "energy_poverty"
    }

    /// What it costs.
    public struct Cost: Hashable, Codable, Sendable {
        /// To build it.
        public var investment: Money?
        /// To run it, a year.
        public var running: Money?
        /// Anything else.
        public var other: Money?
        /// What was spent so far.
        public var spent: Money?

        /// States costs.
        public init(investment: Money? = nil, running: Money? = nil, other: Money? = nil, spent: Money? = nil) {
            self.investment = investment
            self.running = running
            self.other = other
            self.spent = spent
        }

        /// Whether anything is stated of what it takes.
        public var isStated: Bool { investment != nil || running != nil || other != nil }
    }

    /// The town's own number or word for it.
    public var id: String
    /// What it is called.
    public var title: String
    /// Whether the town shows it as an example: a key action, formerly Benchmark of Excellence.
    public var isKey = false
    /// The sector.
    public var sector: ActionSector
    /// The area of intervention: `A41`.
    public var area: String?
    /// The policy instrument: `B47`.
    public var instrument: String?
    /// What it is for.
    @WrittenInOrder public var purposes: Set<Purpose> = [.mitigation]
    /// Who decided it.
    public var origin: Origin?
    /// Who carries it out.
    public var responsibleBody: String?
    /// When it begins.
    public var start: Year?
    /// When it ends.
    public var end: Year?
    /// How far it has come.
    public var status: Status?
    /// What it costs.
    public var cost = Cost()
    /// Where the money comes from, by the covenant's codes.
    public var financing: [String] = []
    /// Who takes part, by the covenant's codes.
    public var stakeholders: [String] = []
    /// Final energy saved, a year in the target year.
    public var energySaving: Quantity<Energy>?
    /// Renewable energy produced, a year in the target year.
    public var renewableProduction: Quantity<Energy>?
    /// Emissions avoided, a year in the target year.
    public var reduction: Quantity<Mass>?
    /// Carbon bound by plants and soil, a year; no reduction of emissions.
    public var sequestration: Quantity<Mass>?
    /// Anything else worth knowing.
    public var comment: String?
    /// Where it stands in the file it was read from.
    public var place = Place()

    /// Whether it is meant to lower emissions, or says by how much it does.
    public var lowersEmissions: Bool {
        purposes.contains(.mitigation) || energySaving != nil || renewableProduction != nil || reduction != nil
    }

    /// Names an action; the rest is filled in.
    public init(id: String, title: String, sector: ActionSector) {
        self.id = id
        self.title = title
        self.sector = sector
    }
}

extension Action {
    /// Reads an action by hand: a plan has many, and each many members.
    public init(from decoder: any Decoder) throws {
        let action = try JSONNode(of: decoder)
        func texts(_ name: StaticString) throws -> [String] { try action.values(name) { try $0.string() } }
        func year(_ name: StaticString) throws -> Year? { try action.integer(ifAny: name).map { Year($0) } }
        func amount<D: Dimension>(_ name: StaticString) throws -> Quantity<D>? {
            try action.number(ifAny: name).map { Quantity($0) }
        }
        self.init(
            id: try action.string("id"), title: try action.string("title"),
            sector: try action.named("sector"))
        isKey = try action.bool("isKey")
        area = try action.string(ifAny: "area")
        instrument = try action.string(ifAny: "instrument")
        purposes = Set(try action.values("purposes") { try $0.named() })
        origin = try action.named(ifAny: "origin")
        responsibleBody = try action.string(ifAny: "responsibleBody")
        (start, end) = (try year("start"), try year("end"))
        status = try action.named(ifAny: "status")
        cost = try action.member("cost").decoded()
        (financing, stakeholders) = (try texts("financing"), try texts("stakeholders"))
        energySaving = try amount("energySaving")
        renewableProduction = try amount("renewableProduction")
        reduction = try amount("reduction")
        sequestration = try amount("sequestration")
        comment = try action.string(ifAny: "comment")
        place = try action.member("place").decoded()
    }
}
