public import Findings
public import Quantities

/// What one line of final energy comes to.
public struct LineResult: Hashable, Sendable {
    /// The line.
    public var record: ActivityRecord
    /// Its energy and how it was converted; `nil` when not known.
    public var conversion: Conversion?
    /// Its factor; `nil` when none was found.
    public var factor: AppliedFactor?

    /// States a line's result.
    public init(record: ActivityRecord, conversion: Conversion?, factor: AppliedFactor?) {
        self.record = record
        self.conversion = conversion
        self.factor = factor
    }

    /// Final energy; `nil` when not known.
    public var energy: Quantity<Energy>? { conversion?.energy }

    /// Emissions in the inventory's unit; `nil` when energy or factor is not known.
    public var emission: Quantity<Mass>? {
        guard let energy, let factor else { return nil }
        return energy * factor.intensity
    }

    /// Tonnes of one gas; `nil` when the factor does not tell the gases apart.
    public func emission(of gas: Gas) -> Quantity<Mass>? {
        guard let energy, let factor else { return nil }
        if gas == .equivalent { return energy * factor.intensity }
        guard let component = factor.components.first(where: { $0.gas == gas }) else { return nil }
        return energy * component.value
    }
}

/// Energy and emissions of a part of the inventory.
public struct Subtotal: Hashable, Sendable {
    /// Final energy.
    public var energy = PartialSum<Energy>()
    /// Emissions in the inventory's unit.
    public var emission = PartialSum<Mass>()

    /// Starts an empty subtotal.
    public init() {}

    /// Adds a line; one that does not occur here, or is counted elsewhere, adds nothing.
    public mutating func add(_ line: LineResult) {
        guard line.record.entry.standing != .absent else { return }
        add(line.energy, line.emission)
    }

    /// Adds what a line comes to.
    mutating func add(_ energy: Quantity<Energy>?, _ emission: Quantity<Mass>?) {
        self.energy.add(energy)
        self.emission.add(emission)
    }
}

/// A cell of the matrix of sectors and carriers.
public struct MatrixCell: Hashable, Sendable {
    /// The sector.
    public var sector: Sector
    /// The carrier.
    public var carrier: Carrier

    /// Names a cell.
    public init(sector: Sector, carrier: Carrier) {
        self.sector = sector
        self.carrier = carrier
    }
}

/// Everything that follows from an inventory: totals with their completeness, factors, range and findings.
public struct InventoryResult: Sendable {
    /// What was computed.
    public var inventory: Inventory
    /// Line by line, in the order of the inventory.
    public var lines: [LineResult]
    /// The whole.
    public var total = Subtotal()
    /// By sector.
    public var bySector: [Sector: Subtotal] = [:]
    /// By carrier.
    public var byCarrier: [Carrier: Subtotal] = [:]
    /// By sector and carrier.
    public var byCell: [MatrixCell: Subtotal] = [:]
    /// By gas, in tonnes of the gas; empty where the factors do not tell gases apart.
    public var byGas: [Gas: PartialSum<Mass>] = [:]
    /// Carbon dioxide of biomass that was counted as zero.
    public var biogenic: Quantity<Mass> = .zero
    /// What the plants of the town deliver; `nil` where nothing was computed.
    public var production: LocalProduction?
    /// The local electricity factor from its inputs, where they are known.
    public var electricity: ElectricityFactor?
    /// The heat factor from its inputs, where they are known.
    public var heat: HeatFactor?
    /// What a person should look at.
    public var findings: [Finding]
    /// The range of the total and what it rests on.
    public var uncertainty: InventoryUncertainty?

    /// The unit of emissions.
    public var basis: Accounting.Basis { inventory.accounting.basis }

    /// Emissions per inhabitant; `nil` where the population is not known.
    public var emissionPerHead: Double? {
        guard let population = inventory.town.population, population > 0 else { return nil }
        return total.emission.value.value / Double(population)
    }

    /// Energy per inhabitant; `nil` where the population is not known.
    public var energyPerHead: Double? {
        guard let population = inventory.town.population, population > 0 else { return nil }
        return total.energy.value.value / Double(population)
    }

    /// The key sectors that have at least one known amount.
    public var keySectors: Set<Sector.Key> {
        Set(bySector.filter { $0.value.energy.known > 0 }.keys.compactMap(\.key))
    }

    /// Lines whose amount or factor is missing from the total.
    public var missingLines: [LineResult] {
        lines.filter { $0.record.entry.standing != .absent && $0.emission == nil }
    }
}
