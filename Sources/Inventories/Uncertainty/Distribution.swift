/// What is known of an input: the probability density of its true value (IPCC 2006, volume 1, 3.2.2.4).
public enum Distribution: Hashable, Sendable, Codable {
    /// Symmetric; for a small uncertainty. `standardDeviation` may be zero.
    case normal(mean: Double, standardDeviation: Double)
    /// Positive and skewed; `mu` and `sigma` are mean and standard deviation of the natural logarithm.
    case lognormal(mu: Double, sigma: Double)
    /// A preferred value between two limits that cannot be passed.
    case triangular(minimum: Double, mode: Double, maximum: Double)
    /// Only a range is known.
    case uniform(minimum: Double, maximum: Double)
    /// Known exactly, or taken as known.
    case constant(Double)

    /// The expected value.
    public var mean: Double {
        switch self {
        case .normal(let mean, _): mean
        case .lognormal(let mu, let sigma): Series.exponential(mu + sigma * sigma / 2)
        case .triangular(let minimum, let mode, let maximum): (minimum + mode + maximum) / 3
        case .uniform(let minimum, let maximum): (minimum + maximum) / 2
        case .constant(let value): value
        }
    }

    /// The mean square of the distance to the mean.
    public var variance: Double {
        switch self {
        case .normal(_, let deviation):
            return deviation * deviation
        case .lognormal(_, let sigma):
            let mean = mean
            return mean * mean * Series.exponentialLessOne(sigma * sigma)
        case .triangular(let minimum, let mode, let maximum):
            let left = mode - minimum
            let right = maximum - mode
            return (left * left + right * right + left * right) / 18
        case .uniform(let minimum, let maximum):
            return (maximum - minimum) * (maximum - minimum) / 12
        case .constant:
            return 0
        }
    }

    /// The square root of the variance.
    public var standardDeviation: Double { variance.squareRoot() }

    /// Whether the parameters are finite, in order, and of a size that cannot overflow.
    ///
    /// A `sigma` above 5 would put the 97.5th percentile at 18 000 times the median: no inventory input is like that.
    public var isValid: Bool {
        switch self {
        case .normal(let mean, let deviation):
            Self.isUsable(mean) && Self.isUsable(deviation) && deviation >= 0
        case .lognormal(let mu, let sigma):
            abs(mu) <= 130 && sigma >= 0 && sigma <= 5
        case .triangular(let minimum, let mode, let maximum):
            Self.isUsable(minimum) && Self.isUsable(maximum) && minimum <= mode && mode <= maximum
        case .uniform(let minimum, let maximum):
            Self.isUsable(minimum) && Self.isUsable(maximum) && minimum <= maximum
        case .constant(let value):
            Self.isUsable(value)
        }
    }

    private static func isUsable(_ value: Double) -> Bool { abs(value) <= 1e60 }
}
