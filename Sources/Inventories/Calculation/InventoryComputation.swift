import Findings
import Quantities

extension Inventory {
    /// Computes everything that follows from the inventory and the reference tables.
    ///
    /// For each line `E = A × F`: activity in megawatt-hours times the factor of its carrier. Sums are taken in the
    /// order of the lines, so that the same inventory gives the same figures on any machine.
    public func computed(with tables: FactorTables) -> InventoryResult {
        var computation = InventoryComputation(inventory: self, tables: tables)
        return computation.run()
    }
}

/// All that a reference factor depends on within an inventory.
private struct FactorUse: Equatable {
    var carrier: Carrier
    var fuel: Fuel?
    var group: Sector.Group?
    var isSustainable: Bool?
}

/// One run over an inventory.
private struct InventoryComputation {
    let inventory: Inventory
    let choice: FactorChoice
    var findings: [Finding] = []
    private var references: [(use: FactorUse, factor: AppliedFactor?)] = []

    init(inventory: Inventory, tables: FactorTables) {
        self.inventory = inventory
        choice = FactorChoice(
            inventory: inventory, tables: tables, alpha3: tables.alpha3(inventory.town.country))
    }

    mutating func run() -> InventoryResult {
        let conversions = inventory.records.map { conversion(of: $0) }
        let production = choice.localProduction()
        let electricity = electricityFactor(conversions, production)
        let heat = heatFactor(conversions, production)
        var lines: [LineResult] = []
        lines.reserveCapacity(conversions.count)
        for (record, conversion) in zip(inventory.records, conversions) {
            let factor = factor(for: record, electricity: electricity, heat: heat)
            if factor == nil, record.entry.standing == .known {
                findings.append(missingFactor(record))
            }
            lines.append(LineResult(record: record, conversion: conversion, factor: factor))
        }
        var result = InventoryResult(inventory: inventory, lines: lines, findings: [])
        result.production = production
        result.electricity = electricity
        result.heat = heat
        result.addUp()
        result.findings = findings
        return result
    }

    private mutating func conversion(of record: ActivityRecord) -> Conversion? {
        if let unread = record.unread {
            findings.append(Finding("cell.unread", .error, at: record.place, details: ["value": .text(unread)]))
        }
        switch record.entry {
        case .reported(let amount, let unit):
            do throws(Conversion.Failure) {
                return try choice.tables.energy(
                    amount, unit, of: record.carrier, fuel: record.fuel, country: choice.alpha3)
            } catch {
                findings.append(finding(for: error, at: record))
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

    private mutating func factor(
        for record: ActivityRecord, electricity: ElectricityFactor?, heat: HeatFactor?
    ) -> AppliedFactor? {
        if let given = choice.given(for: record) { return given }
        switch record.carrier {
        case .electricity: return electricity.map { local($0) }
        case .heatCold: return heat.map { local($0) } ?? defaultHeat(record)
        default: return reference(for: record)
        }
    }

    /// The reference factor of a line; lines of one use share theirs.
    private mutating func reference(for record: ActivityRecord) -> AppliedFactor? {
        let use = FactorUse(
            carrier: record.carrier, fuel: record.fuel, group: record.sector.group, isSustainable: record.isSustainable)
        if let known = references.first(where: { $0.use == use }) { return known.factor }
        let factor = choice.reference(for: record)
        references.append((use, factor))
        return factor
    }

    private func local(_ factor: ElectricityFactor) -> AppliedFactor {
        let isNational = factor.production == .zero && factor.green == .zero
        let component = AppliedFactor.Component(
            gas: inventory.accounting.basis == .carbonDioxide ? .carbonDioxide : .equivalent, value: factor.value,
            warming: 1, citation: factor.national.citation, place: factor.national.place)
        return AppliedFactor(
            origin: isNational ? .reference : .local, identity: "electricity", components: [component])
    }

    private func local(_ factor: HeatFactor) -> AppliedFactor {
        let component = AppliedFactor.Component(
            gas: inventory.accounting.basis == .carbonDioxide ? .carbonDioxide : .equivalent, value: factor.value,
            warming: 1, citation: Citation(source: "", verification: .derived))
        return AppliedFactor(origin: .local, identity: "heat", components: [component])
    }

    private func defaultHeat(_ record: ActivityRecord) -> AppliedFactor? {
        let rows = choice.tables.referenceFactors[Fuel(rawValue: Carrier.heatCold.rawValue)] ?? []
        let wanted: Gas = inventory.accounting.approach == .lifeCycle ? .equivalent : .carbonDioxide
        guard let row = rows.first(where: { $0.edition == "JRC_validation_default" && $0.gas == wanted }) else {
            return nil
        }
        let component = AppliedFactor.Component(gas: row.gas, value: row.value, warming: 1, citation: row.citation)
        return AppliedFactor(origin: .fallback, identity: "JRC:heat_cold", components: [component])
    }

    private func sum(of carrier: Carrier, _ conversions: [Conversion?]) -> Quantity<Energy> {
        zip(inventory.records, conversions).reduce(.zero) { sum, line in
            line.0.carrier == carrier ? sum + (line.1?.energy ?? .zero) : sum
        }
    }

    private func electricityFactor(
        _ conversions: [Conversion?], _ production: LocalProduction
    ) -> ElectricityFactor? {
        guard let national = choice.nationalElectricity() else { return nil }
        let green = inventory.greenElectricity
        let greenEmissions = inventory.accounting.approach == .lifeCycle ? green?.lifeCycleEmissions ?? .zero : .zero
        return ElectricityFactor(
            consumption: sum(of: .electricity, conversions), production: production.electricity,
            green: green.flatMap { choice.energy($0.amount, of: .electricity, fuel: nil) } ?? .zero,
            productionEmissions: production.electricityEmissions, greenEmissions: greenEmissions, national: national)
    }

    private func heatFactor(_ conversions: [Conversion?], _ production: LocalProduction) -> HeatFactor? {
        let exchange = inventory.heatExchange
        guard production.deliversHeat || exchange.importedEmissions > .zero, production.heatIsKnown else { return nil }
        return HeatFactor(
            consumption: sum(of: .heatCold, conversions), productionEmissions: production.heatEmissions,
            importedEmissions: exchange.importedEmissions, exportedEmissions: exchange.exportedEmissions)
    }
}

extension FactorChoice {
    /// The national factor: the town's own statement, else the series of its country.
    func nationalElectricity() -> NationalElectricity? {
        let row = tables.nationalFactor(country: alpha3, year: inventory.year, accounting: inventory.accounting)
        let series = tables.nationalSeries(country: alpha3, accounting: inventory.accounting)
        let maximum = series.map(\.value.value).max()
        if let given = inventory.factors.last(where: { $0.role == .nationalElectricity }) {
            return NationalElectricity(
                value: given.value, year: inventory.year,
                citation: Citation(source: given.source ?? "", verification: .stated), place: given.place,
                seriesMaximum: maximum, reference: row)
        }
        return row.map {
            NationalElectricity(
                value: $0.value, year: $0.year, citation: $0.citation, seriesMaximum: maximum, reference: $0)
        }
    }
}

extension InventoryResult {
    /// Adds the lines up: whole, sectors, carriers, cells and gases.
    fileprivate mutating func addUp() {
        // By place: a line has many parts, and copying it costs more than adding it.
        let occurring = lines.indices.filter { lines[$0].record.entry.standing != .absent }
        var (sectors, carriers, cells) = (Subtotals<Sector>(), Subtotals<Carrier>(), Subtotals<MatrixCell>())
        for place in occurring {
            let (energy, emission) = (lines[place].energy, lines[place].emission)
            let (sector, carrier) = (lines[place].record.sector, lines[place].record.carrier)
            total.add(energy, emission)
            sectors.add(energy, emission, to: sector)
            carriers.add(energy, emission, to: carrier)
            cells.add(energy, emission, to: MatrixCell(sector: sector, carrier: carrier))
            if let energy, let biogenic = lines[place].factor?.biogenic { self.biogenic += energy * biogenic }
        }
        (bySector, byCarrier, byCell) = (sectors.byPart, carriers.byPart, cells.byPart)
        for gas in Gas.emitted {
            let emissions = occurring.map { lines[$0].emission(of: gas) }
            guard emissions.contains(where: { $0 != nil }) else { continue }
            var sum = PartialSum<Mass>()
            for emission in emissions { sum.add(emission) }
            byGas[gas] = sum
        }
    }
}

/// Sums by parts of an inventory, which are few: finding one by one is faster than by a hash.
private struct Subtotals<Part: Hashable> {
    private var sums: [(part: Part, sum: Subtotal)] = []

    mutating func add(_ energy: Quantity<Energy>?, _ emission: Quantity<Mass>?, to part: Part) {
        if let place = sums.firstIndex(where: { $0.part == part }) {
            sums[place].sum.add(energy, emission)
        } else {
            var sum = Subtotal()
            sum.add(energy, emission)
            sums.append((part, sum))
        }
    }

    var byPart: [Part: Subtotal] { Dictionary(uniqueKeysWithValues: sums.map { ($0.part, $0.sum) }) }
}
