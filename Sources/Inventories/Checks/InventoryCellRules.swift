import Findings
import Quantities

/// Rules about single cells of the matrix.
enum InventoryCellRules {
    static let all: [RuleEvaluation<Examination>] = [
        RuleEvaluation("C01", numbers: 1, negative),
        RuleEvaluation("C02", numbers: 1, noise),
        RuleEvaluation("C03", numbers: 1, transportCarriers),
        RuleEvaluation("C04", numbers: 1, kilowattHours),
        RuleEvaluation("C05", numbers: 1, gigawattHours),
    ]

    /// C01: no amount is below zero: neither a line, nor what a plant delivers or burns, nor what is bought.
    ///
    /// The amount is shown in the unit it was reported in, so that it is found again in the file.
    static func negative(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        let lines = town.inventory.records.compactMap { record in
            finding(rule, record.entry, at: record.amountPlace, record.details)
        }
        return lines + town.inventory.plants.flatMap { negative(rule, $0) }
            + negative(rule, town.inventory.greenElectricity)
    }

    private static func negative(_ rule: InventoryRule, _ plant: LocalPlant) -> [Finding] {
        let amounts = [(plant.electricity, Carrier.electricity), (plant.heat, .heatCold)]
        return (amounts + plant.inputs.map { ($0.entry, $0.carrier) }).compactMap { entry, carrier in
            finding(
                rule, entry, at: plant.place.or(field: "plant.\(plant.id)"),
                [
                    "sector": .term("sector-group.supply"), "carrier": .term("carrier.\(carrier.rawValue)"),
                    "plant": .text(plant.name),
                ])
        }
    }

    private static func negative(_ rule: InventoryRule, _ green: GreenElectricity?) -> [Finding] {
        guard let green else { return [] }
        let details: [String: Detail] = [
            "sector": .term("sector-group.supply"), "carrier": .term("carrier.electricity"),
        ]
        return [finding(rule, green.amount, at: green.place.or(field: "green-electricity"), details)].compactMap { $0 }
    }

    private static func finding(
        _ rule: InventoryRule, _ entry: Entry, at place: @autoclosure () -> Place,
        _ details: @autoclosure () -> [String: Detail]
    ) -> Finding? {
        guard case .reported(let amount, let unit) = entry, amount < rule.thresholds[0] else { return nil }
        return rule.finding(at: place(), details().with(["value": .quantity(amount, unit: unit.rawValue)]))
    }

    /// C02: energy above zero and below the threshold is noise beside a town's consumption.
    static func noise(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        town.result.lines.compactMap { line in
            guard let energy = line.energy, energy > .zero, energy.value < rule.thresholds[0] else { return nil }
            return rule.finding(
                at: line.record.amountPlace,
                line.record.details.with(["value": rule.quantity(energy.value), "threshold": rule.threshold]))
        }
    }

    /// C03: no heat from a network, from the sun or from the ground moves a vehicle.
    static func transportCarriers(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        town.result.lines.compactMap { line in
            let record = line.record
            guard record.sector.group == .transport, [.heat, .ambient].contains(record.carrier.family),
                let energy = line.energy, energy.value > rule.thresholds[0]
            else { return nil }
            return rule.finding(
                at: record.amountPlace, record.details.with(["value": rule.quantity(energy.value)]))
        }
    }

    /// C04: energy per head of a line, or of a sector whose lines are each below it, is above the threshold.
    ///
    /// Nothing people use comes near it, so kilowatt-hours were entered as megawatt-hours: `suggested` is the energy
    /// divided by 1000.
    static func kilowattHours(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        guard let population = town.population else { return [] }
        func finding(
            _ energy: Quantity<Energy>, _ place: @autoclosure () -> Place,
            _ details: @autoclosure () -> [String: Detail]
        ) -> Finding? {
            let perHead = energy.value / Double(population)
            guard perHead > rule.thresholds[0] else { return nil }
            let kilowattHour = ActivityUnit.kilowattHour.reference.scale
            return rule.finding(
                at: place(),
                details().with([
                    "value": rule.quantity(perHead), "threshold": rule.threshold, "population": .count(population),
                    "suggested": .quantity(energy.value * kilowattHour, unit: Energy.baseSymbol),
                ]))
        }
        var named: Set<Sector> = []
        let lines = town.result.lines.compactMap { line -> Finding? in
            let found = line.energy.flatMap { finding($0, line.record.amountPlace, line.record.details) }
            if found != nil { named.insert(line.record.sector) }
            return found
        }
        let sectors = Sector.allCases.filter { !named.contains($0) }.compactMap { sector in
            town.result.bySector[sector].flatMap { subtotal in
                finding(
                    subtotal.energy.value, .population,
                    ["sector": .term("sector.\(sector.rawValue)"), "carrier": carriers(of: sector, town)])
            }
        }
        return lines + sectors
    }

    private static func carriers(of sector: Sector, _ town: Examination) -> Detail {
        let known = Carrier.matrix.filter { town.result.byCell[MatrixCell(sector: sector, carrier: $0)] != nil }
        return .list(known.map { .term("carrier.\($0.rawValue)") })
    }

    /// C05: electricity per head is above zero and below the threshold: gigawatt-hours, or a value per head.
    ///
    /// It points at the largest electricity line, where the unit can be put right.
    static func gigawattHours(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        guard let perHead = town.perHead, perHead.electricity > 0, perHead.electricity < rule.thresholds[0] else {
            return []
        }
        let largest = town.result.lines.filter { $0.record.carrier == .electricity }
            .max { ($0.energy ?? .zero) < ($1.energy ?? .zero) }
        return [
            rule.finding(
                at: largest?.record.amountPlace ?? .population,
                [
                    "value": rule.quantity(perHead.electricity), "threshold": rule.threshold,
                    "population": .count(perHead.population),
                ])
        ]
    }
}
