import Findings
import Quantities

/// The rule that an inventory counts everything one way.
enum ApproachRules {
    static let all: [RuleEvaluation<Examination>] = [RuleEvaluation("F08", mixing)]

    /// F08: one approach and one unit hold in the whole inventory, and in every later one.
    ///
    /// Found are factors of the town that are carbon dioxide alone where equivalents are counted, or equivalents where
    /// carbon dioxide is counted; factors that the tables know only of the other approach, such as 0.237 for natural
    /// gas in an IPCC inventory; and another inventory of the town that counts differently. One finding for each kind.
    /// A zero fits either unit. That a local factor goes before the national one is how the computation chooses.
    static func mixing(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        let given = town.linesWithGivenFactor
        let accounting = town.inventory.accounting
        let otherUnit: Accounting.Basis = accounting.basis == .equivalent ? .carbonDioxide : .equivalent
        let otherApproach: Accounting.Approach = accounting.approach == .ipcc ? .lifeCycle : .ipcc
        return [
            finding(rule, given.filter { isOfOtherUnit($0, town) }, term(otherUnit), term(accounting.basis)),
            finding(rule, given.filter { isOfOtherApproach($0, town) }, term(otherApproach), term(accounting.approach)),
            otherInventory(rule, town),
        ].compactMap { $0 }
    }

    private static func finding(_ rule: InventoryRule, _ lines: [LineResult], _ value: Detail, _ reference: Detail)
        -> Finding?
    {
        lines.first.map {
            rule.finding(at: $0.factorPlace, ["value": value, "reference": reference, "carrier": carriers(lines)])
        }
    }

    private static func otherInventory(_ rule: InventoryRule, _ town: Examination) -> Finding? {
        let own = town.inventory.accounting
        guard let other = town.context.previous.first(where: { !isLike($0.inventory.accounting, own) }) else {
            return nil
        }
        let accounting = other.inventory.accounting
        let differsInApproach = accounting.approach != own.approach
        return rule.finding(
            at: Place(field: "accounting"),
            [
                "value": differsInApproach ? term(own.approach) : term(own.basis),
                "reference": differsInApproach ? term(accounting.approach) : term(accounting.basis),
                "year": .plain(town.inventory.year.number), "otherYear": .plain(other.inventory.year.number),
            ])
    }

    private static func term(_ approach: Accounting.Approach) -> Detail { .term("approach.\(approach.rawValue)") }
    private static func term(_ basis: Accounting.Basis) -> Detail { .term("gas.\(basis.rawValue)") }

    private static func carriers(_ lines: [LineResult]) -> Detail {
        var seen: Set<Detail> = []
        return .list(lines.map(\.record.carrierDetail).filter { seen.insert($0).inserted })
    }

    private static func isLike(_ left: Accounting, _ right: Accounting) -> Bool {
        left.approach == right.approach && left.basis == right.basis
    }

    private static func isOfOtherUnit(_ line: LineResult, _ town: Examination) -> Bool {
        guard let factor = line.factor, factor.intensity != .zero else { return false }
        let gases = factor.components.map(\.gas)
        return town.inventory.accounting.basis == .carbonDioxide
            ? gases.contains(.equivalent) : gases == [.carbonDioxide]
    }

    private static func isOfOtherApproach(_ line: LineResult, _ town: Examination) -> Bool {
        guard let value = line.factor?.intensity.value, line.record.carrier != .electricity else { return false }
        let approaches = town.approaches(whoseTablesHold: value, for: line.record.carrier)
        return !approaches.isEmpty && !approaches.contains(town.inventory.accounting.approach)
    }
}

extension Examination {
    /// The approaches in whose published sets this factor stands for the carrier.
    ///
    /// The set `JRC_validation_default` is left out: it mixes stack values with life-cycle ones.
    func approaches(whoseTablesHold value: Double, for carrier: Carrier) -> Set<Accounting.Approach> {
        var approaches: Set<Accounting.Approach> = []
        for row in context.tables.referenceFactors(of: carrier) where row.edition != "JRC_validation_default" {
            guard [.carbonDioxide, .equivalent].contains(row.gas), value.isRounded(from: row.value.value) else {
                continue
            }
            approaches.insert(row.edition.hasSuffix("_LCA") ? .lifeCycle : .ipcc)
        }
        return approaches
    }
}
