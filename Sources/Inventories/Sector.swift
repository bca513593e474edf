/// A sector of final energy consumption, as in the Covenant's inventory matrix.
///
/// - Source: `sectors.csv`; the test of this type holds every case to its row.
public enum Sector: String, Codable, Sendable, CaseIterable, Hashable {
    case municipal
    case tertiary
    case residential
    case publicLighting = "public_lighting"
    case industryNonETS = "industry_non_ets"
    case industryETS = "industry_ets"
    case buildingsUnallocated = "buildings_unallocated"
    case municipalFleet = "transport_municipal_fleet"
    case publicTransport = "transport_public"
    case privateTransport = "transport_private_commercial"
    case transportUnallocated = "transport_unallocated"
    case agriculture = "agriculture_forestry_fisheries"
    case otherUnallocated = "other_unallocated"

    /// The macro sector that a sector belongs to.
    public enum Group: String, Codable, Sendable, CaseIterable {
        case buildings
        case industry
        case transport
        case other
    }

    /// One of the four sectors of which an inventory must cover three.
    public enum Key: String, Codable, Sendable, CaseIterable {
        case municipal
        case tertiary
        case residential
        case transport
    }

    /// The macro sector.
    public var group: Group {
        switch self {
        case .municipal, .tertiary, .residential, .publicLighting, .buildingsUnallocated: .buildings
        case .industryNonETS, .industryETS: .industry
        case .municipalFleet, .publicTransport, .privateTransport, .transportUnallocated: .transport
        case .agriculture, .otherUnallocated: .other
        }
    }

    /// The key sector it counts for, if it does; public lighting is part of Municipal.
    public var key: Key? {
        switch self {
        case .municipal, .publicLighting: .municipal
        case .tertiary: .tertiary
        case .residential: .residential
        case .municipalFleet, .publicTransport, .privateTransport, .transportUnallocated: .transport
        default: nil
        }
    }
}
