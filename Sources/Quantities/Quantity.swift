/// What a number measures; each kind has one base unit, so adding energy to mass does not compile.
public protocol Dimension: Sendable {
    /// The symbol of the unit that values of this dimension are kept in.
    static var baseSymbol: String { get }
}

/// Energy, kept in megawatt-hours.
public enum Energy: Dimension {
    /// The base unit.
    public static var baseSymbol: String { "MWh" }
}

/// Mass, kept in tonnes; of a gas where it stands for an emission.
public enum Mass: Dimension {
    /// The base unit.
    public static var baseSymbol: String { "t" }
}

/// Mass per energy, kept in tonnes per megawatt-hour: the dimension of an emission factor.
public enum MassPerEnergy: Dimension {
    /// The base unit.
    public static var baseSymbol: String { "t/MWh" }
}

/// A number of a known dimension in that dimension's base unit.
public struct Quantity<D: Dimension>: Hashable, Comparable, Sendable {
    /// The number, in the base unit of `D`.
    public var value: Double

    /// Makes a quantity from a number in the base unit.
    @inlinable public init(_ value: Double) { self.value = value }

    /// Nothing of it, measured; never a stand-in for a value that is not known.
    @inlinable public static var zero: Self { Self(0) }

    /// Orders by size.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
    /// Adds two of one dimension.
    @inlinable public static func + (left: Self, right: Self) -> Self { Self(left.value + right.value) }
    /// Subtracts one from another.
    @inlinable public static func - (left: Self, right: Self) -> Self { Self(left.value - right.value) }
    /// Adds in place.
    @inlinable public static func += (left: inout Self, right: Self) { left.value += right.value }
    /// The opposite.
    @inlinable public static prefix func - (quantity: Self) -> Self { Self(-quantity.value) }
    /// Scales.
    @inlinable public static func * (quantity: Self, scale: Double) -> Self { Self(quantity.value * scale) }
    /// Scales.
    @inlinable public static func * (scale: Double, quantity: Self) -> Self { Self(quantity.value * scale) }
    /// Divides by a bare number.
    @inlinable public static func / (quantity: Self, scale: Double) -> Self { Self(quantity.value / scale) }
    /// The ratio of two of one dimension.
    @inlinable public static func / (left: Self, right: Self) -> Double { left.value / right.value }
}

extension Quantity: Codable {
    /// Reads the bare number; the dimension is known from the place it stands in.
    @inlinable public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Double.self))
    }

    /// Writes the bare number.
    @inlinable public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

extension Quantity where D == Energy {
    /// Energy times an emission factor is an emission.
    @inlinable public static func * (energy: Self, factor: Quantity<MassPerEnergy>) -> Quantity<Mass> {
        Quantity<Mass>(energy.value * factor.value)
    }
}

extension Quantity where D == Mass {
    /// An emission per energy is an emission factor.
    @inlinable public static func / (mass: Self, energy: Quantity<Energy>) -> Quantity<MassPerEnergy> {
        Quantity<MassPerEnergy>(mass.value / energy.value)
    }
}
