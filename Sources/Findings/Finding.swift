/// Something a person should look at: data, never a sentence.
///
/// Wording lives in the catalogues: `finding.<code>.text`, `.why` and `.advice`, filled from `details`.
public struct Finding: Hashable, Encodable, Sendable {
    /// How much it matters.
    public enum Severity: String, Codable, Sendable, CaseIterable, Comparable {
        /// What was done automatically, shown so that nobody has to guess.
        case info
        /// Worth a look; may be right.
        case warning
        /// Must be corrected or explained.
        case error
        /// A plan with this is not eligible.
        case blocker

        /// Orders by how much it matters.
        public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// The rule or reader code: `C04`, `workbook.sheet-missing`.
    public var code: String
    /// How much it matters.
    public var severity: Severity
    /// Where it was found.
    public var place: Place
    /// What the wording is filled with.
    public var details: [String: Detail]

    /// Records something to look at.
    public init(_ code: String, _ severity: Severity, at place: Place = Place(), details: [String: Detail] = [:]) {
        self.code = code
        self.severity = severity
        self.place = place
        self.details = details
    }
}

/// A sentence to be: a key of the catalogue and what it is filled with.
public struct Wording: Hashable, Encodable, Sendable {
    /// The catalogue's key.
    public var key: String
    /// What the placeholders are filled with.
    public var details: [String: Detail]

    /// Names a sentence of the catalogue.
    public init(_ key: String, _ details: [String: Detail] = [:]) {
        self.key = key
        self.details = details
    }
}

/// What a placeholder of a message is filled with; formatted in the reader's language.
public enum Detail: Hashable, Sendable {
    /// Words as they were found in a file; shown as they are.
    case text(String)
    /// A number with at most six significant digits.
    case number(Double)
    /// A number with its unit's symbol.
    case quantity(Double, unit: String)
    /// A range with its unit's symbol; an end that is not given is open.
    case range(from: Double?, to: Double?, unit: String)
    /// A share, shown in percent.
    case share(Double)
    /// A count; chooses the plural form.
    case count(Int)
    /// A year or identifier: digits without grouping.
    case plain(Int)
    /// Another message of the catalogue: a sector, a carrier, a unit.
    case term(String)
    /// Several of them.
    case list([Detail])
}

extension [String: Detail] {
    /// These details and further ones, which replace those of the same name.
    public func with(_ further: [String: Detail]) -> Self { merging(further) { $1 } }
}

extension Detail: Encodable {
    private enum CodingKeys: String, CodingKey { case value, from, to, unit }

    /// Writes the bare value; a quantity as `{"value": 12, "unit": "MWh"}`, a range as `{"from": 1, "to": 2, …}`.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let words), .term(let words): try words.encode(to: encoder)
        case .number(let value), .share(let value): try value.encode(to: encoder)
        case .count(let number), .plain(let number): try number.encode(to: encoder)
        case .list(let details): try details.encode(to: encoder)
        case .quantity(let value, let unit):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(value, forKey: .value)
            try container.encode(unit, forKey: .unit)
        case .range(let from, let to, let unit):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(from, forKey: .from)
            try container.encodeIfPresent(to, forKey: .to)
            try container.encode(unit, forKey: .unit)
        }
    }
}
