/// A town as rights know it: the part of its address, and its country.
public struct TownScope: Hashable, Comparable, Sendable {
    /// The part of the address that names the town: `karaganda`.
    public let slug: String
    /// ISO 3166-1 alpha-2 code of the country, upper case.
    public let country: String

    /// Names a town.
    public init(slug: String, country: String) {
        self.slug = slug
        self.country = country
    }

    /// Orders by country and name.
    public static func < (left: Self, right: Self) -> Bool {
        (left.country, left.slug) < (right.country, right.slug)
    }
}

/// Where a role counts.
public enum RoleTerritory: Hashable, Sendable {
    /// The whole covenant.
    case everything
    /// All towns of a country, by its ISO 3166-1 alpha-2 code.
    case country(String)
    /// These towns and no others.
    case towns(Set<TownScope>)

    /// Whether all of another territory lies in this one; no town at all lies nowhere.
    public func contains(_ other: RoleTerritory) -> Bool {
        switch (self, other) {
        case (_, .towns(let towns)) where towns.isEmpty: false
        case (.everything, _): true
        case (.country(let here), .country(let there)): here == there
        case (.country(let here), .towns(let towns)): towns.allSatisfy { $0.country == here }
        case (.towns(let here), .towns(let there)): there.isSubset(of: here)
        case (.country, .everything), (.towns, .everything), (.towns, .country): false
        }
    }

    /// Every text in it.
    var texts: [String] {
        switch self {
        case .everything: []
        case .country(let code): [code]
        case .towns(let towns): towns.flatMap { [$0.slug, $0.country] }
        }
    }
}
