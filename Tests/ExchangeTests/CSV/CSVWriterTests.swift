import Exchange
import Findings
import QalaTesting
import Testing

@Suite("Writing a CSV file")
struct CSVWriterTests {
    private func written(_ cells: [CSVWriter.Cell], _ writer: CSVWriter = CSVWriter()) -> String {
        var writer = writer
        writer.append(cells)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("quotes only where they are needed")
    func quoting() {
        #expect(
            written([.text("a"), .text("b,c"), .text("d\"e"), .text("f\ng"), .text(" h"), .empty])
                == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\" h\",\n")
        #expect(written([.text("b,c"), .text("d;e")], CSVWriter(delimiter: .semicolon)) == "b,c;\"d;e\"\n")
        #expect(written([.text("")]) == "\"\"\n")
    }

    @Test("numbers are written in digits that read back the same; no number leaves the cell empty")
    func numbers() {
        #expect(
            written([.number(0.1), .number(100), .number(-2.5), .number(.nan), .integer(7)]) == "0.1,100,-2.5,,7\n")
        let comma = CSVWriter(delimiter: .semicolon, decimalMark: .comma, lineEnding: .carriageReturnLineFeed)
        #expect(written([.number(0.1), .number(-1)], comma) == "0,1;-1\r\n")
        #expect(written([.number(0.1)], CSVWriter(decimalMark: .comma)) == "\"0,1\"\n")
    }

    @Test(
        "a text that a spreadsheet would compute is shown instead",
        arguments: ["=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\tx", "＝1"])
    func formulas(text: String) {
        let shown = CSVTable.read(Array(("a\n" + written([.text(text)])).utf8), delimiter: .comma).value.records.first?
            .fields.first
        #expect(shown == "'" + text)
        #expect(CSVWriter.startsFormula(text))
    }

    @Test("numbers, signed or not, are left alone", arguments: ["-5", "+12,5", "-0.25", "7", "a=b", "п-1"])
    func plain(text: String) { #expect(!CSVWriter.startsFormula(text)) }

    @Test("the byte order mark comes first, once")
    func mark() {
        var writer = CSVWriter(byteOrderMark: true)
        writer.append(texts: ["Қала"])
        writer.append(texts: ["Алматы"])
        #expect(writer.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(CSVTable.read(writer.bytes).value.records.first?.fields == ["Алматы"])
    }

    @Test("what is written is read back", arguments: UInt64(1)...40)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let letters: [Character] = ["a", "ә", "\"", ",", ";", "\n", "\r", "\t", " ", "0", "=", "-", "😀", "|"]
        let delimiter = CSVDelimiter.allCases.randomElement(using: &random) ?? .comma
        let columns = Int.random(in: 2...5, using: &random)
        var rows: [[String]] = [(1...columns).map { "column \($0)" }]
        for _ in 0..<30 {
            rows.append(
                (1...columns).map { column in
                    let length = Int.random(in: 0...6, using: &random)
                    let text = String((0..<length).compactMap { _ in letters.randomElement(using: &random) })
                    return column == 1 ? "x" + text : text
                })
        }
        var writer = CSVWriter(delimiter: delimiter, protectsFormulas: false)
        for row in rows { writer.append(texts: row) }
        let checked = CSVTable.read(writer.bytes, delimiter: delimiter)
        #expect(checked.findings.isEmpty)
        #expect([checked.value.header] + checked.value.records.map(\.fields) == rows)
    }
}
