internal import Inventories

/// A table of a release: its columns with their meaning, and its rows, written the same way every time.
package struct ReleaseTable: Sendable {
    /// What a column holds, as Frictionless Table Schema calls it.
    package enum Kind: String, Sendable { case string, number, integer, date, boolean }

    /// A column.
    package struct Column: Sendable {
        package var name: String
        package var kind: Kind
        package var meaning: String
        package var isRequired: Bool
        /// The only values it may hold.
        package var choices: [String]

        package init(
            _ name: String, _ kind: Kind, _ meaning: String, required: Bool = false, choices: [String] = []
        ) {
            self.name = name
            self.kind = kind
            self.meaning = meaning
            isRequired = required
            self.choices = choices
        }

        /// A column of texts.
        package init(_ name: String, _ meaning: String, required: Bool = false, choices: [String] = []) {
            self.init(name, .string, meaning, required: required, choices: choices)
        }

        /// The mark that no figure is published without.
        package static let completeness = Column(
            "completeness", .string, "Whether all that should be in the row's figures is in them.", required: true,
            choices: ["complete", "partial", "unknown"])
    }

    package let name: String
    package let title: String
    package let columns: [Column]
    package let key: [String]
    /// The rows, in parts that are made when they are written.
    private let parts: [@Sendable () -> [[CSVWriter.Cell]]]

    package init(_ name: String, title: String, columns: [Column], key: [String], rows: [[CSVWriter.Cell]]) {
        self.init(name, title: title, columns: columns, key: key, parts: [{ rows }])
    }

    /// A table of which only a part at a time is in memory.
    package init(
        _ name: String, title: String, columns: [Column], key: [String],
        parts: [@Sendable () -> [[CSVWriter.Cell]]]
    ) {
        self.name = name
        self.title = title
        self.columns = columns
        self.key = key
        self.parts = parts
    }

    /// The table in both formats; parts are written on all cores.
    ///
    /// CSV is UTF-8 with commas and lines that end with a line feed. JSON is a list of objects, one a line, with the
    /// columns in their order; what is empty is left out.
    package func written() -> (csv: [UInt8], json: [UInt8]) {
        let heads = columns.map { column in
            var head: [UInt8] = []
            JSONWords.append(.text(column.name), to: &head)
            return head + [UInt8(ascii: ":")]
        }
        let written = parts.mappedInParallel { part in
            var (csv, json) = (CSVWriter(), [UInt8]())
            for row in part() {
                csv.append(row)
                json += ",\n{".utf8
                Self.append(row, heads, to: &json)
                json += "}".utf8
            }
            return (csv: csv.bytes, json: json)
        }
        var head = CSVWriter()
        head.append(texts: columns.map(\.name))
        var (csv, json) = (head.bytes, Array("[".utf8))
        csv.reserveCapacity(written.reduce(csv.count) { $0 + $1.csv.count })
        json.reserveCapacity(written.reduce(8) { $0 + $1.json.count })
        for part in written {
            csv += part.csv
            // The first row has none before it.
            json += json.count == 1 ? part.json.dropFirst() : part.json[...]
        }
        json += "\n]\n".utf8
        return (csv, json)
    }

    private static func append(_ row: [CSVWriter.Cell], _ heads: [[UInt8]], to json: inout [UInt8]) {
        var isFirst = true
        for (head, cell) in zip(heads, row) where !JSONWords.isEmpty(cell) {
            if !isFirst { json.append(UInt8(ascii: ",")) }
            isFirst = false
            json += head
            JSONWords.append(cell, to: &json)
        }
    }
}

/// Values of JSON, written by hand so that a million rows are written at once and always alike.
enum JSONWords {
    /// Whether nothing is said of a cell.
    static func isEmpty(_ cell: CSVWriter.Cell) -> Bool {
        switch cell {
        case .empty: true
        case .number(let number): !number.isFinite
        case .text, .integer: false
        }
    }

    static func append(_ cell: CSVWriter.Cell, to json: inout [UInt8]) {
        switch cell {
        case .text(let text): append(quoted: text, to: &json)
        case .integer(let number): json += String(number).utf8
        case .number(let number): if let digits = number.shortestDigits { json += digits }
        case .empty: break
        }
    }

    private static func append(quoted text: String, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: isEscaped) {
            for byte in text.utf8 { append(byte, to: &json) }
        } else {
            json += text.utf8
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
