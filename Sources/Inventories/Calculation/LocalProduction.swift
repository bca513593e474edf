import Findings
public import Quantities

/// What the plants of the town deliver and emit, after cogeneration has been split.
public struct LocalProduction: Hashable, Sendable {
    /// One plant's share.
    public struct PlantResult: Hashable, Sendable {
        /// The plant.
        public var plant: LocalPlant
        /// Electricity delivered; `nil` when not known.
        public var electricity: Quantity<Energy>?
        /// Heat delivered; `nil` when not known.
        public var heat: Quantity<Energy>?
        /// All its emissions; `nil` when neither stated nor computable.
        public var emissions: Quantity<Mass>?
        /// Emissions carried by electricity.
        public var electricityEmissions: Quantity<Mass>?
        /// Emissions carried by heat.
        public var heatEmissions: Quantity<Mass>?
    }

    /// Plant by plant.
    public var plants: [PlantResult]

    /// Electricity of the plants that count; those at or below the noise threshold do not.
    public var electricity: Quantity<Energy> { counted.reduce(.zero) { $0 + ($1.electricity ?? .zero) } }

    /// Emissions carried by the electricity that counts.
    public var electricityEmissions: Quantity<Mass> {
        counted.reduce(.zero) { $0 + ($1.electricityEmissions ?? .zero) }
    }

    /// Emissions carried by local heat.
    public var heatEmissions: Quantity<Mass> { plants.reduce(.zero) { $0 + ($1.heatEmissions ?? .zero) } }

    /// Whether any plant delivers heat, so that the heat factor can be computed.
    public var deliversHeat: Bool { plants.contains { ($0.heat ?? .zero) > .zero } }

    /// Whether the emissions of every plant that delivers heat are known.
    public var heatIsKnown: Bool {
        plants.allSatisfy { ($0.heat ?? .zero) == .zero || $0.heatEmissions != nil }
    }

    /// A plant whose emissions nobody knows is left out, so that its electricity counts as that of the grid.
    private var counted: [PlantResult] {
        plants.filter { ($0.electricity?.value ?? 0) > Self.noiseThreshold && $0.electricityEmissions != nil }
    }

    /// Production of at most this many megawatt-hours is dropped (rule P01).
    public static let noiseThreshold = 3.0
}

extension FactorChoice {
    /// Computes what the plants deliver and emit.
    func localProduction() -> LocalProduction {
        LocalProduction(plants: inventory.plants.map(result))
    }

    private func result(_ plant: LocalPlant) -> LocalProduction.PlantResult {
        let electricity = energy(plant.electricity, of: .electricity, fuel: nil)
        let heat = energy(plant.heat, of: .heatCold, fuel: nil)
        let emissions = plant.statedEmissions ?? burned(plant)
        var result = LocalProduction.PlantResult(
            plant: plant, electricity: electricity, heat: heat, emissions: emissions)
        guard let emissions else { return result }
        let split = CogenerationSplit(
            emissions: emissions, heat: heat ?? .zero, electricity: electricity ?? .zero,
            efficiencies: tables.efficiencies)
        result.heatEmissions = split?.heat
        result.electricityEmissions = split?.electricity
        return result
    }

    /// The emissions of the fuels a plant burned; nothing burned in wind, water and sun.
    private func burned(_ plant: LocalPlant) -> Quantity<Mass>? {
        if plant.inputs.isEmpty {
            return [.wind, .hydro, .photovoltaic].contains(plant.kind) && inventory.accounting.approach == .ipcc
                ? .zero : nil
        }
        var sum = Quantity<Mass>.zero
        for input in plant.inputs where input.entry.standing != .absent {
            let record = ActivityRecord(
                id: plant.id, sector: .otherUnallocated, carrier: input.carrier, entry: input.entry, fuel: input.fuel)
            guard let energy = energy(input.entry, of: input.carrier, fuel: input.fuel),
                let factor = given(for: record) ?? reference(for: record)
            else { return nil }
            sum += energy * factor.intensity
        }
        return sum
    }

    /// The energy of a cell; `nil` when it is not known, zero when it does not occur.
    func energy(_ entry: Entry, of carrier: Carrier, fuel: Fuel?) -> Quantity<Energy>? {
        switch entry {
        case .reported(let amount, let unit):
            try? tables.energy(amount, unit, of: carrier, fuel: fuel, country: alpha3).energy
        case .zeroConfirmed, .notOccurring, .includedElsewhere: .zero
        case .notEstimated, .confidential, .unknown: nil
        }
    }
}
