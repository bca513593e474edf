public import Findings
public import Quantities

/// A town that has joined the covenant, as the register publishes it.
public struct Signatory: Hashable, Codable, Sendable, Identifiable {
    /// The register's number of the organisation; unique where `gcomIdentifier` is not.
    public var id: Int
    /// The identifier in the Global Covenant of Mayors.
    public var gcomIdentifier: String?
    /// The part of the address that names the town: `karaganda`.
    public var slug: String
    /// The town's names.
    public var name: TownName
    /// ISO 3166-1 alpha-2 code of the country, upper case.
    public var country: String
    /// Inhabitants when it joined, as published.
    public var population: Int?
    /// Where the register puts it.
    public var position: Position?
    /// The coordinator it works with.
    public var coordinator: String?
    /// The supporter it works with.
    public var supporter: String?
    /// What it has promised.
    public var commitments: [Commitment]
    /// The day it joined, as `2014-04-17`.
    public var adhesion: CalendarDay?
    /// Where it stands in the register.
    public var status: String
    /// Alone, or in a group with one plan.
    public var adhesionKind: String
    /// The group, where there is one.
    public var group: String?
    /// Other signatories whose people and energy are in its own figures: their parts of the address, or the code of the
    /// region that it is the authority of; `nil` for a town that speaks for itself.
    public var covers: [String]?
    /// Where the row stands in the register's file.
    public var place: Place
    /// What happened between the town and the covenant; `nil` for a row of the register of which nothing more is known.
    public var milestones: [Milestone]?

    /// Describes a signatory.
    public init(
        id: Int, gcomIdentifier: String?, slug: String, name: TownName, country: String, population: Int?,
        position: Position?, coordinator: String?, supporter: String?, commitments: [Commitment],
        adhesion: CalendarDay?, status: String, adhesionKind: String, group: String?, place: Place = Place()
    ) {
        self.id = id
        self.gcomIdentifier = gcomIdentifier
        self.slug = slug
        self.name = name
        self.country = country
        self.population = population
        self.position = position
        self.coordinator = coordinator
        self.supporter = supporter
        self.commitments = commitments
        self.adhesion = adhesion
        self.status = status
        self.adhesionKind = adhesionKind
        self.group = group
        self.place = place
    }
}

/// A commitment generation.
public enum Commitment: String, Codable, Sendable, CaseIterable {
    case by2020 = "2020"
    case by2030 = "2030"
    case by2050 = "2050"
    case adaptation
    case energyPoverty = "energy_poverty"
}

/// A town's name: as published, and in the languages where it is known.
public struct TownName: Hashable, Codable, Sendable {
    /// As the register publishes it.
    public var published: String
    /// In Russian, where known.
    public var russian: String?
    /// In Kazakh, where known.
    public var kazakh: String?
    /// How far the Russian and Kazakh names were checked.
    public var verification: Citation.Verification

    /// States the names.
    public init(
        published: String, russian: String? = nil, kazakh: String? = nil,
        verification: Citation.Verification = .memory
    ) {
        self.published = published
        self.russian = russian
        self.kazakh = kazakh
        self.verification = verification
    }
}

/// A point on the earth, in degrees of WGS 84.
public struct Position: Hashable, Codable, Sendable {
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double

    /// States a point.
    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }
}

/// A day of the calendar without a time or zone.
public struct CalendarDay: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    /// The year.
    public var year: Int
    /// The month, from 1.
    public var month: Int
    /// The day, from 1.
    public var day: Int

    /// Reads `2014-04-17`; `nil` when it is not a day.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Names a day; `nil` when the calendar has none.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Orders by time.
    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// The day as `2014-04-17`.
    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Reads the day as text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = CalendarDay(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day")
        }
        self = day
    }

    /// Writes the day as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
