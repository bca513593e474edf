/// A calendar year.
public struct Year: Hashable, Comparable, Sendable {
    /// The number of the year in the common era.
    public var number: Int

    /// Makes a year from its number.
    @inlinable public init(_ number: Int) { self.number = number }

    /// Orders by time.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    /// Years from one to the other; negative when `right` lies later.
    @inlinable public static func - (left: Self, right: Self) -> Int { left.number - right.number }
}

extension Year: Codable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    /// Makes a year from a literal.
    @inlinable public init(integerLiteral number: Int) { self.init(number) }

    /// Reads the bare number.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int.self))
    }

    /// Writes the bare number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    /// The digits of the year.
    public var description: String { String(number) }
}
