import Cities
import Findings
import Inventories
import Quantities

/// A plan on the examining table, with what several rules need.
public struct PlanExamination: Sendable {
    let plan: Plan
    let context: PlanContext
    /// The numbers of every rule of the table, for rules that build on another.
    let thresholds: [String: [Double]]
    /// Places of actions that say again what an earlier one said, and the place of that one.
    let duplicates: [Int: Int]
    let counted: [Action]
    let bySector: [ActionSector: [Action]]
    let sums: ActionSums
    /// What the actions of each sector that has any come to, in the order of the sectors.
    let sectorSums: [(sector: ActionSector, sums: ActionSums)]
    /// The targets that hold for this town: the plan's, or its own within a group.
    let targets: [(target: Target, place: Place)]

    init(_ plan: Plan, _ context: PlanContext, thresholds: [String: [Double]]) {
        self.plan = plan
        self.context = context
        self.thresholds = thresholds
        duplicates = plan.duplicates
        counted = plan.countedActions(without: duplicates)
        bySector = Dictionary(grouping: counted, by: \.sector)
        sums = ActionSums(counted)
        sectorSums = ActionSector.allCases.compactMap { [bySector] sector in
            bySector[sector].map { (sector, ActionSums($0)) }
        }
        targets = plan.targets.enumerated().map { ($1, Place(field: "target.\($0 + 1)")) }
    }

    /// Emissions of the baseline, where all that occurs is known: against a part of them nothing is held.
    var baseEmission: Quantity<Mass>? { context.baseline.flatMap { Self.whole($0.total.emission) } }

    /// Final energy of the baseline, where all of it is known.
    var baseEnergy: Quantity<Energy>? { context.baseline.flatMap { Self.whole($0.total.energy) } }

    /// What the baseline knows of the sectors that a sector's actions work on.
    func base(of sector: ActionSector) -> Subtotal? {
        let sectors = sector.inventorySectors
        guard let baseline = context.baseline, !sectors.isEmpty else { return nil }
        var sum = Subtotal()
        for (own, subtotal) in baseline.bySector where sectors.contains(own) {
            sum.energy.add(subtotal.energy)
            sum.emission.add(subtotal.emission)
        }
        return sum
    }

    /// What a target allows; `nil` where something it needs is not known.
    func level(of target: Target) -> TargetLevel? {
        TargetLevel(
            target, baseEmission: context.baseline?.total.emission,
            basePopulation: context.baseline?.inventory.town.population)
    }

    /// Asks about each sector that has actions, in the order of the sectors.
    func sectors(_ finding: (ActionSector, ActionSums) -> Finding?) -> [Finding] {
        sectorSums.compactMap { finding($0.sector, $0.sums) }
    }

    private static func whole<D: Dimension>(_ sum: PartialSum<D>) -> Quantity<D>? { sum.isComplete ? sum.value : nil }
}

/// A rule that a plan answers.
typealias PlanRule = Rule<PlanExamination>

extension Action {
    /// Where one of its fields stands: in the file, or in the form.
    func place(_ field: String) -> Place {
        place == Place() ? Place(field: "action.\(id).\(field)") : place
    }

    /// The action, as messages name it.
    var named: [String: Detail] { ["action": .text(title)] }
}

extension ActionSector {
    /// The sector, as messages name it.
    var detail: Detail { .term("action-sector.\(rawValue)") }
}
