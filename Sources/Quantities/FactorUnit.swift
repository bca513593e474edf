/// A unit that emission factors are stated in.
public enum FactorUnit: String, Codable, Sendable, CaseIterable {
    case tonnePerMegawattHour = "t/MWh"
    case kilogramPerMegawattHour = "kg/MWh"
    case gramPerKilowattHour = "g/kWh"
    case kilogramPerKilowattHour = "kg/kWh"
    case tonnePerGigawattHour = "t/GWh"
    case tonnePerTerajoule = "t/TJ"
    case kilogramPerTerajoule = "kg/TJ"
    case kilogramPerGigajoule = "kg/GJ"
    case gramPerMegajoule = "g/MJ"
    case tonnePerGigajoule = "t/GJ"
    case kilogramPerMegajoule = "kg/MJ"
    case gramPerGigajoule = "g/GJ"
    case gramPerMegawattHour = "g/MWh"
    case kilogramPerGigawattHour = "kg/GWh"
    case tonnePerKilowattHour = "t/kWh"
    case tonnePerGigacalorie = "t/Gcal"
    case kilogramPerGigacalorie = "kg/Gcal"

    /// As in `unit_conversions.csv`; a test holds the two together.
    static let megawattHoursPerGigacalorie = 1.163

    /// Tonnes per megawatt-hour in one of it; 1 MWh is 3.6 GJ exactly.
    public var tonnesPerMegawattHour: Double {
        switch self {
        case .tonnePerMegawattHour, .kilogramPerKilowattHour: 1
        case .kilogramPerMegawattHour, .gramPerKilowattHour, .tonnePerGigawattHour: 1e-3
        case .tonnePerTerajoule, .kilogramPerGigajoule, .gramPerMegajoule: 3.6e-3
        case .kilogramPerTerajoule: 3.6e-6
        case .tonnePerGigajoule, .kilogramPerMegajoule: 3.6
        case .gramPerGigajoule: 3.6e-6
        case .gramPerMegawattHour, .kilogramPerGigawattHour: 1e-6
        case .tonnePerKilowattHour: 1e3
        case .tonnePerGigacalorie: 1 / Self.megawattHoursPerGigacalorie
        case .kilogramPerGigacalorie: 1e-3 / Self.megawattHoursPerGigacalorie
        }
    }
}
