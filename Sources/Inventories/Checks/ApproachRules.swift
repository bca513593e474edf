import Findings
import Quantities

/// The rule that an inventory counts everything one way.
enum ApproachRules {
    static let all = [RuleEvaluation("F08", mixing)]

    /// F08: one approach and one unit hold in the whole inventory, and in every later one.
    ///
    /// Found are factors of the town that are carbon dioxide alone where equivalents are counted, or equivalents where
    /// carbon dioxide is counted; factors that the tables know only of the other approach, such as 0.237 for natural
    /// gas in an IPCC inventory; and another inventory of the town that counts differently. One finding for each kind.
    /// A zero fits either unit. That a local factor goes before the national one is how the computation chooses.
    static func mixing(_ rule: Rule, _ town: Examination) -> [Finding] {
        let given = town.linesWithGivenFactor
        let units = given.filter { isOfOtherUnit($0, town) }
        let approaches = given.filter { isOfOtherApproach($0, town) }
        var findings = [("units", units), ("approaches", approaches)].compactMap { kind, lines in
            lines.first.map {
                rule.finding(at: $0.factorPlace, ["kind": .term("mixing.\(kind)"), "carrier": carriers(lines)])
            }
        }
        if let other = town.context.previous.first(where: { !isLike($0.inventory.accounting, town) }) {
            findings.append(
                rule.finding(
                    at: Place(field: "accounting"),
                    [
                        "kind": .term("mixing.inventories"), "year": .plain(town.inventory.year.number),
                        "otherYear": .plain(other.inventory.year.number),
                    ]))
        }
        return findings
    }

    private static func carriers(_ lines: [LineResult]) -> Detail {
        var seen: Set<Detail> = []
        return .list(lines.map(\.record.carrierDetail).filter { seen.insert($0).inserted })
    }

    private static func isLike(_ other: Accounting, _ town: Examination) -> Bool {
        other.approach == town.inventory.accounting.approach && other.basis == town.inventory.accounting.basis
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
        for rows in context.tables.referenceFactors.values {
            for row in rows where row.carrier == carrier && row.edition != "JRC_validation_default" {
                guard [.carbonDioxide, .equivalent].contains(row.gas), value.isRounded(from: row.value.value) else { continue }
                approaches.insert(row.edition.hasSuffix("_LCA") ? .lifeCycle : .ipcc)
            }
        }
        return approaches
    }
}
