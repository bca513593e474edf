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

    /// The table in both formats, in pieces; parts are written on all cores.
    ///
    /// CSV is UTF-8 with commas and lines that end with a line feed. JSON is a list of objects, one a line, with the
    /// columns in their order; what is empty is left out.
    package func written() -> (csv: [[UInt8]], json: [[UInt8]]) {
        var head = CSVWriter()
        head.append(texts: columns.map(\.name))
        let empty = JSONRowWriter(columns: columns.map(\.name))
        let written = parts.mappedInParallel { part in
            var (csv, json) = (CSVWriter(), empty)
            for row in part() {
                csv.append(row)
                json.append(row)
            }
            return (csv: csv.bytes, json: json.bytes)
        }
        var json = written.map(\.json).filter { !$0.isEmpty }
        // The first row has none before it, and so no comma.
        if let first = json.first { json[0] = Array(first.dropFirst()) }
        return ([head.bytes] + written.map(\.csv), [Array("[".utf8)] + json + [Array("\n]\n".utf8)])
    }
}
