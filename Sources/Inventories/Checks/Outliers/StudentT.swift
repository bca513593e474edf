import Foundation

/// Student's t distribution with a whole number of degrees of freedom.
///
/// With `θ = atan(t / √ν)` the probability of lying within `±t` is a finite sum:
///
///     ν odd:   A = 2/π × (θ + sin θ × (cos θ + 2/3 cos³ θ + … + (2·4…(ν−3))/(3·5…(ν−2)) cos^(ν−2) θ))
///     ν even:  A = sin θ × (1 + 1/2 cos² θ + … + (1·3…(ν−3))/(2·4…(ν−2)) cos^(ν−2) θ)
///
/// The quantile is found by halving the range of θ, which is bounded, until two neighbouring numbers are left.
///
/// - Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
struct StudentT: Sendable {
    /// Degrees of freedom; at least one.
    let degrees: Int

    init(degrees: Int) { self.degrees = max(1, degrees) }

    /// The probability of a value of at most `t`.
    func probability(atMost t: Double) -> Double {
        let within = probability(withinAngle: atan(abs(t) / Double(degrees).squareRoot()))
        return t < 0 ? (1 - within) / 2 : (1 + within) / 2
    }

    /// The value that is not exceeded with a probability between 0 and 1.
    func quantile(_ probability: Double) -> Double {
        guard probability != 0.5 else { return 0 }
        let within = abs(2 * probability - 1)
        var (low, high) = (0.0, Double.pi / 2)
        while true {
            let middle = (low + high) / 2
            guard low < middle, middle < high else { break }
            if self.probability(withinAngle: middle) < within { low = middle } else { high = middle }
        }
        let t = tan(low) * Double(degrees).squareRoot()
        return probability < 0.5 ? -t : t
    }

    private func probability(withinAngle angle: Double) -> Double {
        let (sine, cosine) = (sin(angle), cos(angle))
        let isOdd = degrees % 2 == 1
        var term = isOdd ? cosine : 1
        var sum = degrees == 1 ? 0 : term
        for step in stride(from: isOdd ? 3 : 2, to: degrees, by: 2) {
            term *= cosine * cosine * Double(step - 1) / Double(step)
            sum += term
        }
        return isOdd ? (angle + sine * sum) * 2 / .pi : sine * sum
    }
}
