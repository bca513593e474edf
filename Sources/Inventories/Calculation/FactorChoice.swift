import Findings
import Quantities

/// Chooses the emission factor of a line: the town's own first, then what the town's production makes it, then tables.
struct FactorChoice {
    let inventory: Inventory
    let tables: FactorTables
    let alpha3: String
    /// Where to look for the country's fuels.
    private let regions: [String]
    /// The carriers of the town's factors in its own words, as they are compared.
    private let words: [String?]

    init(inventory: Inventory, tables: FactorTables, alpha3: String) {
        self.inventory = inventory
        self.tables = tables
        self.alpha3 = alpha3
        regions = tables.regions(of: alpha3)
        words = inventory.factors.map { $0.carrierWord.map(Self.folded) }
    }

    private var accounting: Accounting { inventory.accounting }

    /// The factor the town states for a line, gas by gas from the closest match.
    ///
    /// An equivalent that is at least as close as carbon dioxide stands for all gases. A town that states other gases
    /// only says nothing of carbon dioxide: the tables do.
    func given(for record: ActivityRecord) -> AppliedFactor? {
        guard !inventory.factors.isEmpty else { return nil }
        let word = record.carrierWord.map(Self.folded)
        let ranked = zip(inventory.factors, words).compactMap { factor, own in
            closeness(of: factor, isWord: own != nil && own == word, to: record).map { ($0, factor) }
        }
        guard !ranked.isEmpty else { return nil }
        func closest(_ gas: Gas) -> (closeness: Int, factor: GivenFactor)? {
            let ofGas = ranked.filter { $0.1.gas == gas }
            let best = ofGas.map(\.0).max()
            return ofGas.first { $0.0 == best }.map { ($0.0, $0.1) }
        }
        let (carbon, whole) = (closest(.carbonDioxide), closest(.equivalent))
        let isWhole = (whole?.closeness ?? -1) >= (carbon?.closeness ?? 0)
        if accounting.basis == .equivalent {
            if isWhole, let whole { return given([whole.factor]) }
            let others = [Gas.methane, .nitrousOxide].compactMap { closest($0)?.factor }
            return given([carbon?.factor].compactMap { $0 } + others, completedFor: carbon == nil ? record : nil)
        }
        let isCloser = (whole?.closeness ?? -1) > (carbon?.closeness ?? -1)
        return (isCloser ? whole : carbon).flatMap { given([$0.factor]) }
    }

    /// A factor of some stated gases; with the tables' carbon dioxide where a line is named that lacks it.
    private func given(_ factors: [GivenFactor], completedFor record: ActivityRecord? = nil) -> AppliedFactor? {
        let table = record.flatMap(reference)
        let carbon = table?.components.first { $0.gas == .carbonDioxide }
        guard record == nil || carbon != nil else { return nil }
        let stated = factors.compactMap { factor in
            warming(factor.gas).map { warming in
                AppliedFactor.Component(
                    gas: factor.gas, value: factor.value, warming: warming,
                    citation: Citation(source: factor.source ?? "", verification: .stated), place: factor.place)
            }
        }
        guard !stated.isEmpty else { return nil }
        return AppliedFactor(
            origin: .given, identity: identity(of: factors) + (table.map { "+\($0.identity)" } ?? ""),
            components: [carbon].compactMap { $0 } + stated, biogenic: table?.biogenic)
    }

    /// A name that two lines share only where all their gases come from the same statements.
    private func identity(of factors: [GivenFactor]) -> String {
        var parts: [String] = []
        for factor in factors {
            let word = factor.carrierWord ?? factor.fuel?.rawValue ?? factor.carrier.rawValue
            let part = "\(word):\(factor.sectors.map(\.rawValue).joined(separator: "+"))\(factor.subsector ?? "")"
            if !parts.contains(part) { parts.append(part) }
        }
        return "given:\(parts.joined(separator: "|"))"
    }

    /// How closely a stated factor fits a line; `nil` when it does not fit.
    private func closeness(of factor: GivenFactor, isWord: Bool, to record: ActivityRecord) -> Int? {
        guard factor.role == .emission else { return nil }
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
            record.fuel ?? tables.defaultFuels(of: record.carrier, in: regions).first?.factorFuel
            ?? Fuel(rawValue: record.carrier.rawValue)
        return reference(
            fuel: fuel, carrier: record.carrier, group: record.sector.group, isSustainable: record.isSustainable)
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
        let fuels = tables.burnedFuels
        guard let burned = fuels[fuel] ?? tables.factorFuels[fuel].flatMap({ fuels[$0] }) ?? nil,
            var carbon = component(burned.carbon)
        else { return nil }
        let use = group == .transport ? burned.road : burned.stationary
        let isNotCounted = carrier.family == .biomass && isSustainable ?? accounting.biomassIsSustainable
        if isNotCounted { carbon.value = .zero }
        let others = accounting.basis == .equivalent ? use.others.compactMap(component) : []
        return AppliedFactor(
            origin: .reference, identity: isNotCounted ? use.sustainableIdentity : use.identity,
            components: [carbon] + others, biogenic: isNotCounted ? burned.carbon.value : nil)
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
            let ordered = rows.sorted {
                ($0.fuel != fuel ? 1 : 0, $0.fuel.rawValue) < ($1.fuel != fuel ? 1 : 0, $1.fuel.rawValue)
            }
            if let row = ordered.first, let component = component(row) {
                let growth = carrier.family == .biomass && sustainable ? ":sustainable" : ""
                return AppliedFactor(
                    origin: edition == "JRC_validation_default" ? .fallback : .reference,
                    identity: "\(edition):\(row.fuel.rawValue)\(growth)", components: [component])
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
