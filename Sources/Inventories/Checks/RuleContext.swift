public import Quantities

/// What surrounds an inventory while it is checked; whatever is not known is left out and the rule stays silent.
public struct RuleContext: Sendable {
    /// National means of consumption, as a maximum over the cluster of similar countries.
    public struct ConsumptionReference: Hashable, Codable, Sendable {
        /// Megawatt-hours of electricity per head, without industry.
        public var electricity: Double
        /// Megawatt-hours of heat and fuels per head.
        public var thermal: Double
        /// Where they come from.
        public var citation: Citation

        /// States a reference.
        public init(electricity: Double, thermal: Double, citation: Citation) {
            self.electricity = electricity
            self.thermal = thermal
            self.citation = citation
        }
    }

    /// A reduction target.
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
        /// Emissions expected in the target year without a plan.
        public var businessAsUsual: Quantity<Mass>?

        /// States a target.
        public init(
            value: Double, kind: Kind, year: Year, isMidTerm: Bool = false, basePopulation: Int? = nil,
            targetPopulation: Int? = nil, businessAsUsual: Quantity<Mass>? = nil
        ) {
            self.value = value
            self.kind = kind
            self.year = year
            self.isMidTerm = isMidTerm
            self.basePopulation = basePopulation
            self.targetPopulation = targetPopulation
            self.businessAsUsual = businessAsUsual
        }
    }

    /// The tables the inventory was computed with.
    public var tables: FactorTables
    /// Inhabitants when the town joined.
    public var adhesionPopulation: Int?
    /// Whether the town lies in the European Union, where base years from 1990 on are usual.
    public var isInEuropeanUnion: Bool
    /// Other inventories of the town; never the one that is checked.
    public var previous: [InventoryResult]
    /// Published inventories of other towns.
    public var peers: [PeerFigures]
    /// National means, once they exist.
    public var consumptionReference: ConsumptionReference?
    /// The years of the commitments the town has signed.
    public var commitments: [Year]
    /// The town's target.
    public var target: Target?
    /// How similar towns are compared.
    public var outliers: OutlierSettings

    /// Describes the surroundings.
    public init(
        tables: FactorTables, adhesionPopulation: Int? = nil, isInEuropeanUnion: Bool = false,
        previous: [InventoryResult] = [], peers: [PeerFigures] = [],
        consumptionReference: ConsumptionReference? = nil, commitments: [Year] = [], target: Target? = nil,
        outliers: OutlierSettings = OutlierSettings()
    ) {
        self.tables = tables
        self.adhesionPopulation = adhesionPopulation
        self.isInEuropeanUnion = isInEuropeanUnion
        self.previous = previous
        self.peers = peers
        self.consumptionReference = consumptionReference
        self.commitments = commitments
        self.target = target
        self.outliers = outliers
    }
}
