/// Rosner's generalised test for up to a number of outliers in a roughly normal sample.
///
/// Step *i* takes the value farthest from the mean, `Rᵢ = max|x − x̄| / s`, compares it with
///
///     λᵢ = (n − i) t / √((n − i − 1 + t²)(n − i + 1)),   t of n − i − 1 degrees at 1 − α / (2 (n − i + 1))
///
/// and leaves it out of the next. The outliers are the values taken up to the last step with `Rᵢ > λᵢ`, so that two of
/// them cannot hide each other.
///
/// - Source: Rosner (1983), Technometrics 25; NIST/SEMATECH e-Handbook, 1.3.5.17.3.
struct GeneralisedESD: Sendable {
    /// One step of the test.
    struct Step: Sendable {
        /// The value taken, by its place in the sample.
        let index: Int
        /// `Rᵢ`.
        let statistic: Double
        /// `λᵢ`.
        let critical: Double
    }

    /// The steps, in order.
    let steps: [Step]

    init(_ values: [Double], alpha: Double, largestNumber: Int) {
        var left = Array(values.enumerated())
        var steps: [Step] = []
        while steps.count < largestNumber, left.count > 2 {
            let mean = left.reduce(0) { $0 + $1.element } / Double(left.count)
            let squares = left.reduce(0) { $0 + ($1.element - mean) * ($1.element - mean) }
            let deviation = (squares / Double(left.count - 1)).squareRoot()
            guard deviation > 0,
                let farthest = left.indices.max(by: { abs(left[$0].element - mean) < abs(left[$1].element - mean) })
            else { break }
            steps.append(
                Step(
                    index: left[farthest].offset, statistic: abs(left[farthest].element - mean) / deviation,
                    critical: Self.critical(count: left.count, alpha: alpha)))
            left.remove(at: farthest)
        }
        self.steps = steps
    }

    /// The outliers, by their place in the sample.
    var outliers: Set<Int> {
        guard let last = steps.lastIndex(where: { $0.statistic > $0.critical }) else { return [] }
        return Set(steps[...last].map(\.index))
    }

    /// `λ` of a step that still has so many values.
    static func critical(count: Int, alpha: Double) -> Double {
        let n = Double(count)
        let t = StudentT(degrees: count - 2).quantile(1 - alpha / (2 * n))
        return (n - 1) * t / ((n - 2 + t * t) * n).squareRoot()
    }
}
