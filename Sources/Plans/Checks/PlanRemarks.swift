import Cities
import Findings
import Inventories
import Quantities

/// What is noticed beside the rules of the table.
enum PlanRemarks {
    static func findings(_ plan: PlanExamination) -> [Finding] {
        noBaseline(plan) + partialBaseline(plan) + noMinimum(plan) + savedTwice(plan) + moreThanUsed(plan)
            + mixedCurrencies(plan)
    }

    /// Without an inventory no sum of actions can be held against anything.
    private static func noBaseline(_ plan: PlanExamination) -> [Finding] {
        plan.context.baseline == nil ? [Finding("plan.no-baseline", .blocker, at: Place(field: "inventory"))] : []
    }

    /// What only a whole baseline can show was not asked of a part.
    private static func partialBaseline(_ plan: PlanExamination) -> [Finding] {
        guard let total = plan.context.baseline?.total else { return [] }
        let byEmission = total.emission.isComplete ? [] : ["A02", "A03", "A05", "M10"]
        let byEnergy = total.energy.isComplete ? [] : ["A04", "M10"]
        let rules = Set(byEmission + byEnergy).sorted()
        guard !rules.isEmpty else { return [] }
        let known = min(total.emission.known, total.energy.known)
        let missing = max(total.emission.missing, total.energy.missing)
        return [
            Finding(
                "plan.partial-baseline", .warning, at: Place(field: "inventory"),
                details: [
                    "count": .count(known), "all": .count(known + missing), "rules": .list(rules.map { .text($0) }),
                ])
        ]
    }

    /// For Central Asia no minimum for 2030 is known, so none is asked.
    private static func noMinimum(_ plan: PlanExamination) -> [Finding] {
        guard plan.context.commitments.contains(.by2030), CountryGroup.centralAsia.contains(plan.plan.town.country)
        else { return [] }
        return [
            Finding("plan.no-national-minimum", .info, at: Place(field: "targets"), details: ["year": .plain(2030)])
        ]
    }

    /// Two actions of one sector that save exactly the same may be one.
    private static func savedTwice(_ plan: PlanExamination) -> [Finding] {
        ActionSector.allCases.flatMap { sector -> [Finding] in
            var first: [Double: Action] = [:]
            return (plan.bySector[sector] ?? []).compactMap { action in
                guard let saving = action.energySaving?.value, saving > 0 else { return nil }
                guard let other = first[saving] else {
                    first[saving] = action
                    return nil
                }
                return Finding(
                    "plan.saved-twice", .warning, at: action.place("energy-saving"),
                    details: action.named.with([
                        "original": .text(other.title), "value": .quantity(saving, unit: Energy.baseSymbol),
                    ]))
            }
        }
    }

    /// A sector cannot save more energy than it uses.
    private static func moreThanUsed(_ plan: PlanExamination) -> [Finding] {
        plan.sectors { sector, sums in
            let saving = sums.energySaving.value
            guard let base = plan.base(of: sector)?.energy, base.isComplete, saving > base.value else { return nil }
            return Finding(
                "plan.more-than-used", .error, at: Place(field: "sector.\(sector.rawValue)"),
                details: [
                    "sector": sector.detail, "value": .quantity(saving.value, unit: Energy.baseSymbol),
                    "reference": .quantity(base.value.value, unit: Energy.baseSymbol),
                ])
        }
    }

    /// Costs in several currencies are not added up.
    private static func mixedCurrencies(_ plan: PlanExamination) -> [Finding] {
        let currencies = Set(plan.counted.compactMap(\.cost.investment?.currency))
        guard currencies.count > 1 else { return [] }
        return [
            Finding(
                "plan.currencies", .warning, at: Place(field: "actions"),
                details: ["values": .list(currencies.sorted().map { .text($0) })])
        ]
    }
}
