/// A first-level unit of a country with its outline.
public struct Region: Hashable, Sendable {
    /// ISO 3166-2 code, where the source has one.
    public var code: String
    /// The name as the source writes it.
    public var name: String
    /// ISO 3166-1 alpha-2 code of the country.
    public var country: String
    /// Rings of points; outer and inner rings alike, told apart by the even-odd rule.
    public let rings: [[Position]]
    /// Inhabitants by year, where published.
    public var population: [Int: Int]
    /// What holds all its rings; spares most of the work of finding a point.
    private let box: BoundingBox

    /// Describes a region.
    public init(code: String, name: String, country: String, rings: [[Position]], population: [Int: Int] = [:]) {
        self.code = code
        self.name = name
        self.country = country
        self.rings = rings
        self.population = population
        box = BoundingBox(rings)
    }

    /// Names a region in addresses: its code, with its name behind where several share one.
    public static func key(code: String, name: String, isShared: Bool) -> String {
        guard isShared else { return code }
        return "\(code).\(String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }))"
    }

    /// Whether a point lies inside, by counting the edges a ray to the east crosses.
    public func contains(_ point: Position) -> Bool {
        guard box.contains(point) else { return false }
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

extension Region {
    /// Whether its border is nearer to a point than so many kilometres.
    func hasBorder(within kilometres: Double, of point: Position) -> Bool {
        box.contains(point, margin: kilometres) && kilometresToBorder(from: point) < kilometres
    }
}

/// The smallest rectangle of degrees around some points.
private struct BoundingBox: Hashable, Sendable {
    private var south = Double.infinity
    private var north = -Double.infinity
    private var west = Double.infinity
    private var east = -Double.infinity

    init(_ rings: [[Position]]) {
        for point in rings.joined() {
            south = min(south, point.latitude)
            north = max(north, point.latitude)
            west = min(west, point.longitude)
            east = max(east, point.longitude)
        }
    }

    func contains(_ point: Position) -> Bool {
        south <= point.latitude && point.latitude <= north && west <= point.longitude && point.longitude <= east
    }

    /// Whether a point may be as near as a margin; only of one that is surely not it says so.
    ///
    /// A degree of latitude has 111 km; one of longitude has fewer, so only latitudes are held against the margin.
    func contains(_ point: Position, margin kilometres: Double) -> Bool {
        let degrees = kilometres / 111
        return south - degrees <= point.latitude && point.latitude <= north + degrees
    }
}
