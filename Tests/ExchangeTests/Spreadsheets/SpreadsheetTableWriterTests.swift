import QalaTesting
import Testing

@testable import Exchange

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Plain tables we write")
struct SpreadsheetTableWriterTests {
    private let created = SpreadsheetDate(year: 2026, month: 1, day: 1)

    private func bytes(
        sheet: String = "Кесте & <1>", _ rows: [[SpreadsheetCell.Value]]
    ) throws -> [UInt8] {
        let path = "/tmp/qala-table-\(getpid())-\(UInt64.random(in: 0 ... .max)).xlsx"
        defer { unlink(path) }
        let columns: [SpreadsheetTableWriter.Column] = [.init("Қала", width: 30), .init("Мөлшері")]
        let writer = try SpreadsheetTableWriter(path: path, sheet: sheet, columns: columns, created: created)
        for row in rows { writer.append(row) }
        try writer.finish()
        return SpreadsheetFileBytes.path(path).read(at: 0, count: 10_000_000)
    }

    @Test("what is written is read again, numbers to the last digit")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 7)
        let numbers = (0..<500).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
        var rows: [[SpreadsheetCell.Value]] = numbers.map { [.number($0), .number(-$0.rounded())] }
        rows += [
            [
                .text(" <&>\"' _x0041_ \r\n"), .bool(true), .bool(false), .empty,
                .date(SpreadsheetDate(year: 2022, month: 2, day: 28)),
            ],
            [
                .text(String(repeating: "ұ", count: 32_767)), .number(0.1 + 0.2), .number(-0.0), .number(1e15),
                .number(-7),
            ],
        ]
        let file = SpreadsheetFile(bytes: try bytes(rows), name: nil)
        let sheet = try #require(file.sheet(named: "Кесте & <1>"))
        #expect(file.findings.isEmpty && file.documentProperties["created"] == "2026-01-01T00:00:00Z")
        #expect(sheet.row(1)?[1] == .text("Қала"))
        for (index, row) in rows.enumerated() {
            for (column, value) in row.enumerated() { #expect(sheet.row(index + 2)?[column + 1] == value) }
        }
    }

    @Test("equal calls give equal bytes, and no file is left beside the table")
    func determinism() throws {
        #expect(try bytes([[.number(1)]]) == bytes([[.number(1)]]))
    }

    @Test("what does not fit is thrown in the end")
    func failures() throws {
        #expect(throws: SpreadsheetWriteError.sheetName("a/b")) { _ = try bytes(sheet: "a/b", []) }
        #expect(throws: SpreadsheetWriteError.content(sheet: "S", row: 2, column: 1, problem: .notFinite)) {
            _ = try bytes(sheet: "S", [[.number(.infinity)]])
        }
        let long = String(repeating: "a", count: 32_768)
        #expect(throws: SpreadsheetWriteError.content(sheet: "S", row: 2, column: 2, problem: .tooLong)) {
            _ = try bytes(sheet: "S", [[.empty, .text(long)]])
        }
        #expect(throws: SpreadsheetWriteError.file("/nowhere/a.xlsx.sheet.tmp")) {
            _ = try SpreadsheetTableWriter(path: "/nowhere/a.xlsx", sheet: "S", columns: [], created: created)
        }
    }
}
