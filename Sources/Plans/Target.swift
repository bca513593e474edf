public import Quantities

/// By how much emissions are to fall until a year.
public struct Target: Hashable, Codable, Sendable {
    /// What the share is taken of.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// Emissions of the base year.
        case absolute
        /// Emissions per head of the base year.
        case perCapita = "per-capita"
        /// Emissions expected in the target year without a plan.
        case businessAsUsual = "bau"
    }

    /// The reduction as a share: 0.3.
    public var value: Double
    /// What the share is taken of.
    public var kind: Kind
    /// The year it is to be reached.
    public var year: Year
    /// Whether it is a step on the way to a later target.
    public var isMidTerm: Bool
    /// Inhabitants in the base year, where they are not the inventory's.
    public var basePopulation: Int?
    /// Inhabitants expected in the target year.
    public var targetPopulation: Int?
    /// Emissions expected in the target year without a plan: the town's own documented projection, since the tables
    /// of the Joint Research Centre are not at hand.
    public var businessAsUsual: Quantity<Mass>?
    /// The document in which that projection stands.
    public var projectionSource: String?

    /// States a target.
    public init(
        value: Double, kind: Kind, year: Year, isMidTerm: Bool = false, basePopulation: Int? = nil,
        targetPopulation: Int? = nil, businessAsUsual: Quantity<Mass>? = nil, projectionSource: String? = nil
    ) {
        self.value = value
        self.kind = kind
        self.year = year
        self.isMidTerm = isMidTerm
        self.basePopulation = basePopulation
        self.targetPopulation = targetPopulation
        self.businessAsUsual = businessAsUsual
        self.projectionSource = projectionSource
    }
}
