import Findings
import Quantities

/// Rules about the town as a whole.
enum TownRules {
    static let all: [RuleEvaluation<Examination>] = [
        RuleEvaluation("C21", population),
        RuleEvaluation("C22", numbers: 1, macroSectors),
        RuleEvaluation("C23", numbers: 1, municipalShare),
    ]

    /// C21: which population figures per head are taken of, where there was a choice.
    ///
    /// The larger of the inventory year's and that of joining is used; nothing is said where only the inventory's own,
    /// of its own year, exists.
    static func population(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        guard let used = town.population else { return [] }
        let own = town.inventory.town
        let adhesion = town.context.adhesionPopulation
        let isOtherYear = own.populationYear.map { $0 != town.inventory.year } ?? false
        guard (adhesion != nil && adhesion != own.population) || isOtherYear else { return [] }
        var details: [String: Detail] = ["population": .count(used), "year": .plain(town.inventory.year.number)]
        if let other = [own.population, adhesion].compactMap({ $0 }).first(where: { $0 != used }) {
            details["reference"] = .count(other)
        }
        if let year = own.populationYear, used == own.population { details["otherYear"] = .plain(year.number) }
        return [rule.finding(at: .population, details)]
    }

    /// C22: energy of buildings and energy of transport are both above the threshold, zero.
    ///
    /// What is confidential or unknown counts as no data, since the plan's effect could not be computed from it.
    static func macroSectors(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        [Sector.Group.buildings, .transport].compactMap { group in
            let energy = town.energy { $0.group == group }
            guard energy.value <= rule.thresholds[0] else { return nil }
            return rule.finding(
                at: Place(field: "sector.\(group.rawValue)"), ["sector": .term("sector-group.\(group.rawValue)")])
        }
    }

    /// C23: the share of municipal buildings, facilities and lighting in the emissions is above the threshold.
    static func municipalShare(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        let total = town.result.total.emission.value
        guard total > .zero else { return [] }
        let sectors = town.result.bySector.filter { $0.part.key == .municipal }
        let municipal = sectors.reduce(Quantity<Mass>.zero) { $0 + $1.subtotal.emission.value }
        let share: Double = municipal / total
        guard share > rule.thresholds[0] else { return [] }
        return [
            rule.finding(
                at: Place(field: "sector.municipal"),
                [
                    "value": .share(share), "threshold": .share(rule.thresholds[0]),
                    "sector": .term("sector.\(Sector.municipal.rawValue)"),
                ])
        ]
    }
}
