/// Reads the numbers out of the threshold column of the table of rules.
///
///     number = digits [ "." digits ] [ "e" [ "-" ] digits ] [ spaces "%" ]
///
/// Everything else is words or separators. A number followed by a percent sign is a share: `0.5 %` is 0.005. A hyphen
/// is a sign only in an exponent, so `5000-200000` is a range, and `0.1..20` holds 0.1 and 20. No threshold is
/// negative.
///
/// | text | numbers |
/// |---|---|
/// | `0.20` | 0.2 |
/// | `0.1..20` | 0.1, 20 |
/// | `<=5000 \| 5000-200000 \| >=200000` | 5000, 5000, 200000, 200000 |
/// | `0.5 % or 1` | 0.005, 1 |
/// | `IF > 0.6; LOF > 6` | 0.6, 6 |
/// | `5 x cluster max` | 5 |
/// | `cluster max`, `>= target` | none |
public enum ThresholdText {
    /// The numbers in the order they are written.
    public static func numbers(in text: String) -> [Double] {
        var rest = Substring(text)
        var numbers: [Double] = []
        while let start = rest.firstIndex(where: \.isASCIIDigit) {
            rest = rest[start...]
            guard let value = Double(takeNumber(&rest)) else { continue }
            numbers.append(rest.drop { $0 == " " }.first == "%" ? value / 100 : value)
        }
        return numbers
    }

    private static func takeNumber(_ rest: inout Substring) -> String {
        var number = takeDigits(&rest)
        if rest.first == ".", rest.dropFirst().first?.isASCIIDigit == true {
            rest.removeFirst()
            number += "." + takeDigits(&rest)
        }
        if rest.first == "e" {
            let exponent = rest.dropFirst()
            let isNegative = exponent.first == "-"
            var digits = isNegative ? exponent.dropFirst() : exponent
            if digits.first?.isASCIIDigit == true {
                number += (isNegative ? "e-" : "e") + takeDigits(&digits)
                rest = digits
            }
        }
        return number
    }

    private static func takeDigits(_ rest: inout Substring) -> String {
        let digits = rest.prefix(while: \.isASCIIDigit)
        rest = rest[digits.endIndex...]
        return String(digits)
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
