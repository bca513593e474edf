/// A first-level unit of a country with its outline.
public struct Region: Hashable, Sendable {
    /// ISO 3166-2 code, where the source has one.
    public var code: String
    /// The name as the source writes it.
    public var name: String
    /// ISO 3166-1 alpha-2 code of the country.
    public var country: String
    /// Rings of points; outer and inner rings alike, told apart by the even-odd rule.
    public var rings: [[Position]]
    /// Inhabitants by year, where published.
    public var population: [Int: Int]

    /// Describes a region.
    public init(code: String, name: String, country: String, rings: [[Position]], population: [Int: Int] = [:]) {
        self.code = code
        self.name = name
        self.country = country
        self.rings = rings
        self.population = population
    }

    /// Names a region in addresses: its code, with its name behind where several share one.
    public static func key(code: String, name: String, isShared: Bool) -> String {
        guard isShared else { return code }
        return "\(code).\(String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }))"
    }

    /// Whether a point lies inside, by counting the edges a ray to the east crosses.
    public func contains(_ point: Position) -> Bool {
        var inside = false
        for ring in rings where ring.count > 2 {
            var previous = ring[ring.count - 1]
            for vertex in ring {
                if (vertex.latitude > point.latitude) != (previous.latitude > point.latitude) {
                    let along = (point.latitude - vertex.latitude) / (previous.latitude - vertex.latitude)
                    let crossing = vertex.longitude + along * (previous.longitude - vertex.longitude)
                    if point.longitude < crossing { inside.toggle() }
                }
                previous = vertex
            }
        }
        return inside
    }
}
