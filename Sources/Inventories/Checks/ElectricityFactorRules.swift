import Findings
import Quantities

/// Rules about the factor of electricity.
enum ElectricityFactorRules {
    static let all: [RuleEvaluation<Examination>] = [
        RuleEvaluation("F02", numbers: 1, national),
        RuleEvaluation("F03", numbers: 1) { aboveMaximum($0, $1, .local) },
        RuleEvaluation("F04", numbers: 1) { aboveMaximum($0, $1, .unknownOrigin) },
        RuleEvaluation("F05", numbers: 1, withoutReference),
        RuleEvaluation("F09", numbers: 1, equalsNational),
    ]

    /// F02: a national factor differs from the reference by more than a multiple of it, or exceeds the whole series.
    ///
    /// `|EF − reference| > threshold × reference` or `EF > maximum over the years`; the reference is the table's value
    /// of the year. Kazakhstan 2010: 0.95 against 1.3303 is 29 % away and below the maximum, so it is accepted.
    static func national(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        guard let reference = town.national?.reference?.value.value, let maximum = town.nationalMaximum else {
            return []
        }
        return town.electricityClaims.filter { $0.kind == .national }.compactMap { claim in
            let isFar = abs(claim.value - reference) > rule.thresholds[0] * reference
            let isAbove = claim.value > maximum && !claim.value.isRounded(from: maximum)
            guard isFar || isAbove else { return nil }
            return rule.finding(
                at: claim.place,
                [
                    "value": tonnes(claim.value), "reference": tonnes(reference), "threshold": tonnes(maximum),
                    "difference": .share(claim.value / reference - 1),
                ])
        }
    }

    /// F03 and F04: a local factor, or one of unknown origin, exceeds a multiple of the largest national value.
    static func aboveMaximum(_ rule: InventoryRule, _ town: Examination, _ kind: ElectricityClaim.Kind) -> [Finding] {
        guard let maximum = town.nationalMaximum else { return [] }
        let threshold = rule.thresholds[0] * maximum
        return town.electricityClaims.filter { $0.kind == kind && $0.value > threshold }.map { claim in
            rule.finding(
                at: claim.place,
                ["value": tonnes(claim.value), "reference": tonnes(maximum), "threshold": tonnes(threshold)])
        }
    }

    /// F05: where the country has no series, a factor is below the threshold.
    static func withoutReference(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        guard town.nationalMaximum == nil else { return [] }
        return town.electricityClaims.filter { $0.value >= rule.thresholds[0] }.map { claim in
            rule.finding(at: claim.place, ["value": tonnes(claim.value), "threshold": rule.threshold])
        }
    }

    /// F09: a town that makes and buys no electricity of its own uses the national factor, `EFE = NEEFE`.
    ///
    /// A factor that is the national one with fewer digits is the same. Where the table has no value of the inventory's
    /// own year the two cannot be expected to be equal, and nothing is found.
    static func equalsNational(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        guard !town.hasOwnElectricity, let national = town.national, national.year == town.inventory.year else {
            return []
        }
        return town.electricityClaims.filter(\.isApplied).compactMap { claim in
            let reference = national.value.value
            guard abs(claim.value - reference) > rule.thresholds[0], !claim.value.isRounded(from: reference) else {
                return nil
            }
            return rule.finding(
                at: claim.place,
                [
                    "value": tonnes(claim.value), "reference": tonnes(reference),
                    "difference": tonnes(claim.value - reference),
                ])
        }
    }

    /// Thresholds here are ratios, the figures are factors.
    private static func tonnes(_ value: Double) -> Detail { .quantity(value, unit: MassPerEnergy.baseSymbol) }
}
