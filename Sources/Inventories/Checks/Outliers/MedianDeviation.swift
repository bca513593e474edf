/// The middle of a sample and its spread, both untouched by a few wild values.
///
/// A value is an outlier when it lies more than `k` scaled median deviations from the median:
/// `|x − median| > k × 1.4826 × median|x − median|`. The scale makes the spread that of a normal sample's standard
/// deviation, `1 / Φ⁻¹(3/4)`.
///
/// - Source: Leys et al. (2013), Journal of Experimental Social Psychology 49.
struct MedianDeviation: Sendable {
    let median: Double
    /// The scaled median deviation; zero when more than half of the values are equal.
    let spread: Double

    /// Measures a sample; nothing of an empty one.
    init?(_ values: [Double]) {
        guard let median = Self.median(values), let deviation = Self.median(values.map { abs($0 - median) }) else {
            return nil
        }
        self.median = median
        spread = deviation * Self.scale
    }

    /// Whether a value is an outlier; never where the sample has no spread to compare with.
    func isOutlier(_ value: Double, deviations: Double) -> Bool {
        spread > 0 && abs(value - median) > deviations * spread
    }

    /// `1 / Φ⁻¹(3/4)`, a constant of mathematics.
    static let scale = 1.482602218505602

    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
