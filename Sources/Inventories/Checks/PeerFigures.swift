public import Findings
public import Quantities

/// The figures per head of one town's published inventory, for comparison with others of its size.
public struct PeerFigures: Hashable, Codable, Sendable {
    /// The town.
    public var town: String
    /// The inventory's year.
    public var year: Year
    /// Inhabitants that the figures are per head of.
    public var population: Int
    /// Megawatt-hours of electricity per head.
    public var electricity: Double
    /// Megawatt-hours of heat and fuels per head.
    public var thermal: Double
    /// Megawatt-hours of final energy per head.
    public var energy: Double
    /// Tonnes per head, in the inventory's unit.
    public var emission: Double

    /// States a town's figures.
    public init(
        town: String, year: Year, population: Int, electricity: Double, thermal: Double, energy: Double,
        emission: Double
    ) {
        self.town = town
        self.year = year
        self.population = population
        self.electricity = electricity
        self.thermal = thermal
        self.energy = energy
        self.emission = emission
    }

    /// Takes the figures of an inventory; nothing where the population is not known.
    public init?(_ inventory: Inventory, _ totals: InventoryTotals, population: Int?) {
        guard let population, population > 0 else { return nil }
        let heads = Double(population)
        func perHead(_ belongs: (Carrier) -> Bool) -> Double {
            Carrier.allCases.reduce(0) { sum, carrier in
                belongs(carrier) ? sum + (totals.byCarrier[carrier]?.energy.value.value ?? 0) : sum
            } / heads
        }
        self.init(
            town: inventory.town.name, year: inventory.year, population: population,
            electricity: perHead { $0 == .electricity }, thermal: perHead(\.isThermal),
            energy: totals.total.energy.value.value / heads, emission: totals.total.emission.value.value / heads)
    }
}

/// The groups of town sizes that towns are compared within.
///
/// - Source: rule C16: `<=5000 | 5000-200000 | >=200000`; both bounds belong to the outer groups.
public struct SizeClasses: Hashable, Sendable {
    /// The largest population of the small towns.
    public let small: Double
    /// The smallest population of the large towns.
    public let large: Double

    /// Reads the groups from the numbers of the rule; nothing where there are too few.
    public init?(_ thresholds: [Double]) {
        guard let small = thresholds.min(), let large = thresholds.max(), small < large else { return nil }
        self.small = small
        self.large = large
    }

    /// The number of the group, small towns first.
    public func index(of population: Int) -> Int {
        let heads = Double(population)
        return heads <= small ? 0 : heads >= large ? 2 : 1
    }

    /// The bounds of the group, as messages name them.
    public func bounds(of population: Int) -> Detail {
        switch index(of: population) {
        case 0: .range(from: nil, to: small, unit: "")
        case 1: .range(from: small, to: large, unit: "")
        default: .range(from: large, to: nil, unit: "")
        }
    }
}
