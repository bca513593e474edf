public import Cities
public import Findings

/// What is publicly known of all towns: the ground of every figure.
public struct CovenantSnapshot: Sendable {
    /// One signatory and what it has published.
    public struct Town: Sendable {
        /// The town in the register.
        public var signatory: Signatory
        /// The key of the region it lies in; `nil` where no outline holds it.
        public var region: String?
        /// The codes of what is doubtful in its row.
        public var doubts: [String]
        /// Published inventories, the oldest year first.
        public var inventories: [ReportedInventory]
        /// Published plans, the earliest commitment first.
        public var plans: [PublishedPlan]
        /// Published reports on them.
        public var reports: [PublishedReport]
    }

    /// A region that figures can be asked for.
    public struct NamedRegion: Hashable, Sendable {
        /// The key: its ISO 3166-2 code, with its name behind where several share one.
        public var key: String
        /// The code.
        public var code: String
        /// The name as the source of the outlines writes it.
        public var name: String
        /// The country.
        public var country: String
    }

    /// The towns, by their parts of the address.
    public let towns: [Town]
    /// The regions, by their keys.
    public let regions: [NamedRegion]
    /// Published inventories of towns that are no signatories; they are in no figure.
    public let outside: [ReportedInventory]
    /// Until when towns owe what, and since when they could promise what; without it neither is told.
    public let calendar: CovenantCalendar?

    /// Brings together what is known.
    ///
    /// - Parameters:
    ///   - signatories: The register.
    ///   - inventories: Published inventories of all towns.
    ///   - plans: Published plans of all towns.
    ///   - reports: Published reports on them.
    ///   - regions: First-level units with their outlines.
    ///   - listedRegions: Codes of the regions that an administrative list puts towns in; they go before the point.
    ///   - findings: What is doubtful in the register.
    ///   - calendar: Until when towns owe what, and since when they could promise what.
    public init(
        signatories: [Signatory], inventories: [ReportedInventory] = [], plans: [PublishedPlan] = [],
        reports: [PublishedReport] = [], regions: [Region] = [], listedRegions: [Signatory.ID: String] = [:],
        findings: [Signatory.ID: [Finding]] = [:], calendar: CovenantCalendar? = nil
    ) {
        self.calendar = calendar
        let places = RegionPlaces(regions)
        let reported = Dictionary(grouping: inventories, by: \.slug)
        let planned = Dictionary(grouping: plans, by: \.slug)
        let told = Dictionary(grouping: reports, by: \.slug)
        towns = signatories.sorted { $0.slug < $1.slug }.map { signatory in
            Town(
                signatory: signatory,
                region: listedRegions[signatory.id].flatMap(places.key(ofCode:)) ?? places.key(of: signatory),
                doubts: Set((findings[signatory.id] ?? []).filter { $0.severity >= .warning }.map(\.code)).sorted(),
                inventories: (reported[signatory.slug] ?? []).sorted { $0.year < $1.year },
                plans: (planned[signatory.slug] ?? []).sorted { $0.year < $1.year },
                reports: told[signatory.slug] ?? [])
        }
        self.regions = places.named
        let known = Set(signatories.map(\.slug))
        outside = inventories.filter { !known.contains($0.slug) }.sorted { ($0.slug, $0.year) < ($1.slug, $1.year) }
    }

    /// Whether a town belongs to a territory.
    public func contains(_ town: Town, _ territory: Territory) -> Bool {
        switch territory {
        case .world: true
        case .group(let group): group.countries.contains(town.signatory.country)
        case .country(let code): town.signatory.country == code
        case .region(let key): town.region == key
        case .coordinator(let name): town.signatory.coordinator == name
        case .supporter(let name): town.signatory.supporter == name
        }
    }

    /// Every territory that figures can be asked for and that has a town, or a region's outline.
    public var territories: [Territory] {
        let signatories = towns.map(\.signatory)
        let countries = Set(signatories.map(\.country)).union(regions.map(\.country))
        return [.world] + Territory.Group.allCases.map { .group($0) } + countries.sorted().map { .country($0) }
            + regions.map { .region($0.key) }
            + Set(signatories.compactMap(\.coordinator)).sorted().map { .coordinator($0) }
            + Set(signatories.compactMap(\.supporter)).sorted().map { .supporter($0) }
    }
}
