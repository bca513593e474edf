public import Inventories
import Quantities

/// The choices that an inventory's figures depend on, beside the amounts: what two towns of one method have in common.
public struct MethodChoices: Hashable, Codable, Sendable {
    /// One choice.
    public enum Aspect: String, Codable, Sendable, CaseIterable {
        /// Standard factors, or life cycle.
        case approach
        /// Carbon dioxide alone, or equivalents.
        case basis
        /// The edition of warming potentials.
        case warming
        /// Whether biomass counts as sustainable.
        case biomass
        /// Where the factor of electricity comes from.
        case electricity
        /// Where the factor of heat comes from.
        case heat
        /// Where the factors of fuels come from.
        case factors
        /// Whose ranges of amounts are used.
        case uncertainty
    }

    /// What was chosen, by the aspect's name; where an inventory leaves it open, nothing.
    public var chosen: [String: String]

    /// Reads the choices off an inventory.
    public init(_ result: InventoryResult) {
        let inventory = result.inventory
        var chosen: [Aspect: String] = [
            .approach: inventory.accounting.approach.rawValue, .basis: inventory.accounting.basis.rawValue,
            .biomass: inventory.accounting.biomassIsSustainable ? "sustainable" : "counted",
        ]
        if inventory.accounting.basis == .equivalent { chosen[.warming] = inventory.accounting.warming.rawValue }
        func origins(_ belongs: (Carrier) -> Bool) -> String? {
            let factors = result.lines.filter { belongs($0.record.carrier) }.compactMap(\.factor)
            let words = Set(
                factors.map { factor in
                    let sources = Set(factor.components.map(\.citation.source)).sorted().joined(separator: "; ")
                    return sources.isEmpty ? factor.origin.rawValue : "\(factor.origin.rawValue): \(sources)"
                })
            return words.isEmpty ? nil : words.sorted().joined(separator: " | ")
        }
        chosen[.electricity] = origins { $0 == .electricity }
        chosen[.heat] = origins { $0 == .heatCold }
        chosen[.factors] = origins { $0 != .electricity && $0 != .heatCold }
        let own = inventory.records.count { $0.uncertainty != nil }
        chosen[.uncertainty] = own == 0 ? "default" : own == inventory.records.count ? "own" : "own and default"
        self.chosen = Dictionary(uniqueKeysWithValues: chosen.map { ($0.rawValue, $1) })
    }

    /// A choice; `nil` where the inventory leaves it open.
    public subscript(aspect: Aspect) -> String? { chosen[aspect.rawValue] }

    /// Something chosen otherwise.
    public struct Departure: Hashable, Sendable {
        /// The choice.
        public var aspect: Aspect
        /// What was accepted.
        public var accepted: String?
        /// What was found.
        public var found: String?
    }

    /// Where other choices depart from these; what an inventory has no need to choose is no departure.
    public func departures(of other: MethodChoices) -> [Departure] {
        Aspect.allCases.compactMap { aspect in
            guard let found = other[aspect], found != self[aspect] else { return nil }
            return Departure(aspect: aspect, accepted: self[aspect], found: found)
        }
    }
}
