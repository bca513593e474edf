public import Findings
import Ledger
public import Quantities

/// An emission factor that the town states; it wins over every table and keeps its source.
public struct GivenFactor: Hashable, Codable, Sendable {
    /// What the factor is for.
    public enum Role: String, Codable, Sendable {
        /// Multiplied with final energy.
        case emission
        /// The national factor that goes into the local electricity factor.
        case nationalElectricity = "national-electricity"
    }

    /// What the factor is for.
    public var role: Role
    /// The carrier it is for.
    public var carrier: Carrier
    /// The carrier in the file's own words; matched before the carrier itself.
    public var carrierWord: String?
    /// The fuel that the word names, where it is finer than the carrier.
    public var fuel: Fuel?
    /// The sectors it is limited to; all of them when empty.
    public var sectors: [Sector]
    /// The subsector in the file's own words, where it is limited to one.
    public var subsector: String?
    /// The gas.
    public var gas: Gas
    /// Tonnes of the gas per megawatt-hour of final energy.
    public var value: Quantity<MassPerEnergy>
    /// The unit it was stated in, where that was another than tonnes per megawatt-hour.
    public var unit: FactorUnit?
    /// The town's note on where it comes from.
    public var source: String?
    /// Where it stands in the file.
    public var place: Place

    /// States a factor.
    public init(
        role: Role = .emission, carrier: Carrier, gas: Gas, value: Quantity<MassPerEnergy>,
        carrierWord: String? = nil, fuel: Fuel? = nil, sectors: [Sector] = [], subsector: String? = nil,
        unit: FactorUnit? = nil, source: String? = nil, place: Place = Place()
    ) {
        self.role = role
        self.carrier = carrier
        self.gas = gas
        self.value = value
        self.carrierWord = carrierWord
        self.fuel = fuel
        self.sectors = sectors
        self.subsector = subsector
        self.unit = unit == .tonnePerMegawattHour ? nil : unit
        self.source = source
        self.place = place
    }
}

extension GivenFactor {
    /// Reads a factor by hand: an inventory has one for each carrier.
    public init(from decoder: any Decoder) throws {
        let factor = try JSONNode(of: decoder)
        self.init(
            role: try factor.named("role"), carrier: try factor.named("carrier"),
            gas: try factor.named("gas"), value: Quantity(try factor.number("value")),
            carrierWord: try factor.string(ifAny: "carrierWord"), fuel: try factor.named(ifAny: "fuel"),
            sectors: try factor.values("sectors") { try $0.named() },
            subsector: try factor.string(ifAny: "subsector"),
            source: try factor.string(ifAny: "source"), place: try Place(factor.member("place")))
        // As it was written, even where that is the unit that is meant without one.
        unit = try factor.named(ifAny: "unit")
    }
}
