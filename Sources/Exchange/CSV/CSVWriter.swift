/// Writes a table as CSV that spreadsheets and programs read back as it was.
package struct CSVWriter: Sendable {
    /// What a cell holds.
    package enum Cell: Hashable, Sendable {
        case text(String)
        case number(Double)
        case integer(Int)
        case empty
    }

    /// What ends a row.
    package enum LineEnding: String, Hashable, Sendable {
        case lineFeed = "\n"
        case carriageReturnLineFeed = "\r\n"
    }

    /// What has been written so far, in UTF-8.
    package private(set) var bytes: [UInt8]
    private let delimiter: CSVDelimiter
    private let lineEnding: LineEnding
    private let decimalMark: DecimalMark
    private let protectsFormulas: Bool

    /// Starts an empty file; Excel needs the byte order mark to see UTF-8.
    package init(
        delimiter: CSVDelimiter = .comma, decimalMark: DecimalMark = .point, lineEnding: LineEnding = .lineFeed,
        byteOrderMark: Bool = false, protectsFormulas: Bool = true
    ) {
        bytes = byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        self.delimiter = delimiter
        self.decimalMark = decimalMark
        self.lineEnding = lineEnding
        self.protectsFormulas = protectsFormulas
    }

    /// Writes a row of texts, such as the header.
    package mutating func append(texts: [String]) { append(texts.map(Cell.text)) }

    /// Writes a row.
    package mutating func append(_ cells: [Cell]) {
        for (column, cell) in cells.enumerated() {
            if column > 0 { bytes.append(delimiter.rawValue) }
            switch cell {
            case .text(let text): append(text: text, isAlone: cells.count == 1)
            case .number(let number): append(number: number)
            case .integer(let integer): bytes.append(contentsOf: String(integer).utf8)
            case .empty: break
            }
        }
        bytes.append(contentsOf: lineEnding.rawValue.utf8)
    }

    /// Shortest digits that read back as the same number; what is no number leaves the cell empty.
    private mutating func append(number: Double) {
        guard let digits = number.shortestDigits else { return }
        guard decimalMark == .comma else { return bytes.append(contentsOf: digits) }
        let text = String(Substring(digits)).replacing(".", with: ",")
        bytes.append(contentsOf: (delimiter == .comma ? "\"\(text)\"" : text).utf8)
    }

    private mutating func append(text: String, isAlone: Bool) {
        var shown = protectsFormulas && Self.startsFormula(text) ? "'" + text : text
        shown.withUTF8 { shown in
            guard needsQuotes(shown) || (isAlone && shown.isEmpty) else { return bytes.append(contentsOf: shown) }
            bytes.append(0x22)
            for byte in shown {
                if byte == 0x22 { bytes.append(0x22) }
                bytes.append(byte)
            }
            bytes.append(0x22)
        }
    }

    private func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        if first == 0x20 || last == 0x20 { return true }
        return text.contains { $0 == delimiter.rawValue || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    }

    /// Whether a spreadsheet would compute this text instead of showing it; a plain number is not meant.
    package static func startsFormula(_ text: String) -> Bool {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): !isPlainNumber(text.utf8.dropFirst())
        // The first byte of the wide signs.
        case 0xEF: text.unicodeScalars.first.map { "＝＋－＠".unicodeScalars.contains($0) } ?? false
        default: false
        }
    }

    private static func isPlainNumber(_ digits: Substring.UTF8View) -> Bool {
        var marks = 0
        for byte in digits {
            if byte == 0x2E || byte == 0x2C { marks += 1 } else if !(0x30...0x39).contains(byte) { return false }
        }
        return marks <= 1 && digits.count > marks
    }
}

extension Double {
    /// The fewest digits that read back as the same number, a whole one without a point; nothing for what is no number.
    var shortestDigits: Substring.UTF8View? {
        guard isFinite else { return nil }
        let digits = description.utf8
        return digits.suffix(2).elementsEqual(".0".utf8) ? digits.dropLast(2) : digits[...]
    }
}
