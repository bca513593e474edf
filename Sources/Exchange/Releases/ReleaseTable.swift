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
    package let rows: [[CSVWriter.Cell]]

    package init(_ name: String, title: String, columns: [Column], key: [String], rows: [[CSVWriter.Cell]]) {
        self.name = name
        self.title = title
        self.columns = columns
        self.key = key
        self.rows = rows
    }

    /// The table as CSV: UTF-8, commas, lines that end with a line feed.
    package var csv: [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: columns.map(\.name))
        for row in rows { writer.append(row) }
        return writer.bytes
    }

    /// The table as JSON: a list of objects, one a line, with the columns in their order; what is empty is left out.
    package var json: [UInt8] {
        let heads = columns.map { Array("\(JSONText.quoted($0.name)):".utf8) }
        var bytes: [UInt8] = Array("[".utf8)
        for (place, row) in rows.enumerated() {
            bytes += place == 0 ? Array("\n{".utf8) : Array(",\n{".utf8)
            var isFirst = true
            for (head, cell) in zip(heads, row) {
                guard let value = JSONText.value(cell) else { continue }
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                bytes += head
                bytes += value.utf8
            }
            bytes.append(UInt8(ascii: "}"))
        }
        return bytes + Array("\n]\n".utf8)
    }
}

/// Values of JSON, written by hand so that a million rows are written at once and always alike.
enum JSONText {
    static func value(_ cell: CSVWriter.Cell) -> String? {
        switch cell {
        case .text(let text): quoted(text)
        case .integer(let number): String(number)
        case .number(let number): plain(number)
        case .empty: nil
        }
    }

    /// Shortest digits that read back as the same number.
    static func plain(_ number: Double) -> String? {
        guard number.isFinite else { return nil }
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
