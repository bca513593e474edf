/// A greenhouse gas of the inventory, or their sum weighted by warming potential.
public enum Gas: String, Codable, Sendable, CaseIterable, Hashable {
    case carbonDioxide = "CO2"
    case methane = "CH4"
    case nitrousOxide = "N2O"
    /// Carbon dioxide equivalent.
    case equivalent = "CO2e"

    /// The gases that are emitted, without their weighted sum.
    public static let emitted: [Gas] = [.carbonDioxide, .methane, .nitrousOxide]
}
