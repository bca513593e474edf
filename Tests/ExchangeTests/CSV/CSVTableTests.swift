import Exchange
import Findings
import Testing

@Suite("Reading a CSV file")
struct CSVTableTests {
    private func read(_ text: String, limits: CSVTable.Limits = .init()) -> Checked<CSVTable> {
        CSVTable.read(Array(text.utf8), file: "bei.csv", limits: limits)
    }

    private func codes(_ checked: Checked<CSVTable>) -> [String] { checked.findings.map(\.code) }

    @Test("header, rows and their places")
    func places() {
        let checked = read("sector,value\nTransport,12\n\nBuildings,30\n")
        let table = checked.value
        #expect(checked.findings.isEmpty)
        #expect(table.header == ["sector", "value"])
        #expect(table.records.map(\.fields) == [["Transport", "12"], ["Buildings", "30"]])
        #expect(table.records.map(\.row) == [2, 4])
        #expect(table.place(table.records[1], column: 1) == Place(file: "bei.csv", row: 4, column: 2))
        #expect(table.place(table.records[1], column: 1).cell == "B4")
    }

    @Test("a column is found whatever its case and spaces", arguments: ["Source line", "SOURCE_LINE", " source  line"])
    func lookUp(name: String) {
        let table = read("sector,source_line\nA,1\n").value
        #expect(table.column(name) == 1)
        #expect(table.column("place", name) == 1)
        #expect(table.column("place") == nil)
    }

    @Test("quotes hold delimiters, quotes and line ends; rows and lines are counted apart")
    func quotes() {
        let table = read("a,b\r\n\"1,5\",\"he said \"\"no\"\"\"\r\n\"two\r\nlines\",x\r\nlast,y").value
        #expect(table.records.map(\.fields) == [["1,5", "he said \"no\""], ["two\r\nlines", "x"], ["last", "y"]])
        #expect(table.records.map(\.row) == [2, 3, 4])
        #expect(table.records.map(\.line) == [2, 3, 5])
    }

    @Test("line ends of Unix, Windows and old Macs, also mixed", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) {
        let table = read("a;b\(end)1;2\(end)3;4\n5;6").value
        #expect(table.records.map(\.fields) == [["1", "2"], ["3", "4"], ["5", "6"]])
        #expect(table.records.map(\.row) == [2, 3, 4])
    }

    @Test(
        "the delimiter is found",
        arguments: [
            ("a,b\n1,2\n", CSVDelimiter.comma), ("a;b\n1,5;2,5\n", .semicolon), ("a\tb\n1,5\t2\n", .tab),
            ("a|b\n1|2\n", .bar), ("value\n12\n", .comma), ("\"a;b\",\"c;d\"\n1,2\n", .comma),
            ("sep=;\na;b\n1;2\n", .semicolon), ("Sector;Energy, MWh;Emissions, t\nX;1,5;2\n", .semicolon),
            ("a;b;c,d\n1,5;2;3\n", .semicolon),
        ])
    func delimiter(text: String, expected: CSVDelimiter) { #expect(read(text).value.delimiter == expected) }

    @Test("the line sep= is no header but is counted")
    func separatorLine() {
        let table = read("sep=;\r\na;b\r\n1;2\r\n").value
        #expect(table.header == ["a", "b"])
        #expect(table.headerRow == 2)
        #expect(table.records.first?.row == 3)
    }

    @Test("empty rows and columns at the edge of a sheet are nobody's fault")
    func emptyEdges() {
        let checked = read("a;b;;\r\n1;2;;\r\n;;;\r\n3;4\r\n")
        #expect(checked.findings.isEmpty)
        #expect(checked.value.header == ["a", "b"])
        #expect(checked.value.records.map(\.fields) == [["1", "2"], ["3", "4"]])
    }

    @Test("a short row is a warning, a long one an error, each with its row")
    func raggedRows() {
        let findings = read("a,b,c\n1,2\n1,2,3\n1,2,3,4\n").findings
        #expect(findings.map(\.code) == ["csv.ragged-row", "csv.ragged-row"])
        #expect(findings.map(\.severity) == [.warning, .error])
        #expect(findings.map(\.place.row) == [2, 4])
        #expect(findings[1].details == ["expected": .count(3), "found": .count(4)])
    }

    @Test("a quote that is never closed is named and swallows only its row")
    func unclosedQuote() {
        let checked = read("a,b\n\"1,2\n3,4\n5,\"6\"\n")
        #expect(codes(checked).contains("csv.unclosed-quote"))
        #expect(checked.findings.first { $0.code == "csv.unclosed-quote" }?.place.row == 2)
        #expect(checked.value.records.map(\.fields) == [["\"1", "2"], ["3", "4"], ["5", "6"]])
    }

    @Test("a quote closed by the next quoted cell is not closed")
    func quoteClosedElsewhere() {
        let checked = read("a;b\n\"Heat;1\nGas;2\n\"Coal\";3\n")
        #expect(checked.findings.map(\.code) == ["csv.unclosed-quote"])
        #expect(checked.value.records.map { $0[1] } == ["1", "2", "3"])
    }

    @Test("two columns with one name: the first is used, the second named")
    func duplicateColumn() {
        let checked = read("value,unit,Value\n1,t,2\n")
        #expect(checked.findings.map(\.code) == ["csv.duplicate-column"])
        #expect(checked.findings.first?.place.column == 3)
        #expect(checked.value.column("value") == 0)
    }

    @Test("figures below an empty heading are noticed")
    func emptyHeader() {
        let checked = read("value,,unit\n1,5,t\n")
        #expect(checked.findings.map(\.code) == ["csv.empty-header"])
        #expect(checked.findings.first?.place == Place(file: "bei.csv", row: 1, column: 2))
    }

    @Test("nothing, spaces and line ends are an empty file", arguments: ["", "  \n\n", "\u{FEFF}", ";;;\n;;\n"])
    func emptyFile(text: String) {
        let checked = read(text)
        #expect(codes(checked) == ["file.empty"])
        #expect(!checked.isUsable)
    }

    @Test("zero bytes are reported and removed")
    func zeroBytes() {
        let checked = read("a,b\n1,2\n3\0,4\0\n")
        #expect(checked.findings.map(\.code) == ["csv.nul-byte"])
        #expect(checked.findings.first?.place.row == 3)
        #expect(checked.value.records[1].fields == ["3", "4"])
    }

    @Test("more rows, cells, columns or bytes than allowed are refused with a finding")
    func limits() {
        var limits = CSVTable.Limits()
        limits.rows = 2
        let rows = read("a\n1\n2\n3\n4\n", limits: limits)
        #expect(codes(rows) == ["csv.too-many-rows"])
        #expect(rows.value.records.count == 2)
        limits = .init()
        limits.cells = 3
        #expect(codes(read("a,b\n1,2\n3,4\n", limits: limits)) == ["csv.too-many-rows"])
        limits = .init()
        limits.columns = 2
        #expect(codes(read("a,b\n1,2\n3,4,5\n", limits: limits)) == ["csv.too-many-columns"])
        limits = .init()
        limits.bytes = 4
        #expect(codes(read("a,b\n1,2\n", limits: limits)) == ["file.too-large"])
    }

    @Test("of many equal findings the first hundred are kept and the rest counted")
    func manyFindings() {
        let checked = read("a,b\n" + String(repeating: "1\n", count: 250))
        #expect(checked.findings.count == 101)
        #expect(checked.findings.last?.code == "findings.more")
        #expect(checked.findings.last?.details == ["code": .text("csv.ragged-row"), "count": .count(150)])
    }

    @Test(
        "a file of another format is named",
        arguments: [
            ("PK\u{3}\u{4}....[Content_Types].xml", "xlsx"), ("PK\u{3}\u{4}data.csv", "zip"),
            ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"), ("%PDF-1.7\n", "pdf"),
            ("<!DOCTYPE html>\n<html>", "html"), ("\n <html lang=ru>", "html"), ("<?xml version='1.0'?><a/>", "xml"),
            ("{\n \"total\": 1}", "json"), ("[{\"a\": 1}]", "json"), ("{\\rtf1 }", "rtf"),
        ])
    func otherFormats(text: String, format: String) {
        let checked = read(text)
        #expect(codes(checked) == ["csv.looks-like-another-format"])
        #expect(checked.findings.first?.details["format"] == .text(format))
    }

    @Test("a path that is no file is refused, not waited for")
    func paths() {
        #expect(throws: CSVTable.ReadError.notAFile(path: "/tmp")) { try CSVTable.read(path: "/tmp") }
        #expect(throws: CSVTable.ReadError.unreadable(path: "/nowhere/a.csv", errorNumber: 2)) {
            try CSVTable.read(path: "/nowhere/a.csv")
        }
    }

    @Test("names of plain letters are folded as all others are")
    func folding() {
        for scalar in (0..<0x80).compactMap(Unicode.Scalar.init) {
            #expect(CSVTable.folded("Aa\(scalar)Z") + "қ" == CSVTable.folded("Aa\(scalar)ZҚ"))
        }
    }
}
