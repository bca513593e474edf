import Exchange
import Testing

/// A workbook's cells, names and stamps, to be changed as a person might and written again without any look.
struct WorkbookCopy {
    struct Sheet {
        var name: String
        var cells: [Int: [Int: SpreadsheetCell]]
        var merged: [SpreadsheetRange] = []
    }

    var sheets: [Sheet]
    var properties: [String: String]
    var names: [SpreadsheetDefinedName]

    init(_ bytes: [UInt8]) {
        let book = SpreadsheetFile(bytes: bytes, name: nil)
        sheets = book.sheets.map { sheet in
            var cells: [Int: [Int: SpreadsheetCell]] = [:]
            for cell in sheet.rows.flatMap(\.cells) { cells[cell.row, default: [:]][cell.column] = cell }
            return Sheet(name: sheet.name, cells: cells)
        }
        properties = book.customProperties
        names = book.definedNames
    }

    /// A workbook with one sheet of plain cells.
    init(sheet name: String, _ rows: [[Any?]]) {
        sheets = [Sheet(name: name, cells: [:])]
        properties = [:]
        names = []
        for (row, values) in rows.enumerated() {
            for (column, value) in values.enumerated() {
                switch value {
                case let text as String: set(name, row + 1, column + 1, .text(text))
                case let number as Double: set(name, row + 1, column + 1, .number(number))
                case let number as Int: set(name, row + 1, column + 1, .number(Double(number)))
                default: break
                }
            }
        }
    }

    func index(_ name: String) -> Int? { sheets.firstIndex { $0.name == name } }

    mutating func set(_ sheet: String, _ row: Int, _ column: Int, _ value: SpreadsheetCell.Value) {
        guard let index = index(sheet) else {
            Issue.record("no sheet \(sheet)")
            return
        }
        sheets[index].cells[row, default: [:]][column] = SpreadsheetCell(row: row, column: column, value: value)
    }

    mutating func clear(_ sheet: String, _ row: Int, _ column: Int) {
        guard let index = index(sheet) else {
            Issue.record("no sheet \(sheet)")
            return
        }
        sheets[index].cells[row]?[column] = nil
    }

    /// Takes the hidden codes away, as a copy of what is seen does.
    mutating func dropCodes() {
        for index in sheets.indices {
            for row in sheets[index].cells.keys {
                if let code = sheets[index].cells[row]?[1]?.value, case .text(let text) = code, text.hasPrefix("#") {
                    sheets[index].cells[row] = nil
                } else {
                    sheets[index].cells[row]?[1] = nil
                }
            }
        }
        properties = [:]
        names = []
    }

    func bytes() throws -> [UInt8] {
        let writer = try SpreadsheetWriter()
        for sheet in sheets {
            let target = try writer.addSheet(sheet.name)
            for cell in sheet.cells.values.flatMap(\.values) { write(cell, to: target) }
            for range in sheet.merged { target.merge(range, text: "joined") }
        }
        for name in names { writer.define(name.name, as: name.formula) }
        for (name, value) in properties { writer.setCustomProperty(name, value) }
        writer.setProperties(.init(created: 1))
        return try writer.finishedBytes()
    }

    private func write(_ cell: SpreadsheetCell, to sheet: SpreadsheetSheetWriter) {
        if let formula = cell.formula, !formula.isEmpty {
            let cached: SpreadsheetSheetWriter.CachedValue =
                switch cell.value {
                case .number(let value): .number(value)
                case .text(let text): .text(text)
                case .error(let word): .text(word)
                default: .text("")
                }
            return sheet.writeFormula(formula, row: cell.row, column: cell.column, cached: cached)
        }
        switch cell.value {
        case .number(let value): sheet.write(value, row: cell.row, column: cell.column)
        case .text(let text), .error(let text): sheet.write(text, row: cell.row, column: cell.column)
        case .bool(let flag): sheet.write(flag, row: cell.row, column: cell.column)
        case .date(let date): sheet.write(date, row: cell.row, column: cell.column)
        case .empty: break
        }
    }
}
