/// A unit that activity data are reported in.
///
/// Energy units convert by themselves; masses and volumes of fuel need a net calorific value. Only the decimal
/// prefixes of the SI are known here; every other relation is a row of `unit_conversions.csv`.
public enum ActivityUnit: String, Codable, Sendable, CaseIterable {
    case kilowattHour = "kWh"
    case megawattHour = "MWh"
    case gigawattHour = "GWh"
    case megajoule = "MJ"
    case gigajoule = "GJ"
    case terajoule = "TJ"
    case gigacalorie = "Gcal"
    case thousandGigacalories = "thousand Gcal"
    case tonneOfOilEquivalent = "toe"
    case tonneOfCoalEquivalent = "tce"
    case kilogram = "kg"
    case tonne = "t"
    case cubicMetre = "m3"
    case thousandCubicMetres = "thousand m3"
    case litre = "l"
    case thousandLitres = "thousand l"

    /// What the unit measures.
    public enum Kind: Sendable { case energy, mass, volume }

    /// What the unit measures.
    public var kind: Kind {
        switch self {
        case .kilogram, .tonne: .mass
        case .cubicMetre, .thousandCubicMetres, .litre, .thousandLitres: .volume
        default: .energy
        }
    }

    /// The unit of the same kind that conversions are listed for, and how many of it make one of this.
    public var reference: (unit: ActivityUnit, scale: Double) {
        switch self {
        case .kilowattHour: (.megawattHour, 1e-3)
        case .gigawattHour: (.megawattHour, 1e3)
        case .megajoule: (.gigajoule, 1e-3)
        case .terajoule: (.gigajoule, 1e3)
        case .thousandGigacalories: (.gigacalorie, 1e3)
        case .kilogram: (.tonne, 1e-3)
        case .thousandCubicMetres: (.cubicMetre, 1e3)
        case .litre: (.cubicMetre, 1e-3)
        case .thousandLitres: (.cubicMetre, 1)
        default: (self, 1)
        }
    }
}
