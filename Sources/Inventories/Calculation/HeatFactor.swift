public import Quantities

/// The factor of heat used in the town.
///
/// `EFH = (CO2LPH + CO2IH − CO2EH) / LHC`: emissions of local production, of imported and of exported heat (t), over
/// the heat consumed in the town (MWh).
///
/// - Source: SEAP guidebook, part II.
public struct HeatFactor: Hashable, Sendable {
    /// Heat consumed in the town.
    public var consumption: Quantity<Energy>
    /// Emissions of local heat production.
    public var productionEmissions: Quantity<Mass>
    /// Emissions of imported heat.
    public var importedEmissions: Quantity<Mass>
    /// Emissions of exported heat.
    public var exportedEmissions: Quantity<Mass>

    /// States the inputs; nothing where no heat is consumed.
    public init?(
        consumption: Quantity<Energy>, productionEmissions: Quantity<Mass>, importedEmissions: Quantity<Mass>,
        exportedEmissions: Quantity<Mass>
    ) {
        guard consumption > .zero else { return nil }
        self.consumption = consumption
        self.productionEmissions = productionEmissions
        self.importedEmissions = importedEmissions
        self.exportedEmissions = exportedEmissions
    }

    /// Tonnes per megawatt-hour of heat.
    public var value: Quantity<MassPerEnergy> {
        (productionEmissions + importedEmissions - exportedEmissions) / consumption
    }
}

/// The emissions of a plant that makes heat and electricity, split by reference efficiencies.
///
/// `CO2heat = CO2 × (H/ηh) / (H/ηh + P/ηe)`, with `H` heat and `P` electricity delivered; electricity takes the rest.
///
/// - Source: SEAP guidebook, part II (recalled).
public struct CogenerationSplit: Hashable, Sendable {
    /// The efficiencies that separate plants would have.
    public struct ReferenceEfficiencies: Hashable, Codable, Sendable {
        /// Of heat alone.
        public var heat: Double
        /// Of electricity alone.
        public var electricity: Double
        /// Where they come from.
        public var citation: Citation

        /// States the efficiencies.
        public init(heat: Double, electricity: Double, citation: Citation) {
            self.heat = heat
            self.electricity = electricity
            self.citation = citation
        }
    }

    /// What heat carries.
    public var heat: Quantity<Mass>
    /// What electricity carries.
    public var electricity: Quantity<Mass>

    /// Splits a plant's emissions; nothing where it delivered neither.
    public init?(
        emissions: Quantity<Mass>, heat: Quantity<Energy>, electricity: Quantity<Energy>,
        efficiencies: ReferenceEfficiencies
    ) {
        let forHeat = heat.value / efficiencies.heat
        let forElectricity = electricity.value / efficiencies.electricity
        guard forHeat + forElectricity > 0 else { return nil }
        self.heat = emissions * (forHeat / (forHeat + forElectricity))
        self.electricity = emissions - self.heat
    }
}
