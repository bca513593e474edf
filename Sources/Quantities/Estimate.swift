/// A value with the range that holds it in 95 of 100 cases.
public struct Estimate: Hashable, Codable, Sendable {
    /// The best value.
    public var value: Double
    /// The 2.5th percentile.
    public var low: Double
    /// The 97.5th percentile.
    public var high: Double

    /// Makes an estimate from its value and bounds.
    public init(value: Double, low: Double, high: Double) {
        self.value = value
        self.low = low
        self.high = high
    }

    /// Half the width of the range, relative to the value; `nil` when the value is zero.
    public var relativeHalfWidth: Double? {
        value == 0 ? nil : (high - low) / 2 / abs(value)
    }
}
