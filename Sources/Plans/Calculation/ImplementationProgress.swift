import Quantities

/// How far the actions of a plan have come by a report: by status, in money, and in what they save.
///
/// What the report says nothing of stays unknown: it is neither "not started" nor without cost.
public struct ImplementationProgress: Hashable, Sendable {
    /// Planned and spent money of one currency.
    public struct Spending: Hashable, Sendable {
        /// The currency.
        public var currency: String
        /// Planned investment of all actions in minor units; wide enough that no sum overflows.
        public var planned: Int128
        /// What was spent on them so far, in minor units.
        public var spent: Int128
        /// Actions that say what was spent in this currency.
        public var told = 0
        /// Actions that plan money in this currency and say nothing of what was spent.
        public var silent = 0

        init(_ currency: String) {
            self.currency = currency
            planned = 0
            spent = 0
        }
    }

    /// How many actions the plan has.
    public var actions: Int
    /// How many have each status; what is not told is not among them.
    public var byStatus: [Action.Status: Int] = [:]
    /// By currency, in the order of their codes; currencies are never added up.
    public var spending: [Spending] = []
    /// What the actions of the plan were to save, and what the report says they do.
    public var expected: ActionSums
    /// What the report says they save now.
    public var achieved: ActionSums

    /// Holds a report against its plan.
    public init(_ report: MonitoringReport, of plan: Plan) {
        let told = Dictionary(report.actions.map { ($0.id, $0) }) { first, _ in first }
        let counted = plan.countedActions
        actions = counted.count
        expected = ActionSums(counted)
        achieved = ActionSums(
            counted.map { action in
                var now = action
                let progress = told[action.id]
                now.energySaving = progress?.energySaving
                now.renewableProduction = progress?.renewableProduction
                now.reduction = progress?.reduction
                return now
            })
        var money: [String: Spending] = [:]
        for action in counted {
            let progress = told[action.id]
            if let status = progress?.status { byStatus[status, default: 0] += 1 }
            if let planned = action.cost.investment {
                money[planned.currency, default: Spending(planned.currency)].planned += Int128(planned.minorUnits)
                if progress?.spent == nil { money[planned.currency]?.silent += 1 }
            }
            if let spent = progress?.spent {
                money[spent.currency, default: Spending(spent.currency)].spent += Int128(spent.minorUnits)
                money[spent.currency]?.told += 1
            }
        }
        spending = money.values.sorted { $0.currency < $1.currency }
    }

    /// Actions of which the report says nothing.
    public var silent: Int { actions - byStatus.values.reduce(0, +) }
}
