import Exchange
import Findings
package import Quantities

/// A shipped table, row by row; a row that breaks the table's own rules is an error of ours, with row and column.
package struct TableRows {
    /// What is wrong with a shipped table.
    package enum TableError: Error, Hashable, Sendable {
        case missingColumn(table: String, column: String)
        case notANumber(table: String, row: Int, column: String, text: String)
        case unknownWord(table: String, row: Int, column: String, text: String)
        case unreadable(table: String)
    }

    /// One row.
    package struct Row {
        fileprivate let table: CSVTable
        fileprivate let record: CSVTable.Record
        fileprivate let name: String

        /// The row of the file, counted from 1.
        package var number: Int { record.row }

        /// The text of a column; empty when the cell is.
        package func text(_ column: String) throws(TableError) -> String {
            guard let index = table.column(column) else { throw .missingColumn(table: name, column: column) }
            return record[index]
        }

        /// The text of a column that may be missing.
        package func optional(_ column: String) -> String? {
            guard let index = table.column(column), !record[index].isEmpty else { return nil }
            return record[index]
        }

        /// The number of a column; `nil` when the cell is empty.
        package func number(_ column: String) throws(TableError) -> Double? {
            let text = try text(column)
            if text.isEmpty { return nil }
            guard let number = Double(text) else {
                throw .notANumber(table: name, row: record.row, column: column, text: text)
            }
            return number
        }

        /// Refuses a word that no code knows.
        package func word<Value>(_ column: String, _ read: (String) -> Value?) throws(TableError) -> Value {
            let text = try text(column)
            guard let value = read(text) else {
                throw .unknownWord(table: name, row: record.row, column: column, text: text)
            }
            return value
        }

        /// Where the row comes from, by its columns `source`, `verified` and `note` or `quality_note`.
        package func citation(edition: String? = nil) throws(TableError) -> Citation {
            let mark = try text("verified")
            let known = Citation.Verification.allCases.first { mark == $0.rawValue }
            let verification = known ?? (mark.hasPrefix("yes") ? .read : mark.hasPrefix("derived") ? .derived : .memory)
            return Citation(
                source: try text("source"), edition: edition, verification: verification,
                note: optional("note") ?? optional("quality_note"))
        }
    }

    /// The rows.
    package let rows: [Row]

    /// Reads a shipped table.
    package init(_ bytes: [UInt8], name: String) throws(TableError) {
        let checked = CSVTable.read(bytes, file: name, delimiter: .comma)
        guard checked.isUsable else { throw .unreadable(table: name) }
        rows = checked.value.records.map { Row(table: checked.value, record: $0, name: name) }
    }
}
