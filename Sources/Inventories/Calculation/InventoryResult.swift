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

/// Everything that follows from an inventory: totals with their completeness, factors, range and findings.
public struct InventoryResult: Sendable {
    /// What was computed.
    public var inventory: Inventory
    /// Line by line, in the order of the inventory.
    public let lines: [LineResult]
    /// What they come to.
    public let totals: InventoryTotals
    /// By gas, in tonnes of the gas; empty where the factors do not tell gases apart.
    public let byGas: [Gas: PartialSum<Mass>]
    /// The local electricity factor from its inputs, where they are known.
    public let electricity: ElectricityFactor?
    /// The heat factor from its inputs, where they are known.
    public let heat: HeatFactor?
    /// What a person should look at.
    public var findings: [Finding]
    /// The range of the total and what it rests on.
    public var uncertainty: InventoryUncertainty?

    init(
        inventory: Inventory, lines: [LineResult], totals: InventoryTotals, electricity: ElectricityFactor?,
        heat: HeatFactor?, findings: [Finding]
    ) {
        self.inventory = inventory
        self.lines = lines
        self.totals = totals
        self.electricity = electricity
        self.heat = heat
        self.findings = findings
        byGas = Self.gases(of: lines)
    }

    private static func gases(of lines: [LineResult]) -> [Gas: PartialSum<Mass>] {
        let occurring = lines.indices.filter { lines[$0].record.entry.standing != .absent }
        var sums: [Gas: PartialSum<Mass>] = [:]
        for gas in Gas.emitted {
            let emissions = occurring.map { lines[$0].emission(of: gas) }
            guard emissions.contains(where: { $0 != nil }) else { continue }
            var sum = PartialSum<Mass>()
            for emission in emissions { sum.add(emission) }
            sums[gas] = sum
        }
        return sums
    }

    /// The whole.
    public var total: Subtotal { totals.total }
    /// By sector.
    public var bySector: Subtotals<Sector> { totals.bySector }
    /// By carrier.
    public var byCarrier: Subtotals<Carrier> { totals.byCarrier }
    /// By sector and carrier.
    public var byCell: Subtotals<MatrixCell> { totals.byCell }
    /// Carbon dioxide of biomass that was counted as zero.
    public var biogenic: Quantity<Mass> { totals.biogenic }
    /// What the plants of the town deliver.
    public var production: LocalProduction { totals.production }

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
        Set(bySector.filter { $0.subtotal.energy.known > 0 }.compactMap(\.part.key))
    }

    /// Lines whose amount or factor is missing from the total.
    public var missingLines: [LineResult] {
        lines.filter { $0.record.entry.standing != .absent && $0.emission == nil }
    }
}
