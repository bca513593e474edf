import Exchange
import Foundation

/// The commands beside `xlsx/peers.py`: a sheet of 50 000 rows and 12 columns, read and written.
enum XLSXBench {
    /// `xlsx-read FILE`: how many rows the first sheet has below its heading, and the sum of the column `quantity`.
    static func read(_ arguments: [String]) throws {
        guard arguments.count == 1 else { throw BenchProblem.usage("xlsx-read FILE") }
        let reader = SpreadsheetReader(path: arguments[0])
        guard let sheet = reader.sheets.first else { throw BenchProblem.unreadable(arguments[0]) }
        var rows = -1
        var quantity = 0.0
        reader.forEachRow(in: sheet) { row in
            rows += 1
            if case .number(let value) = row[6] { quantity += value }
        }
        let sum = (quantity * 1000).rounded() / 1000
        print("read-qala \(rows) rows, quantity \(sum), findings \(reader.findings.count)")
    }

    /// `xlsx-write IN.csv OUT.xlsx`: the sheet through the writer for tables.
    static func write(_ arguments: [String]) throws {
        guard arguments.count == 2 else { throw BenchProblem.usage("xlsx-write IN.csv OUT.xlsx") }
        var writer: SpreadsheetTableWriter?
        var rows = 0
        try SheetLines(path: arguments[0]).forEach { cells in
            if let writer {
                writer.append(cells)
                rows += 1
            } else {
                writer = try SpreadsheetTableWriter(
                    path: arguments[1], sheet: "Data",
                    columns: cells.map { if case .text(let heading) = $0 { .init(heading) } else { .init("") } },
                    created: SpreadsheetDate(year: 2026, month: 1, day: 1))
            }
        }
        try writer?.finish()
        print("write-qala \(rows) rows")
    }

    /// `xlsx-write-form IN.csv OUT.xlsx`: the same sheet through the writer for forms.
    static func writeForm(_ arguments: [String]) throws {
        guard arguments.count == 2 else { throw BenchProblem.usage("xlsx-write-form IN.csv OUT.xlsx") }
        let writer = try SpreadsheetWriter(path: arguments[1], keepsOnlyRow: true)
        let sheet = try writer.addSheet("Data")
        var row = 0
        try SheetLines(path: arguments[0]).forEach { cells in
            row += 1
            for (column, cell) in cells.enumerated() {
                switch cell {
                case .text(let text): sheet.write(text, row: row, column: column + 1)
                case .number(let number): sheet.write(number, row: row, column: column + 1)
                case .bool(let flag): sheet.write(flag, row: row, column: column + 1)
                case .date(let date): sheet.write(date, row: row, column: column + 1)
                case .empty, .error: break
                }
            }
        }
        try writer.finish()
        print("write-qala-form \(row - 1) rows")
    }
}

/// The lines of the generated sheet as typed cells; it has no quotes, so that a comma always parts two cells.
private struct SheetLines {
    let path: String

    /// Calls `line` with the cells of each line; the first holds the headings.
    func forEach(_ line: ([SpreadsheetCell.Value]) throws -> Void) throws {
        guard let file = fopen(path, "r") else { throw BenchProblem.unreadable(path) }
        defer { fclose(file) }
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(buffer) }
        var cells: [SpreadsheetCell.Value] = []
        var isHeading = true
        while true {
            let length = getline(&buffer, &capacity, file)
            guard length > 0, let buffer else { break }
            let bytes = UnsafeRawBufferPointer(start: buffer, count: length - (buffer[length - 1] == 0x0A ? 1 : 0))
            cells.removeAll(keepingCapacity: true)
            var start = 0
            for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x2C {
                let cell = UnsafeRawBufferPointer(rebasing: bytes[start..<index])
                cells.append(isHeading ? .text(Self.words(cell)) : Self.typed(cell, column: cells.count))
                start = index + 1
            }
            try line(cells)
            isHeading = false
        }
    }

    private static func words(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func typed(_ bytes: UnsafeRawBufferPointer, column: Int) -> SpreadsheetCell.Value {
        switch column {
        case 4, 5, 7:
            guard let start = bytes.baseAddress else { return .empty }
            return .number(strtod(start.assumingMemoryBound(to: CChar.self), nil))
        case 9: return SpreadsheetDate(iso: words(bytes)).map { .date($0) } ?? .empty
        case 10: return .bool(bytes.first == 0x54)
        default: return bytes.isEmpty ? .empty : .text(words(bytes))
        }
    }
}
