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

/// One run over an inventory.
private struct InventoryComputation {
    let inventory: Inventory
    let choice: FactorChoice
    var findings: [Finding] = []

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

    private func factor(
        for record: ActivityRecord, electricity: ElectricityFactor?, heat: HeatFactor?
    ) -> AppliedFactor? {
        if let given = choice.given(for: record) { return given }
        switch record.carrier {
        case .electricity: return electricity.map { local($0) }
        case .heatCold: return heat.map { local($0) } ?? defaultHeat(record)
        default: return choice.reference(for: record)
        }
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
        for line in lines where line.record.entry.standing != .absent {
            let record = line.record
            total.add(line)
            bySector[record.sector, default: Subtotal()].add(line)
            byCarrier[record.carrier, default: Subtotal()].add(line)
            byCell[MatrixCell(sector: record.sector, carrier: record.carrier), default: Subtotal()].add(line)
            if let biogenic = line.factor?.biogenic, let energy = line.energy { self.biogenic += energy * biogenic }
        }
        let occurring = lines.filter { $0.record.entry.standing != .absent }
        for gas in Gas.emitted where occurring.contains(where: { $0.emission(of: gas) != nil }) {
            var sum = PartialSum<Mass>()
            for line in occurring { sum.add(line.emission(of: gas)) }
            byGas[gas] = sum
        }
    }
}
