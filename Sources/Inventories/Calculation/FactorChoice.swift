import Findings
import Quantities

/// Chooses the emission factor of a line: the town's own first, then what the town's production makes it, then tables.
struct FactorChoice {
    let inventory: Inventory
    let tables: FactorTables
    let alpha3: String

    private var accounting: Accounting { inventory.accounting }

    /// The factor the town states for a line, gas by gas from the closest match.
    func given(for record: ActivityRecord) -> AppliedFactor? {
        let ranked = inventory.factors.compactMap { factor in closeness(of: factor, to: record).map { ($0, factor) } }
        guard let best = ranked.map(\.0).max() else { return nil }
        let matches = ranked.filter { $0.0 == best }.map(\.1)
        func component(_ gas: Gas) -> AppliedFactor.Component? {
            guard let factor = matches.first(where: { $0.gas == gas }), let warming = warming(gas) else { return nil }
            let citation = Citation(source: factor.source ?? "", verification: .stated)
            return .init(gas: gas, value: factor.value, warming: warming, citation: citation, place: factor.place)
        }
        var components = Gas.emitted.compactMap(component)
        if accounting.basis == .carbonDioxide {
            components = components.filter { $0.gas == .carbonDioxide }
            if components.isEmpty { components = [component(.equivalent)].compactMap { $0 } }
        } else if let equivalent = component(.equivalent) {
            components = [equivalent]
        }
        guard !components.isEmpty, let named = matches.first else { return nil }
        let scope = named.sectors.map(\.rawValue).joined(separator: "+") + (named.subsector ?? "")
        return AppliedFactor(
            origin: .given, identity: "given:\(named.carrierWord ?? named.carrier.rawValue):\(scope)",
            components: components)
    }

    /// How closely a stated factor fits a line; `nil` when it does not fit.
    private func closeness(of factor: GivenFactor, to record: ActivityRecord) -> Int? {
        guard factor.role == .emission else { return nil }
        let sameWord = factor.carrierWord.map(Self.folded) == record.carrierWord.map(Self.folded)
        let isWord = sameWord && factor.carrierWord != nil
        guard isWord || (factor.carrier == record.carrier && factor.carrier != .unrecognised) else { return nil }
        let isFuel = factor.fuel != nil && factor.fuel == record.fuel
        var closeness = isWord ? 4 : isFuel ? 2 : 1
        if !factor.sectors.isEmpty {
            guard factor.sectors.contains(record.sector) else { return nil }
            closeness += 8
        }
        if let subsector = factor.subsector {
            guard let own = record.subsector, Self.folded(own) == Self.folded(subsector) else { return nil }
            closeness += 16
        }
        return closeness
    }

    private static func folded(_ word: String) -> String {
        word.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The factor of the reference tables for a fuel that is burned, or for ambient heat.
    func reference(for record: ActivityRecord) -> AppliedFactor? {
        // Sun and ground are listed under the carrier's own name.
        let fuel =
            record.fuel ?? tables.defaultFuel(of: record.carrier, country: alpha3)?.factorFuel
            ?? Fuel(rawValue: record.carrier.rawValue)
        return reference(fuel: fuel, carrier: record.carrier, group: record.sector.group, isSustainable: record.isSustainable)
    }

    /// The factor of the reference tables for a fuel in a use.
    func reference(
        fuel: Fuel, carrier: Carrier, group: Sector.Group?, isSustainable: Bool?
    ) -> AppliedFactor? {
        switch accounting.approach {
        case .ipcc: ipcc(fuel: fuel, carrier: carrier, group: group, isSustainable: isSustainable)
        case .lifeCycle: lifeCycle(fuel: fuel, carrier: carrier, isSustainable: isSustainable)
        }
    }

    private func ipcc(fuel: Fuel, carrier: Carrier, group: Sector.Group?, isSustainable: Bool?) -> AppliedFactor? {
        let rows = tables.referenceFactors[fuel] ?? tables.referenceFactors[tables.factorFuels[fuel] ?? fuel] ?? []
        let carbon =
            rows.first { $0.edition == "IPCC2006" && $0.gas == .carbonDioxide }
            ?? rows.first { $0.edition == "SEAP2010_standard" && $0.gas == .carbonDioxide }
        guard let carbon else { return nil }
        var components = [component(carbon)]
        var biogenic: Quantity<MassPerEnergy>?
        if carrier.family == .biomass, isSustainable ?? accounting.biomassIsSustainable {
            biogenic = carbon.value
            components[0]?.value = .zero
        }
        if accounting.basis == .equivalent {
            components += [Gas.methane, .nitrousOxide].map { gas in
                burned(rows, gas: gas, onRoad: group == .transport).flatMap(component)
            }
        }
        let use = group == .transport ? "road" : "stationary"
        return AppliedFactor(
            origin: .reference, identity: "\(carbon.edition):\(carbon.fuel.rawValue):\(use)",
            components: components.compactMap { $0 }, biogenic: biogenic)
    }

    private func burned(
        _ rows: [FactorTables.ReferenceFactor], gas: Gas, onRoad: Bool
    ) -> FactorTables.ReferenceFactor? {
        let ofGas = rows.filter { $0.edition == "IPCC2006" && $0.gas == gas }
        let stationary = ofGas.first { $0.use.hasPrefix("stationary") }
        return onRoad ? ofGas.first { $0.use.hasPrefix("road") } ?? stationary : stationary
    }

    private func lifeCycle(fuel: Fuel, carrier: Carrier, isSustainable: Bool?) -> AppliedFactor? {
        let editions = ["SEAP2010_LCA", "JRC2017_LCA", "JRC_validation_default"]
        let sustainable = isSustainable ?? accounting.biomassIsSustainable
        for edition in editions {
            let rows = tables.referenceFactors.values.joined().filter {
                $0.edition == edition && $0.gas == .equivalent && $0.use != "CO2e"
                    && ($0.fuel == fuel || $0.carrier == carrier)
                    && (carrier.family != .biomass || $0.use.contains("not sustainable") != sustainable)
            }
            let ordered = rows.sorted { ($0.fuel != fuel ? 1 : 0, $0.fuel.rawValue) < ($1.fuel != fuel ? 1 : 0, $1.fuel.rawValue) }
            if let row = ordered.first, let component = component(row) {
                return AppliedFactor(
                    origin: edition == "JRC_validation_default" ? .fallback : .reference,
                    identity: "\(edition):\(row.fuel.rawValue)", components: [component])
            }
        }
        return nil
    }

    private func component(_ row: FactorTables.ReferenceFactor) -> AppliedFactor.Component? {
        warming(row.gas).map {
            AppliedFactor.Component(gas: row.gas, value: row.value, warming: $0, citation: row.citation)
        }
    }

    private func warming(_ gas: Gas) -> Double? {
        tables.warmingPotential(of: gas, accounting.warming)
    }
}
