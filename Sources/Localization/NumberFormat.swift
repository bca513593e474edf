/// Writes numbers as a language does: the same on every machine, without a locale database.
///
/// A number is rounded in its decimal digits, half to even, from the shortest digits that mean it: 2.675 to two decimals
/// is 2.68 although the nearest binary number lies a little below. A negative zero loses its sign.
public struct NumberFormat: Sendable, Hashable {
    /// The language.
    public let language: Language

    /// Chooses a language.
    public init(_ language: Language) { self.language = language }

    /// A number with exactly so many decimals: `1 234,50`.
    public func decimals(_ value: Double, _ count: Int) -> String {
        guard var digits = DecimalDigits(value) else { return Self.noNumber }
        digits.round(decimals: count)
        return written(digits, minimumDecimals: count)
    }

    /// A number with at most so many decimals; zeros at the end are left out.
    public func decimals(_ value: Double, upTo count: Int) -> String {
        guard var digits = DecimalDigits(value) else { return Self.noNumber }
        digits.round(decimals: count)
        return written(digits, minimumDecimals: 0)
    }

    /// A number with at most so many significant digits; zeros at the end are left out.
    public func significant(_ value: Double, _ count: Int) -> String {
        guard var digits = DecimalDigits(value) else { return Self.noNumber }
        digits.round(significant: count)
        return written(digits, minimumDecimals: 0)
    }

    /// A whole number in groups of three digits.
    public func integer(_ value: Int) -> String {
        var text = value < 0 ? "-" : ""
        appendGrouped(Array(String(value.magnitude).utf8.map { $0 - 48 }), to: &text)
        return text
    }

    /// A share in percent with at most so many decimals: `25,6 %`.
    public func percent(_ share: Double, upTo decimals: Int = 1) -> String {
        guard var digits = DecimalDigits(share) else { return Self.noNumber }
        digits.exponent += digits.isZero ? 0 : 2
        digits.round(decimals: decimals)
        return written(digits, minimumDecimals: 0) + language.percentSeparator + "%"
    }

    /// A number for a field of a form: all its digits, no groups, the language's decimal separator.
    public func exact(_ value: Double) -> String {
        guard let digits = DecimalDigits(value) else { return Self.noNumber }
        return written(digits, minimumDecimals: 0, isGrouped: false)
    }

    private static let noNumber = "—"

    private func written(_ digits: DecimalDigits, minimumDecimals: Int, isGrouped: Bool = true) -> String {
        var text = digits.isNegative && !digits.isZero ? "-" : ""
        let whole = digits.whole
        if isGrouped {
            appendGrouped(whole, to: &text)
        } else {
            for digit in whole { text.unicodeScalars.append(Self.scalar(digit)) }
        }
        let decimals = digits.decimals(atLeast: minimumDecimals)
        guard !decimals.isEmpty else { return text }
        text += language.decimalSeparator
        for digit in decimals { text.unicodeScalars.append(Self.scalar(digit)) }
        return text
    }

    private func appendGrouped(_ digits: [UInt8], to text: inout String) {
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += language.groupSeparator }
            text.unicodeScalars.append(Self.scalar(digit))
        }
    }

    private static func scalar(_ digit: UInt8) -> Unicode.Scalar { Unicode.Scalar(digit + 48) }
}

/// The shortest decimal digits that mean a number: `0.d₁d₂d₃… × 10^exponent`.
struct DecimalDigits: Equatable {
    var isNegative: Bool
    /// Digits without zeros at either end.
    var digits: [UInt8]
    var exponent: Int

    var isZero: Bool { digits.isEmpty }

    /// Takes a finite number apart; `nil` for what is not one.
    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        isNegative = value < 0
        digits = []
        exponent = 0
        var wholeDigits: Int?
        var scientific = 0
        var sign = 1
        var inExponent = false
        for byte in value.magnitude.description.utf8 {
            switch byte {
            case UInt8(ascii: "."): wholeDigits = digits.count
            case UInt8(ascii: "e"): inExponent = true
            case UInt8(ascii: "-"): sign = -1
            case UInt8(ascii: "+"): break
            default:
                if inExponent { scientific = scientific * 10 + Int(byte - 48) } else { digits.append(byte - 48) }
            }
        }
        exponent = (wholeDigits ?? digits.count) + sign * scientific
        trim()
    }

    /// Rounds half to even, so that so many decimals are left.
    mutating func round(decimals: Int) { keep(exponent + decimals) }

    /// Rounds half to even, so that so many significant digits are left.
    mutating func round(significant: Int) { keep(significant) }

    /// The digits before the decimal separator; at least one.
    var whole: [UInt8] {
        guard exponent > 0 else { return [0] }
        return digits.prefix(exponent) + [UInt8](repeating: 0, count: max(0, exponent - digits.count))
    }

    /// The digits after it.
    func decimals(atLeast minimum: Int) -> [UInt8] {
        var decimals: [UInt8] = exponent < 0 ? [UInt8](repeating: 0, count: -exponent) : []
        decimals += digits.dropFirst(max(0, exponent))
        if decimals.count < minimum { decimals += [UInt8](repeating: 0, count: minimum - decimals.count) }
        return decimals
    }

    private mutating func keep(_ count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else { return clear() }
        let next = digits[count]
        let isHalf = next == 5 && digits.count == count + 1
        let lastIsOdd = count > 0 && digits[count - 1] % 2 == 1
        let isUp = isHalf ? lastIsOdd : next >= 5
        digits.removeLast(digits.count - count)
        if isUp { increment() }
        trim()
    }

    private mutating func increment() {
        var index = digits.count - 1
        while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
        }
        if index >= 0 {
            digits[index] += 1
        } else {
            digits.insert(1, at: 0)
            exponent += 1
        }
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        let zeros = digits.prefix { $0 == 0 }.count
        if zeros > 0 {
            digits.removeFirst(zeros)
            exponent -= zeros
        }
        if digits.isEmpty { clear() }
    }

    private mutating func clear() {
        digits = []
        exponent = 0
    }
}
