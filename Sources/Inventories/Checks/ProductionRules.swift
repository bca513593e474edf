import Findings
import Quantities

/// Rules about plants in the town.
enum ProductionRules {
    static let all: [RuleEvaluation<Examination>] = [
        RuleEvaluation("P01", numbers: 1, noise),
        RuleEvaluation("P02", numbers: 1, fossilWithoutEmissions),
        RuleEvaluation("P03", numbers: 1, tooDirty),
        RuleEvaluation("P04", numbers: 1, tooClean),
        RuleEvaluation("P05", numbers: 1, capacity),
        RuleEvaluation("P06", numbers: 1, exporter),
    ]

    /// P01: electricity above zero and at most the threshold is left out of local production.
    static func noise(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        town.production.plants.compactMap { plant in
            guard let electricity = plant.electricity, electricity > .zero, electricity.value <= rule.thresholds[0]
            else {
                return nil
            }
            return rule.finding(
                at: plant.place,
                plant.details.with(["value": rule.quantity(electricity.value), "threshold": rule.threshold]))
        }
    }

    /// P02: a plant that burned fossil fuel and delivered something has emissions above zero.
    ///
    /// Emissions that are not known are not zero; only a zero, stated or computed, is found.
    static func fossilWithoutEmissions(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        town.production.plants.compactMap { plant in
            guard plant.isFossil, plant.delivered > .zero, let emissions = plant.emissions,
                emissions.value <= rule.thresholds[0]
            else { return nil }
            let value = Detail.quantity(plant.delivered.value, unit: Energy.baseSymbol)
            return rule.finding(at: plant.place, plant.details.with(["value": value]))
        }
    }

    /// P03: emissions over electricity and heat delivered are below the threshold, whatever is burned.
    static func tooDirty(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        town.production.plants.compactMap { plant in
            guard let implied = plant.impliedFactor, implied >= rule.thresholds[0] else { return nil }
            return finding(rule, plant, implied)
        }
    }

    /// P04: emissions over electricity and heat delivered of a fossil plant reach the threshold; zero is left to P02.
    static func tooClean(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        town.production.plants.compactMap { plant in
            guard plant.isFossil, let implied = plant.impliedFactor, implied != 0, implied < rule.thresholds[0] else {
                return nil
            }
            return finding(rule, plant, implied)
        }
    }

    /// P05: a plant is at or below the capacity of the threshold and in no emission trading scheme.
    static func capacity(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        town.production.plants.compactMap { result in
            let capacity = result.plant.capacityMegawatts
            guard (capacity ?? 0) > rule.thresholds[0] || result.plant.isInTradingScheme == true else { return nil }
            return rule.finding(
                at: result.place,
                result.details.with([
                    "value": capacity.map { rule.quantity($0) } ?? .text("–"), "threshold": rule.threshold,
                ]))
        }
    }

    /// P06: production and green purchases are at most the town's consumption, else the exporter's formula is used.
    ///
    /// The threshold is the ratio of the two; a town that uses no electricity at all exports what it makes.
    static func exporter(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        guard let electricity = town.result.electricity else { return [] }
        let supply = electricity.production + electricity.green
        guard supply > electricity.consumption * rule.thresholds[0] else { return [] }
        return [
            rule.finding(
                at: .electricityFactor,
                [
                    "value": .quantity(supply.value, unit: Energy.baseSymbol),
                    "reference": .quantity(electricity.consumption.value, unit: Energy.baseSymbol),
                ])
        ]
    }

    private static func finding(_ rule: InventoryRule, _ plant: LocalProduction.PlantResult, _ implied: Double)
        -> Finding
    {
        rule.finding(
            at: plant.place, plant.details.with(["value": rule.quantity(implied), "threshold": rule.threshold]))
    }
}

extension LocalProduction.PlantResult {
    /// Where the plant stands: in the file, or in the form.
    var place: Place { plant.place.or(field: "plant.\(plant.id)") }

    /// The plant, as messages name it.
    var details: [String: Detail] { ["plant": .text(plant.name)] }

    /// Electricity and heat, as far as they are known.
    var delivered: Quantity<Energy> { (electricity ?? .zero) + (heat ?? .zero) }

    /// Whether a fossil fuel occurs among its inputs.
    var isFossil: Bool {
        plant.inputs.contains { input in
            guard input.carrier.family == .fossil else { return false }
            if case .reported(let amount, _) = input.entry { return amount > 0 }
            return input.entry.standing == .missing
        }
    }

    /// Emissions over what was delivered; `nil` where either is not known or nothing was delivered.
    var impliedFactor: Double? {
        guard delivered > .zero, electricity != nil, heat != nil, let emissions else { return nil }
        return (emissions / delivered).value
    }
}
