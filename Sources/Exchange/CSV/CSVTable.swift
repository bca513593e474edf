package import Findings

/// A table read from a text file: one header, then rows, each knowing where it stood.
package struct CSVTable: Hashable, Sendable {
    /// One row of the file below the header.
    package struct Record: Hashable, Sendable {
        /// The row as a spreadsheet counts it, from 1; blank rows are counted.
        package var row: Int
        /// The line of the file where it begins, from 1; differs from `row` below a cell with several lines.
        package var line: Int
        /// The cells as they were found, not trimmed.
        package var fields: [String]

        /// The cell of a column counted from 0; empty when the row is too short.
        package subscript(column: Int) -> String {
            fields.indices.contains(column) ? fields[column] : ""
        }
    }

    /// What a file may cost; a bigger one is refused with a finding.
    package struct Limits: Hashable, Sendable {
        /// Bytes of the file.
        package var bytes = 32 << 20
        /// Rows below the header.
        package var rows = 200_000
        /// Columns of one row.
        package var columns = 2_000
        /// Cells in all.
        package var cells = 4_000_000
        /// Bytes of one quoted cell; a longer one is an unclosed quote.
        package var cellBytes = 64 << 10

        /// The limits for a file a person uploads.
        package init() {}
    }

    /// The file's name, for places of findings.
    package var file: String?
    /// The column names, trimmed.
    package var header: [String]
    /// The row of the header, from 1.
    package var headerRow: Int
    /// The rows below the header that are not blank.
    package var records: [Record]
    /// What stands between the cells.
    package var delimiter: CSVDelimiter
    /// What the file was written in.
    package var encoding: TextEncoding
    private var columnOfName: [String: Int]

    /// Puts a table together; the first of two columns with one name is found by it.
    package init(
        file: String? = nil, header: [String], headerRow: Int = 1, records: [Record] = [],
        delimiter: CSVDelimiter = .comma, encoding: TextEncoding = .utf8
    ) {
        self.file = file
        self.header = header
        self.headerRow = headerRow
        self.records = records
        self.delimiter = delimiter
        self.encoding = encoding
        columnOfName = [:]
        for (column, name) in header.enumerated() where !Self.folded(name).isEmpty {
            let key = Self.folded(name)
            columnOfName[key] = columnOfName[key] ?? column
        }
    }

    /// The column (from 0) of the first of these names that the header has; case and spaces do not matter.
    package func column(_ names: String...) -> Int? { column(among: names) }

    /// The column (from 0) of the first of these names that the header has; case and spaces do not matter.
    package func column(among names: [String]) -> Int? {
        names.lazy.compactMap { columnOfName[Self.folded($0)] }.first
    }

    /// Where a cell stands, for a finding; `column` counts from 0, the place from 1.
    package func place(_ record: Record, column: Int? = nil) -> Place {
        Place(file: file, row: record.row, column: column.map { $0 + 1 })
    }

    /// The texts of a column, counted from 0, row by row.
    package func texts(ofColumn column: Int) -> [String] { records.map { $0[column] } }

    /// A name without case, spaces and underscores, so that `Source line` finds `source_line`.
    package static func folded(_ name: String) -> String {
        if name.utf8.allSatisfy({ $0 < 0x80 }) {
            // Our own tables ask for their columns by the cell; Unicode's properties would take most of a start.
            let letters = name.utf8.lazy.filter { !(0x09...0x0D).contains($0) && $0 != 0x20 && $0 != UInt8(ascii: "_") }
            return String(decoding: letters.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        }
        var letters = String.UnicodeScalarView()
        for scalar in name.unicodeScalars
        where !scalar.properties.isWhitespace && scalar != "_" && scalar != "\u{FEFF}" && scalar != "\u{200B}" {
            letters.append(scalar)
        }
        return String(letters).lowercased()
    }

    /// A text without spaces of any kind around it.
    package static func trimmed(_ text: String) -> String {
        if let first = text.utf8.first, let last = text.utf8.last, isInk(first), isInk(last) { return text }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// Certainly no space, in ASCII.
    private static func isInk(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }
}
