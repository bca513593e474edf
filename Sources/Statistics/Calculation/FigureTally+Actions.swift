import Plans
import Quantities

extension FigureTally {
    /// What plans will do: actions by sector and status, and what they cost.
    mutating func addActions() {
        let counted = Dictionary(
            uniqueKeysWithValues: active.map { ($0.slug, $0.plan?.plan.countedActions) })
        func actions(_ town: TownOnDay) -> [Action]? { counted[town.slug] ?? nil }
        for sector in ActionSector.allCases {
            guard counted.values.contains(where: { $0?.contains { $0.sector == sector } ?? false }) else { continue }
            func own(_ town: TownOnDay) -> [Action]? { actions(town)?.filter { $0.sector == sector } }
            func sums(_ town: TownOnDay) -> ActionSums? { own(town).map { ActionSums($0) } }
            add(.actions, sector.rawValue, part: "count") { own($0).map { Part(value: Double($0.count)) } }
            add(.actions, sector.rawValue, part: "energy_saving", unit: "MWh") { Part(sums($0)?.energySaving) }
            add(.actions, sector.rawValue, part: "renewable_production", unit: "MWh") {
                Part(sums($0)?.renewableProduction)
            }
            add(.actions, sector.rawValue, part: "reduction", unit: "t") { Part(sums($0)?.reduction) }
        }
        if !counted.values.contains(where: { $0 != nil }) { add(.actions, "all", part: "count") { _ in nil } }
        for status in Action.Status.allCases.filter({ $0 != .cancelled }) {
            add(.statuses, status.rawValue) { town in
                actions(town).map { actions in
                    Part(
                        value: Double(actions.count { $0.status == status }),
                        isPartial: actions.contains { $0.status == nil })
                }
            }
        }
        addMoney(actions)
    }

    /// By currency: amounts of two currencies are never added up.
    private mutating func addMoney(_ actions: (TownOnDay) -> [Action]?) {
        let all = active.flatMap { actions($0) ?? [] }
        for (part, amount) in [("investment", { $0.cost.investment }), ("spent", { $0.cost.spent })]
            as [(String, (Action) -> Money?)]
        {
            let currencies = Set(all.compactMap { amount($0)?.currency }).sorted()
            for currency in currencies {
                add(.money, currency, part: part, unit: currency) { town in
                    guard let actions = actions(town) else { return nil }
                    let stated = actions.compactMap(amount)
                    let own = stated.filter { $0.currency == currency }
                    guard !own.isEmpty else { return nil }
                    return Part(
                        value: Double(own.reduce(0) { $0 + $1.minorUnits }) / 100,
                        isPartial: stated.count < actions.count)
                }
            }
        }
    }
}
