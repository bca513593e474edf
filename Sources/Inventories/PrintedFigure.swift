public import Findings

/// A figure that the town's own file prints: a sum, or an emission we can compute again.
public struct PrintedFigure: Hashable, Codable, Sendable {
    /// What the figure is.
    public enum Subject: String, Codable, Sendable { case energy, emission }

    /// The row of the table it stands in.
    public enum Row: String, Codable, Sendable { case line, subtotal, total }

    /// What the figure is: megawatt-hours of energy, or tonnes of a gas.
    public var subject: Subject
    /// The gas, for emissions.
    public var gas: Gas?
    /// The row of the table it stands in.
    public var row: Row
    /// The sector it maps to, where it does.
    public var sector: Sector?
    /// The sector in the file's own words.
    public var sectorWord: String?
    /// The subsector in the file's own words.
    public var subsector: String?
    /// The carrier it maps to; `nil` for a sum over carriers.
    public var carrier: Carrier?
    /// The carrier in the file's own words.
    public var carrierWord: String?
    /// 1, 2 or 3; `nil` for all together.
    public var scope: Int?
    /// Whether the sector also has emissions outside energy, so that more may be printed than energy explains.
    public var holdsNonEnergy: Bool
    /// The number as printed.
    public var value: Double
    /// Where it stands in the file.
    public var place: Place

    /// Notes a printed figure.
    public init(
        subject: Subject, gas: Gas? = nil, row: Row, sector: Sector? = nil, sectorWord: String? = nil,
        subsector: String? = nil, carrier: Carrier? = nil, carrierWord: String? = nil, scope: Int? = nil,
        holdsNonEnergy: Bool = false, value: Double, place: Place = Place()
    ) {
        self.subject = subject
        self.gas = gas
        self.row = row
        self.sector = sector
        self.sectorWord = sectorWord
        self.subsector = subsector
        self.carrier = carrier
        self.carrierWord = carrierWord
        self.scope = scope
        self.holdsNonEnergy = holdsNonEnergy
        self.value = value
        self.place = place
    }
}
