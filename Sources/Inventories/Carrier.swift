/// An energy carrier, as in the columns of the Covenant's inventory matrix.
///
/// - Source: `carriers.csv`; the test of this type holds every case but the last to its row.
public enum Carrier: String, Codable, Sendable, CaseIterable, Hashable {
    case electricity
    case heatCold = "heat_cold"
    case naturalGas = "natural_gas"
    case liquidGas = "liquid_gas"
    case heatingOil = "heating_oil"
    case diesel
    case gasoline
    case lignite
    case coal
    case otherFossil = "other_fossil"
    case plantOil = "plant_oil"
    case biofuel
    case otherBiomass = "other_biomass"
    case solarThermal = "solar_thermal"
    case geothermal
    case biogas
    /// A word that no table knows: its energy counts, its emission needs a factor named by the same word.
    case unrecognised

    /// The kind of carrier, which decides where its factor comes from.
    public enum Family: String, Codable, Sendable {
        case electricity
        case heat
        case fossil
        case biomass
        case ambient
        case unknown
    }

    /// The kind of carrier.
    public var family: Family {
        switch self {
        case .electricity: .electricity
        case .heatCold: .heat
        case .naturalGas, .liquidGas, .heatingOil, .diesel, .gasoline, .lignite, .coal, .otherFossil: .fossil
        case .plantOil, .biofuel, .otherBiomass, .biogas: .biomass
        case .solarThermal, .geothermal: .ambient
        case .unrecognised: .unknown
        }
    }

    /// Whether the carrier counts as thermal energy in the plausibility checks per head.
    public var isThermal: Bool { family != .electricity && family != .unknown }

    /// The carriers a person can choose.
    public static var matrix: [Carrier] { allCases.filter { $0 != .unrecognised } }
}

/// A fuel as the factor tables name it: `coal_karaganda`, `motor_gasoline`.
public struct Fuel: RawRepresentable, Hashable, Codable, Sendable {
    /// The code in `ncv.csv` and `emission_factors.csv`.
    public var rawValue: String

    /// Names a fuel by its code.
    public init(rawValue: String) { self.rawValue = rawValue }
}
