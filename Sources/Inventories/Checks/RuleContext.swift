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
    /// How similar towns are compared.
    public var outliers: OutlierSettings

    /// Describes the surroundings.
    public init(
        tables: FactorTables, adhesionPopulation: Int? = nil, isInEuropeanUnion: Bool = false,
        previous: [InventoryResult] = [], peers: [PeerFigures] = [],
        consumptionReference: ConsumptionReference? = nil, outliers: OutlierSettings = OutlierSettings()
    ) {
        self.tables = tables
        self.adhesionPopulation = adhesionPopulation
        self.isInEuropeanUnion = isInEuropeanUnion
        self.previous = previous
        self.peers = peers
        self.consumptionReference = consumptionReference
        self.outliers = outliers
    }
}
