public import Quantities

/// An inventory's uncertain inputs, ready to be propagated or drawn; factors are shared by name.
public struct InventoryUncertaintyModel: Sendable {
    /// Terms and activities.
    public var model: UncertaintyModel
    /// The shared factors, relative to their values.
    public var factors: [UncertaintyModel.Input]
    /// One gas of a factor, by the name that lines share.
    public struct FactorName: Hashable, Sendable {
        /// The name of the factor.
        public var identity: String
        /// The gas.
        public var gas: Gas
    }

    /// What each factor is.
    public var factorNames: [FactorName]
    /// The line of each activity.
    public var lines: [String]
    /// The sectors that the groups stand for.
    public var sectors: [Sector]
}

extension InventoryResult {
    /// The uncertain inputs of the known lines.
    ///
    /// Each amount and each gas of each factor is one input. Lines that use one factor share its draw, so that their
    /// errors add linearly; the same holds between two years of a town.
    public func uncertaintyModel(
        tables: FactorTables, stream: String, sharing known: InventoryUncertaintyModel? = nil
    ) -> InventoryUncertaintyModel {
        let choice = UncertaintyChoice(tables: tables, alpha3: tables.alpha3(inventory.town.country))
        let sectors = Sector.allCases.filter { bySector[$0] != nil }
        var result = InventoryUncertaintyModel(
            model: UncertaintyModel(stream: StreamKey(stream), groups: sectors.count),
            factors: known?.factors ?? [], factorNames: known?.factorNames ?? [], lines: [], sectors: sectors)
        for line in lines {
            guard let energy = line.energy, energy.value != 0, let factor = line.factor,
                let cell = sectors.firstIndex(of: line.record.sector)
            else { continue }
            let activity = result.lines.count
            result.lines.append(line.record.id)
            result.model.activities.append(
                UncertaintyModel.Input(StreamKey("activity \(line.record.id)"), choice.activity(line.record)))
            for component in factor.components where component.value != .zero {
                let name = InventoryUncertaintyModel.FactorName(identity: factor.identity, gas: component.gas)
                let index = result.index(of: name) { choice.factor(component, of: line) }
                result.model.terms.append(
                    UncertaintyModel.Term(
                        activity: activity, factor: index, cell: cell,
                        weight: energy.value * component.value.value * component.warming))
            }
        }
        return result
    }

    /// The range of the total by both approaches, and the inputs to measure better first.
    ///
    /// - Source: IPCC 2006 Guidelines, volume 1, chapter 3: error propagation (Approach 1), Monte Carlo (Approach 2).
    public func uncertainty(tables: FactorTables, draws: Int = 10_000, seed: UInt64 = 2024) -> InventoryUncertainty? {
        let inputs = uncertaintyModel(tables: tables, stream: "\(inventory.town.name) \(inventory.year)")
        guard !inputs.model.terms.isEmpty,
            let drawn = try? MonteCarlo(draws: draws, seed: seed).result(for: inputs.model, factors: inputs.factors)
        else { return nil }
        let shares = VarianceShares(of: inputs.model, factors: inputs.factors)
        let contributors = shares.leadingContributors(3).map { contribution in
            InventoryUncertainty.Contributor(input: inputs.input(contribution.input), share: contribution.share)
        }
        let total = total.emission.value.value
        var bySector: [Sector: Estimate] = [:]
        for (sector, spread) in zip(inputs.sectors, drawn.groups) where (self.bySector[sector]?.emission.known ?? 0) > 0
        {
            bySector[sector] = spread.estimate(of: self.bySector[sector]?.emission.value.value ?? spread.mean)
        }
        let halfWidth = Distribution.halfWidthInDeviations * shares.moments.variance.squareRoot()
        return InventoryUncertainty(
            total: drawn.total.estimate(of: total), propagated: total == 0 ? 0 : halfWidth / abs(total),
            bySector: bySector, contributors: contributors, draws: drawn.draws, seed: seed)
    }
}

extension InventoryUncertaintyModel {
    /// The place of a shared factor; a new one is appended.
    fileprivate mutating func index(of name: FactorName, _ distribution: () -> Distribution) -> Int {
        if let index = factorNames.firstIndex(of: name) { return index }
        factorNames.append(name)
        factors.append(
            UncertaintyModel.Input(StreamKey("factor \(name.identity) \(name.gas.rawValue)"), distribution()))
        return factors.count - 1
    }

    fileprivate func input(_ input: VarianceShares.Input) -> InventoryUncertainty.Contributor.Input {
        switch input {
        case .activity(let index): .activity(line: lines[index])
        case .factor(let index): .factor(identity: factorNames[index].identity, gas: factorNames[index].gas)
        }
    }
}

extension InventoryComparison {
    /// The range of the relative change; errors of factors that both years share largely cancel.
    public func trend(tables: FactorTables, draws: Int = 10_000, seed: UInt64 = 2024) -> Estimate? {
        let base = before.uncertaintyModel(tables: tables, stream: "base \(before.inventory.year)")
        let current = after.uncertaintyModel(tables: tables, stream: "current \(after.inventory.year)", sharing: base)
        guard let relativeChange, !base.model.terms.isEmpty, !current.model.terms.isEmpty,
            let trend = try? MonteCarlo(draws: draws, seed: seed).trend(
                from: base.model, to: current.model, factors: current.factors)
        else { return nil }
        return trend.relativeChange?.estimate(of: relativeChange)
    }
}
