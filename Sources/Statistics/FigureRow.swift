/// One figure of the covenant, which never stands without its coverage.
public struct FigureRow: Hashable, Sendable {
    /// What figures are about, in the order they are shown.
    public enum Topic: String, Sendable, CaseIterable {
        /// Towns by where they stand in the covenant.
        case signatories
        /// People of active signatories, as published when they joined.
        case people
        /// Active signatories by their size.
        case sizes
        /// Towns by the year they joined, those that are held or have left among them.
        case adhesions
        /// Active signatories by what they have promised.
        case commitments
        /// Active signatories by how far their newest plan has come.
        case plans
        /// Published inventories.
        case inventories
        /// Active signatories by the year of their baseline.
        case baseYears = "base_years"
        /// Emissions of the newest inventories.
        case emissions
        /// Reduction that plans promise against their baselines.
        case promised
        /// Reduction between baselines and newest inventories.
        case reached
        /// Final energy of the newest inventories.
        case energy
        /// Energy made in the towns.
        case production
        /// Actions of plans by sector.
        case actions
        /// Actions of plans by how far they have come.
        case statuses
        /// What actions cost and what was spent, by currency.
        case money
    }

    /// What it is about.
    public var topic: Topic
    /// Which of the topic: `on_hold`, `2014`, `municipal`, `KZT`.
    public var key: String
    /// Which side of it, where there are several: `reduction`, `spent`.
    public var part: String?
    /// The figure; `nil` where no town reports it.
    public var value: Double?
    /// The unit: empty for a count, `1` for a share, a unit's symbol, or a currency.
    public var unit: String
    /// How much of the territory is in it.
    public var coverage: Coverage

    /// States a figure.
    public init(
        _ topic: Topic, _ key: String, part: String? = nil, _ value: Double?, unit: String = "", coverage: Coverage
    ) {
        self.topic = topic
        self.key = key
        self.part = part
        self.value = coverage.mark == .unknown ? nil : value
        self.unit = unit
        self.coverage = coverage
    }
}
