/// A number as people write it in a cell: `1 234,5`, `1.234,56`, `1'234`, `−3 %`, `≈ 5`, `<0.1`, `12,5 MWh`.
package enum NumberText: Hashable, Sendable {
    /// Exactly one reading. The value is what the digits say: `12 %` is 12, `12 тыс.` is 12; see the style.
    case number(Double, Style)
    /// `1,234` or `1.234`, and nothing tells which mark the writer uses.
    case ambiguous(asFraction: Double, asGrouped: Double, Style)
    /// The text, trimmed.
    case notANumber(String)
    /// Nothing but spaces.
    case empty

    /// How a number was written.
    package struct Style: Hashable, Sendable {
        /// What `<` or `≈` before the number says.
        package enum Qualifier: String, Hashable, Sendable {
            case approximately = "≈"
            case below = "<"
            case above = ">"
            case atMost = "≤"
            case atLeast = "≥"
        }

        /// The mark before the fraction, if it has one.
        package var decimalMark: DecimalMark?
        /// The mark between thousands, if it has one; every kind of space is " ".
        package var groupMark: Character?
        /// The sign before the number that makes it less than exact.
        package var qualifier: Qualifier?
        /// What follows the number or, as a currency sign, precedes it: `MWh`, `%`, `тыс. м³`.
        package var unit: String?

        /// A number without marks, sign and unit.
        package init() {}

        /// Whether it is written in percent.
        package var isPercent: Bool { unit == "%" }

        /// The decimal mark of the writer, as far as this number tells.
        package var impliedDecimalMark: DecimalMark? {
            if let decimalMark { return decimalMark }
            switch groupMark {
            case ".": return .comma
            case ",": return .point
            default: return nil
            }
        }
    }

    /// Reads a text; `hint` is the decimal mark of the column or file and decides what would be ambiguous.
    package init(_ text: String, hint: DecimalMark? = nil) {
        if let plain = Self.plain(text) {
            self = plain
        } else {
            var reader = NumberReader(text)
            self = reader.read(hint: hint)
        }
    }

    /// Digits, at most one point and no doubt about it: what most cells hold, read without further ado.
    private static func plain(_ text: String) -> NumberText? {
        var (digits, point, zeroFirst) = (0, -1, false)
        for (position, byte) in text.utf8.enumerated() {
            switch byte {
            case 0x30...0x39:
                if digits == 0 { zeroFirst = byte == 0x30 }
                digits += 1
            case 0x2E where point < 0 && digits > 0: point = digits
            case 0x2D where position == 0: continue
            default: return nil
            }
        }
        guard digits > 0, digits < 40, point != digits, let value = Double(text) else { return nil }
        var style = Style()
        if point > 0 {
            let isDoubtful = digits - point == 3 && point <= 3 && !zeroFirst
            if isDoubtful { return nil }
            style.decimalMark = .point
        }
        return .number(value, style)
    }

    /// The number when there is exactly one reading.
    package var value: Double? {
        if case .number(let value, _) = self { value } else { nil }
    }
}
