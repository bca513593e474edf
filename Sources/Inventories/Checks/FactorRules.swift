import Findings
import Quantities

/// Rules about the factors of fuels that the town states.
enum FactorRules {
    static let all: [RuleEvaluation<Examination>] = [
        RuleEvaluation("F01", numbers: 1, negative),
        RuleEvaluation("F06", numbers: 1, tooLow),
        RuleEvaluation("F07", numbers: 2, usualRange),
        RuleEvaluation("F10", biomass),
    ]

    /// F01: no factor is below zero: stated, or computed for electricity and heat.
    ///
    /// A computed factor falls below zero where exported heat or a plant's own emissions were entered with the wrong
    /// sign.
    static func negative(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        func finding(_ value: Double, _ carrier: Carrier, _ place: Place) -> Finding? {
            guard value < rule.thresholds[0] else { return nil }
            return rule.finding(
                at: place, ["value": rule.quantity(value), "carrier": .term("carrier.\(carrier.rawValue)")])
        }
        let stated = town.inventory.factors.compactMap {
            finding($0.value.value, $0.carrier, $0.place.or(field: "factor.\($0.carrier.rawValue)"))
        }
        let computed = [
            town.result.electricity.flatMap { finding($0.value.value, .electricity, .electricityFactor) },
            town.result.heat.flatMap { finding($0.value.value, .heatCold, .heatFactor) },
        ]
        return stated + computed.compactMap { $0 }
    }

    /// F06: the town's factor of a fossil fuel is below what any fossil fuel emits.
    ///
    /// The factor is not replaced: the town's statement is used until the town corrects it, and the reference is shown.
    static func tooLow(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        fossil(town).compactMap { line, value in
            guard value < rule.thresholds[0] else { return nil }
            var details: [String: Detail] = [
                "value": rule.quantity(value), "threshold": rule.threshold, "carrier": line.record.carrierDetail,
                "reference": .text("–"),
            ]
            if let reference = town.reference(for: line.record) {
                details["reference"] = rule.quantity(reference.value)
            }
            return rule.finding(at: line.factorPlace, details)
        }
    }

    /// F07: the town's factor of a fossil fuel lies outside the range of all tables.
    ///
    /// A fuel whose own reference lies outside, as blast furnace gas does, is not looked at; a factor
    /// below the threshold of F06 is left to that rule.
    static func usualRange(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        func isUsual(_ value: Double) -> Bool { rule.thresholds[0] <= value && value <= rule.thresholds[1] }
        let tooLow = town.thresholds["F06"]?.first ?? 0
        return fossil(town).compactMap { line, value in
            guard !isUsual(value), value >= tooLow,
                town.reference(for: line.record).map({ isUsual($0.value) }) ?? true
            else { return nil }
            return rule.finding(
                at: line.factorPlace,
                ["value": rule.quantity(value), "threshold": rule.threshold, "carrier": line.record.carrierDetail])
        }
    }

    /// F10: biomass that is not sustainably sourced has a factor above zero.
    ///
    /// Raised where the town's factor is zero and the line, or else the inventory, calls its biomass not sustainable;
    /// the reference is what the tables give for it. `factor.given` shows a positive factor of sustainable biomass.
    static func biomass(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        town.linesWithGivenFactor.compactMap { line in
            var record = line.record
            let isSustainable = record.isSustainable ?? town.inventory.accounting.biomassIsSustainable
            guard record.carrier.family == .biomass, !isSustainable, let first = line.factor?.components.first,
                first.value == .zero
            else { return nil }
            record.isSustainable = false
            var details: [String: Detail] = ["carrier": record.carrierDetail, "reference": .text("–")]
            if let reference = town.choice.reference(for: record) {
                details["reference"] = rule.quantity(reference.intensity.value)
            }
            return rule.finding(at: line.factorPlace, details)
        }
    }

    private static func fossil(_ town: Examination) -> [(line: LineResult, value: Double)] {
        town.linesWithGivenFactor.compactMap { line in
            guard line.record.carrier.family == .fossil, let value = line.factor?.intensity.value, value >= 0 else {
                return nil
            }
            return (line, value)
        }
    }
}
