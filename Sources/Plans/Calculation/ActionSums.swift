public import Quantities

/// What the actions of a plan, or of one of its sectors, come to.
///
/// An action counts once: what was cancelled and what stands twice is left out, and so is what serves adaptation only
/// and states no amount. A negative amount counts as nothing, as the Joint Research Centre treats it; one that is not
/// known makes the sum partial.
public struct ActionSums: Hashable, Sendable {
    /// Emissions avoided, a year.
    public var reduction = PartialSum<Mass>()
    /// Final energy saved, a year.
    public var energySaving = PartialSum<Energy>()
    /// Renewable energy produced, a year.
    public var renewableProduction = PartialSum<Energy>()
    /// How many actions are in them.
    public var actions = 0

    /// Adds up actions that count.
    public init(_ actions: some Sequence<Action>) {
        for action in actions where action.lowersEmissions {
            self.actions += 1
            reduction.add(Self.atLeastZero(action.reduction))
            energySaving.add(Self.atLeastZero(action.energySaving))
            renewableProduction.add(Self.atLeastZero(action.renewableProduction))
        }
    }

    private static func atLeastZero<D: Dimension>(_ quantity: Quantity<D>?) -> Quantity<D>? {
        quantity.map { max(.zero, $0) }
    }
}

extension Plan {
    /// The actions that count: neither cancelled nor a second time the same.
    public var countedActions: [Action] { countedActions(without: duplicates) }

    /// The same, where it is known which of them say again what an earlier one said.
    func countedActions(without duplicates: [Int: Int]) -> [Action] {
        actions.enumerated().filter { $1.status != .cancelled && duplicates[$0] == nil }.map(\.element)
    }

    /// Places of actions that say again what an earlier one said, and the place of that one.
    public var duplicates: [Int: Int] {
        var found: [Int: Int] = [:]
        for alike in Dictionary(grouping: actions.indices, by: { Effect(actions[$0]) }).values where alike.count > 1 {
            var seen: [String: Int] = [:]
            for index in alike {
                let words = actions[index].title.lowercased().split(whereSeparator: \.isWhitespace)
                let title = words.joined(separator: " ")
                if let first = seen[title] { found[index] = first } else { seen[title] = index }
            }
        }
        return found
    }

    /// What two actions that are one have in common; only then are their words compared.
    private struct Effect: Hashable {
        let sector: ActionSector
        let energySaving: Quantity<Energy>?
        let renewableProduction: Quantity<Energy>?
        let reduction: Quantity<Mass>?

        init(_ action: Action) {
            sector = action.sector
            energySaving = action.energySaving
            renewableProduction = action.renewableProduction
            reduction = action.reduction
        }
    }
}
