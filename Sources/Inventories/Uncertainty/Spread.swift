public import Quantities

/// The distribution of a result over the draws.
public struct Spread: Hashable, Sendable, Codable {
    /// The mean of the draws.
    public var mean: Double
    /// The standard deviation of the draws, by n − 1.
    public var standardDeviation: Double
    /// The 2.5th percentile.
    public var low: Double
    /// The middle value.
    public var median: Double
    /// The 97.5th percentile.
    public var high: Double

    /// Names the figures of a distribution.
    public init(mean: Double, standardDeviation: Double, low: Double, median: Double, high: Double) {
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.low = low
        self.median = median
        self.high = high
    }

    /// A result that has no uncertainty.
    public init(exactly value: Double) {
        self.init(mean: value, standardDeviation: 0, low: value, median: value, high: value)
    }

    /// The lower end of the 95 % range relative to the mean, −0.25 for −25 %; `nil` when the mean is zero.
    public var relativeLow: Double? { mean == 0 ? nil : (low - mean) / abs(mean) }

    /// The upper end of the 95 % range relative to the mean; `nil` when the mean is zero.
    public var relativeHigh: Double? { mean == 0 ? nil : (high - mean) / abs(mean) }

    /// The range around the value that the inventory states.
    public func estimate(of value: Double) -> Estimate { Estimate(value: value, low: low, high: high) }

    /// The same shape moved and stretched to a mean and standard deviation that are known exactly.
    func matched(to moments: Moments) -> Spread {
        let target = moments.variance.squareRoot()
        let stretch = standardDeviation > 0 ? target / standardDeviation : 1
        func moved(_ value: Double) -> Double { moments.mean + (value - mean) * stretch }
        return Spread(
            mean: moments.mean, standardDeviation: target, low: moved(low), median: moved(median), high: moved(high))
    }
}

/// An expected value and the mean square of the distance to it.
public struct Moments: Hashable, Sendable, Codable {
    /// The expected value.
    public var mean: Double
    /// The mean square of the distance to the mean.
    public var variance: Double

    /// Names both.
    public init(mean: Double, variance: Double) {
        self.mean = mean
        self.variance = variance
    }
}
