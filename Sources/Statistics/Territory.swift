import Cities

/// For whom figures are added up.
public enum Territory: Hashable, Sendable {
    /// All towns that this Qala knows.
    case world
    /// Several countries.
    case group(Group)
    /// A country, by its ISO 3166-1 alpha-2 code.
    case country(String)
    /// A first-level unit of a country, by the key that a snapshot names it with.
    case region(String)
    /// The towns that work with a coordinator, by its name.
    case coordinator(String)
    /// The towns that work with a supporter, by its name.
    case supporter(String)

    /// Countries that are looked at together.
    public enum Group: String, Sendable, CaseIterable {
        case centralAsia = "central-asia"
        case easternPartnership = "eastern-partnership"
        case europeanUnion = "european-union"

        /// Its countries.
        public var countries: Set<String> {
            switch self {
            case .centralAsia: CountryGroup.centralAsia
            case .easternPartnership: CountryGroup.easternPartnership
            case .europeanUnion: CountryGroup.europeanUnion
            }
        }
    }

    /// What it is.
    public enum Kind: String, Sendable, CaseIterable {
        case world, group, country, region, coordinator, supporter
    }

    /// What it is.
    public var kind: Kind {
        switch self {
        case .world: .world
        case .group: .group
        case .country: .country
        case .region: .region
        case .coordinator: .coordinator
        case .supporter: .supporter
        }
    }

    /// Names it in addresses and files: `world`, `central-asia`, `KZ`, `KZ-KAR`, `coordinator:…`.
    public var code: String {
        switch self {
        case .world: "world"
        case .group(let group): group.rawValue
        case .country(let code), .region(let code): code
        case .coordinator(let name): "coordinator:\(name)"
        case .supporter(let name): "supporter:\(name)"
        }
    }
}
