/// Takes a cell's text apart from left to right: qualifier, sign, digits and marks, exponent, unit.
struct NumberReader {
    private typealias Style = NumberText.Style

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var style = NumberText.Style()

    /// Longer texts are no numbers; a bound on what an odd file can cost.
    private static let longest = 200

    init(_ text: String) {
        let all = text.unicodeScalars
        var scalars = all.prefix { _ in true }
        while let first = scalars.first, Self.isSpace(first) { scalars.removeFirst() }
        while let last = scalars.last, Self.isSpace(last) { scalars.removeLast() }
        self.scalars = Array(scalars)
    }

    mutating func read(hint: DecimalMark?) -> NumberText {
        guard !scalars.isEmpty else { return .empty }
        guard scalars.count <= Self.longest else { return notANumber }
        // A spreadsheet's mark for "this is text".
        if scalars[0] == "'" { index = 1 }
        readQualifier()
        var isNegative = readSign()
        if let sign = peek, Self.currencies.contains(sign) {
            style.unit = String(Character(sign))
            advance()
            isNegative = readSign() != isNegative
        }
        guard let digits = readDigits() else { return notANumber }
        let exponent = readExponent()
        guard readUnit() else { return notANumber }
        return result(digits, exponent: exponent, sign: isNegative ? "-" : "", hint: hint)
    }

    private var notANumber: NumberText {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return .notANumber(String(text))
    }

    // MARK: Pieces

    private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func advance() {
        index += 1
        skipSpaces()
    }

    private mutating func skipSpaces() {
        while let next = peek, Self.isSpace(next) { index += 1 }
    }

    private mutating func readQualifier() {
        skipSpaces()
        switch peek {
        case "≈", "~", "≃", "≅": style.qualifier = .approximately
        case "<": style.qualifier = .below
        case ">": style.qualifier = .above
        case "≤": style.qualifier = .atMost
        case "≥": style.qualifier = .atLeast
        default: return
        }
        let sign = peek
        advance()
        if peek == "=", sign == "<" || sign == ">" {
            style.qualifier = sign == "<" ? .atMost : .atLeast
            advance()
        }
    }

    private mutating func readSign() -> Bool {
        guard let sign = peek else { return false }
        if sign == "+" { advance() }
        guard Self.minuses.contains(sign) else { return false }
        advance()
        return true
    }

    /// Runs of digits and the marks between them; as many runs as marks, plus one.
    private struct Digits {
        var runs: [String]
        var marks: [Character]
    }

    private mutating func readDigits() -> Digits? {
        var digits = Digits(runs: [readRun()], marks: [])
        while let mark = peek.flatMap(Self.mark) {
            let isFraction = mark == "." || mark == ","
            let following = runLength(from: index + 1)
            // A space or apostrophe belongs to the number only before exactly three digits.
            guard isFraction ? following > 0 : following == 3 && !digits.runs[0].isEmpty else { break }
            index += 1
            digits.marks.append(mark)
            digits.runs.append(readRun())
        }
        return digits.runs == [""] ? nil : digits
    }

    private func runLength(from start: Int) -> Int {
        var end = start
        while end < scalars.count, Self.isDigit(scalars[end]) { end += 1 }
        return max(0, end - start)
    }

    private mutating func readRun() -> String {
        let end = index + runLength(from: index)
        var run = String.UnicodeScalarView()
        run.append(contentsOf: scalars[index..<end])
        index = end
        return String(run)
    }

    private mutating func readExponent() -> String {
        guard peek == "e" || peek == "E" else { return "" }
        var start = index + 1
        var sign = ""
        if start < scalars.count, scalars[start] == "+" || Self.minuses.contains(scalars[start]) {
            sign = scalars[start] == "+" ? "" : "-"
            start += 1
        }
        guard runLength(from: start) > 0 else { return "" }
        index = start
        return "e" + sign + readRun()
    }

    /// What follows the number must begin as a unit does; `5-6`, `12/2020` and `1 2` are no numbers.
    private mutating func readUnit() -> Bool {
        let isApart = peek.map(Self.isSpace) ?? false
        skipSpaces()
        guard let first = peek else { return true }
        let isUnit = first.properties.isAlphabetic || Self.unitSigns.contains(first) || Self.currencies.contains(first)
        guard isUnit, style.unit == nil, isApart || !Self.isDigit(first) else { return false }
        var unit = String.UnicodeScalarView()
        unit.append(contentsOf: scalars[index...])
        style.unit = String(unit)
        return true
    }

    // MARK: Meaning of the marks

    private mutating func result(
        _ digits: Digits, exponent: String, sign: String, hint: DecimalMark?
    ) -> NumberText {
        let marks = digits.marks
        guard let last = marks.last else { return number(digits, fraction: false, sign, exponent) }
        let isLastAlone = !marks.dropLast().contains(last)
        let canBeFraction = (last == "." || last == ",") && isLastAlone && isGrouped(digits, runs: marks.count)
        let canBeGrouped = exponent.isEmpty && Set(marks).count == 1 && isGrouped(digits, runs: marks.count + 1)
        switch (canBeFraction, canBeGrouped) {
        case (true, false): return number(digits, fraction: true, sign, exponent)
        case (false, true): return number(digits, fraction: false, sign, exponent)
        case (false, false): return notANumber
        case (true, true): break
        }
        if let hint { return number(digits, fraction: Character(hint.rawValue) == last, sign, exponent) }
        guard let asFraction = value(digits, fraction: true, sign, exponent),
            let asGrouped = value(digits, fraction: false, sign, exponent)
        else { return notANumber }
        return .ambiguous(asFraction: asFraction, asGrouped: asGrouped, style)
    }

    /// Whether the first runs of digits are a whole number in groups of three with one kind of mark.
    private func isGrouped(_ digits: Digits, runs count: Int) -> Bool {
        guard count > 1 else { return true }
        let first = digits.runs[0]
        guard (1...3).contains(first.count), !first.hasPrefix("0") else { return false }
        return digits.runs[1..<count].allSatisfy { $0.count == 3 } && Set(digits.marks[..<(count - 1)]).count == 1
    }

    private func value(_ digits: Digits, fraction: Bool, _ sign: String, _ exponent: String) -> Double? {
        let whole = (fraction ? digits.runs.dropLast() : digits.runs[...]).joined()
        let rest = fraction ? "." + (digits.runs.last ?? "") : ""
        guard let value = Double(sign + (whole.isEmpty ? "0" : whole) + rest + exponent), value.isFinite else {
            return nil
        }
        return value
    }

    private mutating func number(
        _ digits: Digits, fraction: Bool, _ sign: String, _ exponent: String
    ) -> NumberText {
        guard let value = value(digits, fraction: fraction, sign, exponent) else { return notANumber }
        let groups = fraction ? digits.marks.dropLast() : digits.marks[...]
        style.groupMark = groups.first
        style.decimalMark = fraction ? digits.marks.last.flatMap { DecimalMark(rawValue: String($0)) } : nil
        return .number(value, style)
    }

    // MARK: Characters

    private static let minuses: Set<Unicode.Scalar> = [
        "-", "\u{2212}", "\u{2013}", "\u{2010}", "\u{2011}", "\u{FE63}", "\u{FF0D}",
    ]
    private static let currencies: Set<Unicode.Scalar> = ["€", "$", "£", "₸", "₽", "₴", "₾", "֏", "₼", "¥"]
    private static let unitSigns: Set<Unicode.Scalar> = ["%", "‰", "°", "*", "µ"]

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}" || scalar == "\u{2060}"
    }

    private static func mark(_ scalar: Unicode.Scalar) -> Character? {
        switch scalar {
        case ".", ",": Character(scalar)
        case "'", "\u{2019}", "`", "\u{02BC}": "'"
        default: scalar != "\n" && scalar != "\r" && isSpace(scalar) ? " " : nil
        }
    }
}
