import Inventories
public import Quantities

/// The actions of a plan held against its target.
///
/// Against the **baseline**, all actions count. Against the **latest inventory**, only those that are not yet in it: an
/// action that ended before that year has already lowered its emissions and must not be counted a second time.
public struct PlanReconciliation: Hashable, Sendable {
    /// What the target is held against.
    public enum Side: String, Sendable, CaseIterable {
        case baseline
        case latest
    }

    /// One action's part.
    public struct Share: Hashable, Sendable {
        /// The action.
        public var action: Action
        /// Why it does not count here; `nil` where it does.
        public var exclusion: Exclusion?
    }

    /// Why an action does not count.
    public enum Exclusion: String, Sendable, CaseIterable {
        case cancelled
        case duplicate
        /// It ended before the year of the inventory, which holds its effect.
        case alreadyInInventory = "already-in-inventory"
    }

    /// What the target is held against.
    public var side: Side
    /// The target and what it allows.
    public var level: TargetLevel
    /// The emissions it starts from: the target's reference, or those of the latest inventory.
    public var start: PartialSum<Mass>
    /// All actions, in the order of the plan.
    public var shares: [Share]

    /// Holds a plan's actions against its target from the baseline.
    init(_ plan: PlanExamination, level: TargetLevel) {
        self.init(plan, .baseline, level, start: level.reference, year: nil)
    }

    /// Holds them against it from a later inventory.
    init(_ plan: PlanExamination, level: TargetLevel, latest: InventoryResult) {
        self.init(plan, .latest, level, start: latest.total.emission, year: latest.inventory.year)
    }

    private init(_ plan: PlanExamination, _ side: Side, _ level: TargetLevel, start: PartialSum<Mass>, year: Year?) {
        self.side = side
        self.level = level
        self.start = start
        shares = plan.plan.actions.enumerated().map { index, action in
            let isOver = year.map { year in action.end.map { $0 < year } ?? false } ?? false
            let exclusion: Exclusion? =
                action.status == .cancelled
                ? .cancelled : plan.duplicates[index] != nil ? .duplicate : isOver ? .alreadyInInventory : nil
            return Share(action: action, exclusion: exclusion)
        }
    }

    /// What has to be saved from the start on; of a partial start, or of a target that is a share of a partial base, only
    /// a part.
    public var required: PartialSum<Mass> {
        var sum = start
        if side == .latest { sum.add(level.reference) }
        sum.value = start.value - level.allowed
        return sum
    }

    /// What the actions that count save.
    public var planned: PartialSum<Mass> {
        ActionSums(shares.filter { $0.exclusion == nil }.map(\.action)).reduction
    }

    /// What is still lacking; negative where the actions do more than is asked.
    public var gap: Quantity<Mass> { required.value - planned.value }
}
