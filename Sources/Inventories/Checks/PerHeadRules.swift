import Findings
import Quantities

/// Rules about energy and emissions per head of the whole town.
///
/// Where no population is known they say nothing; that the population is missing is a finding of its own.
enum PerHeadRules {
    static let all: [RuleEvaluation<Examination>] = [
        RuleEvaluation("C06", reference(.electricity, isFirst: true)),
        RuleEvaluation("C07", numbers: 1, reference(.electricity)),
        RuleEvaluation("C08", numbers: 1, reference(.thermal)),
        RuleEvaluation("C09", numbers: 1, reference(.thermal)),
        RuleEvaluation("C10", numbers: 2, usualRange),
        RuleEvaluation("C11", numbers: 1) { above($0, $1, \.electricity) },
        RuleEvaluation("C12", numbers: 1) { above($0, $1, \.thermal) },
        RuleEvaluation("C13", numbers: 1) { above($0, $1, \.emission) },
    ]

    private enum Carriers { case electricity, thermal }

    /// C06 to C09: consumption per head above a multiple of the reference, the largest mean of similar countries.
    ///
    /// C06 and C07 look at electricity without industry, C08 and C09 at heat and fuels of all sectors. No such
    /// reference has been published for the region: as long as none is handed in, the first rule says so for all four,
    /// nothing is guessed, and C10 holds instead. The multiple is the number of the threshold, one where it has none.
    private static func reference(
        _ carriers: Carriers, isFirst: Bool = false
    ) -> @Sendable (InventoryRule, Examination) -> [Finding] {
        { rule, town in
            guard let means = town.context.consumptionReference else {
                return isFirst ? [.noReference(for: "C06–C09")] : []
            }
            guard let perHead = town.perHead else { return [] }
            let value = carriers == .thermal ? perHead.thermal : electricityWithoutIndustry(town, perHead)
            let reference = carriers == .thermal ? means.thermal : means.electricity
            let threshold = reference * (rule.thresholds.first ?? 1)
            guard value > threshold else { return [] }
            return [
                rule.finding(
                    at: .population,
                    [
                        "value": rule.quantity(value), "reference": rule.quantity(reference),
                        "threshold": rule.quantity(threshold),
                    ])
            ]
        }
    }

    private static func electricityWithoutIndustry(_ town: Examination, _ perHead: PeerFigures) -> Double {
        let cells = town.result.byCell.filter {
            $0.part.carrier == .electricity && $0.part.sector.group != .industry
        }
        let energy = cells.reduce(Quantity<Energy>.zero) { $0 + $1.subtotal.energy.value }
        return energy.value / Double(perHead.population)
    }

    /// C10: where no national reference exists, energy per head lies in the range of the threshold.
    static func usualRange(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        guard town.context.consumptionReference == nil, let perHead = town.perHead, perHead.energy != 0,
            perHead.energy < rule.thresholds[0] || perHead.energy > rule.thresholds[1]
        else { return [] }
        return [
            rule.finding(
                at: .population,
                [
                    "value": rule.quantity(perHead.energy), "threshold": rule.threshold,
                    "population": .count(perHead.population),
                ])
        ]
    }

    /// C11, C12 and C13: a figure per head is above a limit that no town reaches.
    ///
    /// C11 is electricity, C12 heat and fuels, C13 emissions in the inventory's unit; baseline and monitoring alike.
    static func above(_ rule: InventoryRule, _ town: Examination, _ figure: KeyPath<PeerFigures, Double>) -> [Finding] {
        guard let perHead = town.perHead, perHead[keyPath: figure] > rule.thresholds[0] else { return [] }
        return [
            rule.finding(
                at: .population,
                [
                    "value": rule.quantity(perHead[keyPath: figure]), "threshold": rule.threshold,
                    "population": .count(perHead.population),
                ])
        ]
    }
}
