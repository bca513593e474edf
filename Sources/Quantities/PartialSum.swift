/// A sum that says how much of it is known.
public struct PartialSum<D: Dimension>: Hashable, Sendable {
    /// The sum of what is known.
    public var value: Quantity<D>
    /// How many cells are in it.
    public var known: Int
    /// How many cells occur and are not in it.
    public var missing: Int

    /// Starts an empty sum.
    public init(value: Quantity<D> = .zero, known: Int = 0, missing: Int = 0) {
        self.value = value
        self.known = known
        self.missing = missing
    }

    /// Whether nothing is missing from it, and there is something in it.
    public var isComplete: Bool { missing == 0 && known > 0 }

    /// The share of occurring cells that are in the sum; `nil` when none occurs.
    public var share: Double? {
        known + missing == 0 ? nil : Double(known) / Double(known + missing)
    }

    /// Adds a cell; `nil` is a cell that occurs and is not known.
    public mutating func add(_ cell: Quantity<D>?) {
        if let cell {
            value += cell
            known += 1
        } else {
            missing += 1
        }
    }

    /// Adds another sum.
    public mutating func add(_ other: Self) {
        value += other.value
        known += other.known
        missing += other.missing
    }
}
