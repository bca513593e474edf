package import Findings

/// A workbook read whole, for files small enough to hold in memory.
package struct SpreadsheetFile: Sendable {
    /// A sheet with its cells.
    package struct Sheet: Sendable {
        /// The name on its tab.
        package var name: String
        /// Whether it is out of sight.
        package var isHidden: Bool
        /// The rows that hold something, from top to bottom.
        package var rows: [SpreadsheetRow]
        /// The block of cells the sheet declares to use.
        package var dimension: SpreadsheetRange?
        /// Cells joined into one.
        package var mergedRanges: [SpreadsheetRange]

        /// The cell at a place counted from 1.
        package func cell(row: Int, column: Int) -> SpreadsheetCell? {
            self.row(row)?.cell(inColumn: column)
        }

        /// The row of a number counted from 1.
        package func row(_ number: Int) -> SpreadsheetRow? {
            var low = 0
            var high = rows.count
            while low < high {
                let middle = (low + high) / 2
                if rows[middle].number < number { low = middle + 1 } else { high = middle }
            }
            return low < rows.count && rows[low].number == number ? rows[low] : nil
        }
    }

    /// The sheets in the order of their tabs.
    package var sheets: [Sheet] = []
    /// What a person should look at.
    package var findings: [Finding] = []
    /// Names given to cells.
    package var definedNames: [SpreadsheetDefinedName] = []
    /// Properties that a program added of its own, by name.
    package var customProperties: [String: String] = [:]
    /// Title, creator and other usual properties.
    package var documentProperties: [String: String] = [:]
    /// Whether it carries macros; they are never executed.
    package var isMacroEnabled = false

    /// Whether nothing must be corrected before it can be used.
    package var isUsable: Bool { !findings.contains { $0.severity >= .error } }

    /// Reads all sheets of a file; `name` is what findings call it.
    package init(path: String, name: String? = nil, limits: SpreadsheetLimits = SpreadsheetLimits()) {
        self.init(SpreadsheetReader(path: path, name: name, limits: limits))
    }

    /// Reads all sheets of a file held in memory.
    package init(bytes: [UInt8], name: String?, limits: SpreadsheetLimits = SpreadsheetLimits()) {
        self.init(SpreadsheetReader(bytes: bytes, name: name, limits: limits))
    }

    /// Reads all sheets of a workbook that is open.
    package init(_ reader: SpreadsheetReader) {
        for sheet in reader.sheets { sheets.append(Self.read(sheet, from: reader)) }
        findings = reader.findings
        definedNames = reader.definedNames
        customProperties = reader.customProperties
        documentProperties = reader.documentProperties
        isMacroEnabled = reader.isMacroEnabled
    }

    /// The sheet of a name, upper and lower case alike, as programs treat it.
    package func sheet(named name: String) -> Sheet? {
        let wanted = name.lowercased()
        return sheets.first { $0.name.lowercased() == wanted }
    }

    private static func read(_ sheet: SpreadsheetReader.SheetName, from reader: SpreadsheetReader) -> Sheet {
        var rows: [SpreadsheetRow] = []
        var isSorted = true
        let shape = reader.forEachRow(in: sheet) { row in
            if let last = rows.last, last.number >= row.number { isSorted = false }
            rows.append(row)
        }
        if !isSorted { rows = merged(rows) }
        return Sheet(
            name: sheet.name, isHidden: sheet.isHidden, rows: rows, dimension: shape.dimension,
            mergedRanges: shape.mergedRanges)
    }

    /// Sorts rows that a program wrote in disorder, and joins pieces of the same row.
    private static func merged(_ rows: [SpreadsheetRow]) -> [SpreadsheetRow] {
        let pieces = Dictionary(grouping: rows, by: \.number)
        return pieces.keys.sorted().map { number in
            let cells = ContiguousArray((pieces[number] ?? []).flatMap(\.cells))
            return SpreadsheetRow(number: number, cells: ContiguousArray(cells.sorted { $0.column < $1.column }))
        }
    }
}
