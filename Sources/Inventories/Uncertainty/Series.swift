/// Exponential and logarithm from + - * / alone, so that the last digit is the same on every machine.
///
/// The C library's functions differ between its versions and processors. These serve set-up only; draws are made by
/// `CVectorMath`. Relative error is below 1e-14 for the arguments met here.
enum Series {
    /// The logarithm of 2.
    static let logarithmOfTwo = 0.693147180559945309417

    /// e to the power of `x`.
    static func exponential(_ x: Double) -> Double {
        let power = (x / logarithmOfTwo).rounded()
        let rest = x - power * logarithmOfTwo
        let scale = Double(sign: .plus, exponent: Int(max(-1000, min(1000, power))), significand: 1)
        return (1 + exponentialLessOne(rest)) * scale
    }

    /// e to the power of `x`, less 1, without the loss of digits near zero.
    static func exponentialLessOne(_ x: Double) -> Double {
        guard abs(x) < 0.5 else { return exponential(x) - 1 }
        var sum = 0.0
        for coefficient in inverseFactorials { sum = (sum + coefficient) * x }
        return sum
    }

    /// 1 / n! from n = 16 down to 1.
    private static let inverseFactorials: [Double] = (1...16).reversed().map { count in
        1 / (1...count).reduce(1.0) { $0 * Double($1) }
    }

    /// The natural logarithm of a positive `x`.
    static func logarithm(_ x: Double) -> Double {
        guard x > 0, x.isFinite else { return x == 0 ? -.infinity : (x > 0 ? x : .nan) }
        var exponent = Double(x.exponent)
        var significand = x.significand
        if significand > 1.4142135623730951 {
            significand /= 2
            exponent += 1
        }
        return exponent * logarithmOfTwo + logarithmOfOnePlus(significand - 1)
    }

    /// The natural logarithm of 1 + `x`, without the loss of digits near zero.
    static func logarithmOfOnePlus(_ x: Double) -> Double {
        guard abs(x) < 0.5 else { return logarithm(1 + x) }
        let s = x / (2 + x)
        let square = s * s
        var sum = 0.0
        var power = s
        var divisor = 1.0
        while divisor < 40 {
            sum += power / divisor
            power *= square
            divisor += 2
        }
        return 2 * sum
    }
}
