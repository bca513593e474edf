public import Findings
import Ledger
import Quantities

/// One line of final energy: a sector, a carrier and what the town says of it.
public struct ActivityRecord: Hashable, Codable, Sendable, Identifiable {
    /// A name that stays with the line through every edit, so that two people's edits can be merged.
    public var id: String
    /// The sector it counts for.
    public var sector: Sector
    /// The sector in the file's own words.
    public var sectorWord: String?
    /// The subsector in the file's own words.
    public var subsector: String?
    /// The carrier it counts for.
    public var carrier: Carrier
    /// The carrier in the file's own words.
    public var carrierWord: String?
    /// The fuel, where the town names one finer than the carrier.
    public var fuel: Fuel?
    /// The scope the file puts it under: 1 in the town, 2 grids, 3 elsewhere.
    public var scope: Int?
    /// The amount, or why there is none.
    public var entry: Entry
    /// What was typed as the amount and could not be read; kept so that nothing entered is lost.
    public var unread: String?
    /// Whether this biomass is sustainably sourced; the inventory's choice where nothing is said.
    public var isSustainable: Bool?
    /// The town's own 95 % half width of the amount, relative.
    public var uncertainty: Double?
    /// The town's note or source.
    public var note: String?
    /// Where it stands in the file.
    public var place: Place

    /// Makes a line.
    public init(
        id: String, sector: Sector, carrier: Carrier, entry: Entry, sectorWord: String? = nil,
        subsector: String? = nil, carrierWord: String? = nil, fuel: Fuel? = nil, scope: Int? = nil,
        unread: String? = nil, isSustainable: Bool? = nil, uncertainty: Double? = nil, note: String? = nil,
        place: Place = Place()
    ) {
        self.id = id
        self.sector = sector
        self.carrier = carrier
        self.entry = entry
        self.sectorWord = sectorWord
        self.subsector = subsector
        self.carrierWord = carrierWord
        self.fuel = fuel
        self.scope = scope
        self.unread = unread
        self.isSustainable = isSustainable
        self.uncertainty = uncertainty
        self.note = note
        self.place = place
    }
}

extension ActivityRecord {
    /// Reads a line.
    public init(from decoder: any Decoder) throws { try self.init(JSONNode(of: decoder)) }

    /// Reads a line by hand: an inventory has many, and a covenant has many inventories.
    init(_ line: JSONNode) throws {
        self.init(
            id: try line.string("id"), sector: try line.named("sector"), carrier: try line.named("carrier"),
            entry: try Entry(line.member("entry")), sectorWord: try line.string(ifAny: "sectorWord"),
            subsector: try line.string(ifAny: "subsector"), carrierWord: try line.string(ifAny: "carrierWord"),
            fuel: try line.named(ifAny: "fuel"), scope: try line.integer(ifAny: "scope"),
            unread: try line.string(ifAny: "unread"), isSustainable: try line.bool(ifAny: "isSustainable"),
            uncertainty: try line.number(ifAny: "uncertainty"), note: try line.string(ifAny: "note"),
            place: try Place(line.member("place")))
    }
}
