import Findings
import Quantities

extension Inventory {
    /// Computes everything that follows from the inventory and the reference tables.
    ///
    /// For each line `E = A × F`: activity in megawatt-hours times the factor of its carrier. Sums are taken in the
    /// order of the lines, so that the same inventory gives the same figures on any machine.
    public func computed(with tables: FactorTables) -> InventoryResult {
        InventoryComputation(inventory: self, tables: tables).result
    }

    /// The sums of what `computed(with:)` gives, without its lines: for work on many inventories.
    public func addedUp(with tables: FactorTables) -> InventoryTotals {
        InventoryComputation(inventory: self, tables: tables).totals
    }
}

/// One run over an inventory.
///
/// Lines are asked by their place: one has many parts, and to copy it costs more than to compute it.
private struct InventoryComputation {
    let inventory: Inventory
    let choice: FactorChoice
    let production: LocalProduction
    private(set) var findings: [Finding] = []
    private var electricity: ElectricityFactor?
    private var heat: HeatFactor?
    /// The conversion of each line.
    private var conversions: [Conversion?] = []
    /// The factors that lines are multiplied with, and what they come to.
    private var factors: [(factor: AppliedFactor, intensity: Quantity<MassPerEnergy>)] = []
    /// The place of each line's factor among them.
    private var places: [Int?] = []
    /// What the factor of a line rests on where the town states none, with the place of that factor.
    private var uses: [(use: FactorUse, place: Int?)] = []

    init(inventory: Inventory, tables: FactorTables) {
        self.inventory = inventory
        choice = FactorChoice(inventory: inventory, tables: tables, alpha3: tables.alpha3(inventory.town.country))
        production = choice.localProduction()
        conversions.reserveCapacity(lines.count)
        for line in lines { conversions.append(conversion(of: line)) }
        electricity = electricityFactor()
        heat = heatFactor()
        places.reserveCapacity(lines.count)
        for line in lines { places.append(factor(for: line)) }
    }

    private var lines: Range<Int> { inventory.records.indices }

    /// What the lines come to.
    var totals: InventoryTotals {
        var totals = InventoryTotals(production)
        for line in lines where inventory.records[line].entry.standing != .absent {
            let energy = conversions[line]?.energy
            let place = places[line]
            totals.add(
                energy, place.flatMap { place in energy.map { $0 * factors[place].intensity } },
                biogenic: place.flatMap { factors[$0].factor.biogenic },
                to: MatrixCell(sector: inventory.records[line].sector, carrier: inventory.records[line].carrier))
        }
        return totals
    }

    /// Everything, line by line.
    var result: InventoryResult {
        let results = lines.map { line in
            LineResult(
                record: inventory.records[line], conversion: conversions[line],
                factor: places[line].map { factors[$0].factor })
        }
        return InventoryResult(
            inventory: inventory, lines: results, totals: totals, electricity: electricity, heat: heat,
            findings: findings)
    }

    private mutating func conversion(of line: Int) -> Conversion? {
        if let unread = inventory.records[line].unread {
            findings.append(
                Finding("cell.unread", .error, at: inventory.records[line].place, details: ["value": .text(unread)]))
        }
        switch inventory.records[line].entry {
        case .reported(let amount, let unit):
            do throws(Conversion.Failure) {
                return try choice.tables.energy(
                    amount, unit, of: inventory.records[line].carrier, fuel: inventory.records[line].fuel,
                    country: choice.alpha3)
            } catch {
                findings.append(finding(for: error, at: inventory.records[line]))
                return nil
            }
        case .zeroConfirmed: return Conversion(energy: .zero, perUnit: 1)
        default: return nil
        }
    }

    private func finding(for failure: Conversion.Failure, at record: ActivityRecord) -> Finding {
        switch failure {
        case .unitNeedsFuel(let unit), .noConversion(let unit):
            Finding("cell.unit-needs-fuel", .error, at: record.place, details: ["unit": .term("unit.\(unit.rawValue)")])
        case .noCalorificValue(let fuel, let unit):
            Finding(
                "ncv.missing", .error, at: record.place,
                details: ["fuel": .text(fuel.rawValue), "unit": .term("unit.\(unit.rawValue)")])
        }
    }

    private func missingFactor(_ record: ActivityRecord) -> Finding {
        let carrier: Detail =
            record.carrierWord.map { .text($0) } ?? .term("carrier.\(record.carrier.rawValue)")
        return Finding("factor.missing", .error, at: record.place, details: ["carrier": carrier])
    }

    /// The place of a line's factor; lines of one use share theirs.
    private mutating func factor(for line: Int) -> Int? {
        if !inventory.factors.isEmpty, let given = choice.given(for: inventory.records[line]) { return add(given) }
        let use = FactorUse(inventory.records[line])
        let place: Int?
        if let known = uses.first(where: { $0.use == use }) {
            place = known.place
        } else {
            place = choice.computed(for: inventory.records[line], electricity: electricity, heat: heat).map { add($0) }
            uses.append((use, place))
        }
        if place == nil, inventory.records[line].entry.standing == .known {
            findings.append(missingFactor(inventory.records[line]))
        }
        return place
    }

    private mutating func add(_ factor: AppliedFactor) -> Int {
        factors.append((factor, factor.intensity))
        return factors.count - 1
    }

    private func consumption(of carrier: Carrier) -> Quantity<Energy> {
        lines.reduce(.zero) { sum, line in
            inventory.records[line].carrier == carrier ? sum + (conversions[line]?.energy ?? .zero) : sum
        }
    }

    private func electricityFactor() -> ElectricityFactor? {
        guard let national = choice.nationalElectricity() else { return nil }
        let green = inventory.greenElectricity
        let greenEmissions = inventory.accounting.approach == .lifeCycle ? green?.lifeCycleEmissions ?? .zero : .zero
        return ElectricityFactor(
            consumption: consumption(of: .electricity), production: production.electricity,
            green: green.flatMap { choice.energy($0.amount, of: .electricity, fuel: nil) } ?? .zero,
            productionEmissions: production.electricityEmissions, greenEmissions: greenEmissions, national: national)
    }

    private func heatFactor() -> HeatFactor? {
        let exchange = inventory.heatExchange
        guard production.deliversHeat || exchange.importedEmissions > .zero, production.heatIsKnown else { return nil }
        return HeatFactor(
            consumption: consumption(of: .heatCold), productionEmissions: production.heatEmissions,
            importedEmissions: exchange.importedEmissions, exportedEmissions: exchange.exportedEmissions)
    }
}

/// All that the factor of a line depends on where the town states none.
private struct FactorUse: Equatable {
    var carrier: Carrier
    var group: Sector.Group
    var isSustainable: Bool?
    var fuel: Fuel?

    init(_ record: borrowing ActivityRecord) {
        carrier = record.carrier
        group = record.sector.group
        isSustainable = record.isSustainable
        fuel = record.fuel
    }
}
