public import Quantities

/// The local factor of electricity consumption.
///
///     LPE + GEP ≤ TCE:  EFE = ((TCE − LPE − GEP) × NEEFE + CO2LPE + CO2GEP) / TCE
///     LPE + GEP > TCE:  EFE = (CO2LPE + CO2GEP) / (LPE + GEP)
///
/// TCE total consumption, LPE local production, GEP certified green purchases (MWh); NEEFE national factor (t/MWh);
/// CO2LPE and CO2GEP the emissions of production and purchases (t).
///
/// - Source: SEAP template, technical annex to the instructions.
public struct ElectricityFactor: Hashable, Sendable {
    /// The two branches of the formula.
    public enum Branch: String, Codable, Sendable {
        /// The town takes electricity from the grid.
        case importer
        /// The town makes or buys at least all it uses.
        case exporter
    }

    /// Total electricity consumption of the town.
    public var consumption: Quantity<Energy>
    /// Local electricity production.
    public var production: Quantity<Energy>
    /// Certified green electricity bought.
    public var green: Quantity<Energy>
    /// Emissions of local production.
    public var productionEmissions: Quantity<Mass>
    /// Emissions of green electricity; zero in the IPCC approach.
    public var greenEmissions: Quantity<Mass>
    /// The national factor.
    public var national: NationalElectricity

    /// States the inputs.
    public init(
        consumption: Quantity<Energy>, production: Quantity<Energy>, green: Quantity<Energy>,
        productionEmissions: Quantity<Mass>, greenEmissions: Quantity<Mass>, national: NationalElectricity
    ) {
        self.consumption = consumption
        self.production = production
        self.green = green
        self.productionEmissions = productionEmissions
        self.greenEmissions = greenEmissions
        self.national = national
    }

    /// The branch that applies.
    public var branch: Branch { production + green > consumption ? .exporter : .importer }

    /// Tonnes per megawatt-hour used in the town.
    public var value: Quantity<MassPerEnergy> {
        let own = productionEmissions + greenEmissions
        switch branch {
        case .exporter: return own / (production + green)
        case .importer:
            guard consumption > .zero else { return national.value }
            return ((consumption - production - green) * national.value + own) / consumption
        }
    }
}
