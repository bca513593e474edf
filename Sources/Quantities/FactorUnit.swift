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

    /// Tonnes per megawatt-hour in one of it; 1 MWh is 3.6 GJ exactly.
    public var tonnesPerMegawattHour: Double {
        switch self {
        case .tonnePerMegawattHour, .kilogramPerKilowattHour: 1
        case .kilogramPerMegawattHour, .gramPerKilowattHour, .tonnePerGigawattHour: 1e-3
        case .tonnePerTerajoule, .kilogramPerGigajoule, .gramPerMegajoule: 3.6e-3
        case .kilogramPerTerajoule: 3.6e-6
        }
    }
}
