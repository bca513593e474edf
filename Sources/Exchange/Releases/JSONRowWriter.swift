/// Writes rows as JSON objects, one a line, each after a comma; what is empty is left out.
///
/// By hand, so that a million rows are written at once and always alike.
struct JSONRowWriter {
    /// What has been written so far, in UTF-8.
    private(set) var bytes: [UInt8] = []
    /// The names of the columns, each as it stands before a value: `,"town":,"year":`.
    private let names: [UInt8]
    /// Where each name ends.
    private let ends: [Int]

    init(columns: [String]) {
        var (names, ends): ([UInt8], [Int]) = ([], [])
        for column in columns {
            names.append(UInt8(ascii: ","))
            Self.append(quoted: column, to: &names)
            names.append(UInt8(ascii: ":"))
            ends.append(names.count)
        }
        (self.names, self.ends) = (names, ends)
    }

    mutating func append(_ row: [CSVWriter.Cell]) {
        bytes += ",\n{".utf8
        var (start, comma) = (0, 1)
        for (end, cell) in zip(ends, row) {
            defer { start = end }
            guard !Self.isEmpty(cell) else { continue }
            bytes += names[start + comma..<end]
            comma = 0
            append(cell)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Whether nothing is said of a cell.
    private static func isEmpty(_ cell: CSVWriter.Cell) -> Bool {
        switch cell {
        case .empty: true
        case .number(let number): !number.isFinite
        case .text, .integer: false
        }
    }

    private mutating func append(_ cell: CSVWriter.Cell) {
        switch cell {
        case .text(let text): Self.append(quoted: text, to: &bytes)
        case .integer(let number): bytes += String(number).utf8
        case .number(let number): if let digits = number.shortestDigits { bytes += digits }
        case .empty: break
        }
    }

    private static func append(quoted text: String, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            if utf8.contains(where: isEscaped) {
                for byte in utf8 { append(byte, to: &json) }
            } else {
                json.append(contentsOf: utf8)
            }
        }
        json.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func append(_ byte: UInt8, to json: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): json += "\\\"".utf8
        case UInt8(ascii: "\\"): json += "\\\\".utf8
        case UInt8(ascii: "\n"): json += "\\n".utf8
        case UInt8(ascii: "\r"): json += "\\r".utf8
        case UInt8(ascii: "\t"): json += "\\t".utf8
        case 0..<0x20: json += ("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)).utf8
        default: json.append(byte)
        }
    }
}
