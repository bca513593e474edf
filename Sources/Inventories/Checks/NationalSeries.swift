import Quantities

/// How steady a country's series of electricity factors is.
///
/// Where it jumps, one year's value is a poor reference; the median of several years says more.
///
/// - Source: "jump >50% vs previous year" of the quality notes in `neefe.csv`; `02_eligibility_checks.md`, caution.
struct NationalSeries: Sendable {
    /// The change from one year to the next that is called a jump.
    static let jump = 0.5
    /// The ratio of the largest to the smallest value beyond which a series is unstable by itself.
    static let spread = 2.0
    /// Years before and after that the median takes in.
    static let reach = 2

    let factors: [FactorTables.NationalFactor]

    /// Changes of more than a half between neighbouring years.
    var jumps: Int {
        zip(factors, factors.dropFirst()).filter { earlier, later in
            later.year - earlier.year == 1
                && abs(later.value.value - earlier.value.value) > Self.jump * earlier.value.value
        }.count
    }

    /// The smallest and the largest value.
    var range: ClosedRange<Double>? {
        let values = factors.map(\.value.value)
        guard let low = values.min(), let high = values.max() else { return nil }
        return low...high
    }

    /// More than one jump, or values that lie too far apart.
    var isUnstable: Bool {
        jumps > 1 || (range.map { $0.upperBound > Self.spread * $0.lowerBound } ?? false)
    }

    /// The median of the year's value and its neighbours'.
    func median(around year: Year) -> Double? {
        MedianDeviation.median(factors.filter { abs($0.year - year) <= Self.reach }.map(\.value.value))
    }
}
