public import Inventories
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
    public var countedActions: [Action] {
        let twice = duplicates
        return actions.enumerated().filter { $1.status != .cancelled && twice[$0] == nil }.map(\.element)
    }

    /// Places of actions that say again what an earlier one said, and the place of that one.
    public var duplicates: [Int: Int] {
        var seen: [Said: Int] = [:]
        var found: [Int: Int] = [:]
        for (index, action) in actions.enumerated() {
            if let first = seen[Said(action)] { found[index] = first } else { seen[Said(action)] = index }
        }
        return found
    }

    /// What makes two actions one: the same words and the same effect in the same sector.
    private struct Said: Hashable {
        let title: String
        let sector: ActionSector
        let amounts: [Double?]

        init(_ action: Action) {
            title = action.title.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            sector = action.sector
            amounts = [action.energySaving?.value, action.renewableProduction?.value, action.reduction?.value]
        }
    }
}
