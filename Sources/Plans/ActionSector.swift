public import Inventories

/// A sector of the covenant's table of actions.
///
/// - Source: `template_fields.csv`, field `sector`; `buildings` is ours, for plans that do not divide their buildings.
public enum ActionSector: String, Codable, Sendable, CaseIterable, Hashable {
    case municipal
    case tertiary
    case residential
    case publicLighting = "public_lighting"
    case buildings
    case industry
    case transport
    case localElectricity = "local_electricity"
    case localHeat = "local_heat"
    case waste
    case other

    /// The key sectors that an action in it may serve; of undivided buildings nobody knows which.
    public var keys: Set<Sector.Key> {
        switch self {
        case .municipal, .publicLighting: [.municipal]
        case .tertiary: [.tertiary]
        case .residential: [.residential]
        case .buildings: [.municipal, .tertiary, .residential]
        case .transport: [.transport]
        case .industry, .localElectricity, .localHeat, .waste, .other: []
        }
    }

    /// The sectors of the inventory whose emissions its actions reduce; none where energy is made and not used.
    public var inventorySectors: Set<Sector> {
        switch self {
        case .municipal: [.municipal]
        case .tertiary: [.tertiary]
        case .residential: [.residential]
        case .publicLighting: [.publicLighting]
        case .buildings: Set(Sector.allCases.filter { $0.group == .buildings })
        case .industry: [.industryNonETS, .industryETS]
        case .transport: Set(Sector.allCases.filter { $0.group == .transport })
        case .other: [.agriculture, .otherUnallocated]
        case .localElectricity, .localHeat, .waste: []
        }
    }
}
