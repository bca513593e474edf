/// A figure of an inventory that can be asked "how do we know?".
public enum Figure: Hashable, Sendable {
    /// Emissions of the whole.
    case total
    /// Emissions per inhabitant.
    case perHead
    /// Emissions of a sector.
    case sector(Sector)
    /// Emissions of a carrier.
    case carrier(Carrier)
    /// Emissions of one line.
    case line(String)
    /// The factor of electricity.
    case electricityFactor
    /// The factor of heat.
    case heatFactor

    /// The figure as an address names it: `sector.residential`, `electricity-factor`.
    public var path: String {
        switch self {
        case .total: "total"
        case .perHead: "per-head"
        case .sector(let sector): "sector.\(sector.rawValue)"
        case .carrier(let carrier): "carrier.\(carrier.rawValue)"
        case .line(let id): "line.\(id)"
        case .electricityFactor: "electricity-factor"
        case .heatFactor: "heat-factor"
        }
    }

    /// Reads an address; `nil` when it names no figure.
    public init?(path: String) {
        let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("total", nil): self = .total
        case ("per-head", nil): self = .perHead
        case ("electricity-factor", nil): self = .electricityFactor
        case ("heat-factor", nil): self = .heatFactor
        case ("sector", let code?):
            guard let sector = Sector(rawValue: code) else { return nil }
            self = .sector(sector)
        case ("carrier", let code?):
            guard let carrier = Carrier(rawValue: code) else { return nil }
            self = .carrier(carrier)
        case ("line", let id?): self = .line(id)
        default: return nil
        }
    }
}
