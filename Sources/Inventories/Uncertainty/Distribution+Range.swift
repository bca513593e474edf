extension Distribution {
    /// Standard deviations from the mean to either end of a 95 % range of a normal distribution, as the IPCC rounds it.
    public static let halfWidthInDeviations = 1.96

    /// Relative half width from which a normal distribution is no longer used.
    ///
    /// - Source: IPCC 2006 Guidelines, volume 1, 3.2.3.1: error propagation and normality hold while a standard
    ///   deviation divided by the mean is small; 30 % is the limit of the project's method page.
    public static let widestNormal = 0.30

    /// Names of the shapes a table of default uncertainties chooses from.
    public enum Shape: String, Hashable, Sendable, Codable, CaseIterable {
        /// Symmetric.
        case normal
        /// Positive and skewed.
        case lognormal
        /// A preferred value within hard limits.
        case triangular
        /// A range only.
        case uniform
    }

    /// From a mean and the half width of its 95 % range relative to it: 0.05 for ±5 %.
    ///
    /// Below 30 % normal; from 30 % on lognormal with the same mean and the coefficient of variation
    /// `half width / 1.96`, so that a positive quantity stays positive. A mean below zero stays normal at any width,
    /// and a width or mean of zero is a constant.
    public init(mean: Double, relativeHalfWidth: Double) {
        let variation = abs(relativeHalfWidth) / Self.halfWidthInDeviations
        if variation == 0 || mean == 0 {
            self = .constant(mean)
        } else if abs(relativeHalfWidth) < Self.widestNormal || mean < 0 {
            self = .normal(mean: mean, standardDeviation: abs(mean) * variation)
        } else {
            self = .lognormal(mean: mean, variation: variation)
        }
    }

    /// A lognormal distribution with this positive mean and coefficient of variation.
    public static func lognormal(mean: Double, variation: Double) -> Distribution {
        let square = Series.logarithmOfOnePlus(variation * variation)
        return .lognormal(mu: Series.logarithm(mean) - square / 2, sigma: square.squareRoot())
    }

    /// A lognormal distribution whose 2.5th and 97.5th percentiles are these positive numbers.
    public static func lognormal(low: Double, high: Double) -> Distribution {
        let bottom = Series.logarithm(low)
        let top = Series.logarithm(high)
        return .lognormal(mu: (bottom + top) / 2, sigma: (top - bottom) / (2 * halfWidthInDeviations))
    }

    /// From a value and the ends of its 95 % range in the same unit; `nil` when they fit no distribution.
    ///
    /// The shape is the source's own where it names one. Otherwise: normal while both ends are nearer than 30 % or the
    /// lower end is not positive, else lognormal.
    /// - normal: the mean is the value, the standard deviation is the width of the range / 3.92;
    /// - lognormal, range symmetric about the value: the mean is the value, as with a half width;
    /// - lognormal, range skewed (−50 % … +150 %): the ends are kept as percentiles. The median is then the square root
    ///   of their product, and the mean lies above it: the source's words about the range weigh more than the value;
    /// - triangular, uniform: the ends are limits that are never passed, and the value is the mode.
    public init?(value: Double, low: Double, high: Double, shape: Shape? = nil) {
        guard value.isFinite, low.isFinite, high.isFinite, low <= high else { return nil }
        guard low < high else {
            self = .constant(value)
            return
        }
        let left = value - low
        let right = high - value
        let isNarrow = max(left, right) < Self.widestNormal * abs(value)
        switch shape ?? (isNarrow || low <= 0 ? .normal : .lognormal) {
        case .normal:
            self = .normal(mean: value, standardDeviation: (high - low) / (2 * Self.halfWidthInDeviations))
        case .lognormal:
            guard low > 0, value > 0 else { return nil }
            let isSymmetric = abs(left - right) <= 1e-9 * value
            self =
                isSymmetric
                ? .lognormal(mean: value, variation: left / value / Self.halfWidthInDeviations)
                : .lognormal(low: low, high: high)
        case .triangular:
            guard left >= 0, right >= 0 else { return nil }
            self = .triangular(minimum: low, mode: value, maximum: high)
        case .uniform:
            self = .uniform(minimum: low, maximum: high)
        }
        guard isValid else { return nil }
    }
}
