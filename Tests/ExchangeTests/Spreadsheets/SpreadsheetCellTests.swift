import Findings
import Testing

@testable import Exchange

@Suite("Cells of a workbook")
struct SpreadsheetCellTests {
    private func read(_ rows: String, strings: String? = nil, styles: String? = nil) throws -> SpreadsheetFile {
        var parts = SpreadsheetParts(rows: rows)
        if let strings { parts["xl/sharedStrings.xml"] = "<sst>\(strings)</sst>" }
        if let styles { parts["xl/styles.xml"] = "<styleSheet>\(styles)</styleSheet>" }
        return SpreadsheetFile(bytes: try parts.zipped(), name: "test.xlsx")
    }

    private func value(_ cell: String, strings: String? = nil, styles: String? = nil) throws -> SpreadsheetCell.Value? {
        let file = try read("<row r=\"1\">\(cell)</row>", strings: strings, styles: styles)
        return file.sheets.first?.cell(row: 1, column: 1)?.value
    }

    @Test(
        "numbers are read exactly",
        arguments: [
            ("12", 12.0), ("-0.5", -0.5), ("91.51300000000001", 91.51300000000001), ("1E-7", 1e-7),
            ("1.5e+300", 1.5e300),
            (" 7 ", 7), ("0.1", 0.1), ("123456789012345678901234567890", 123456789012345678901234567890.0),
            (".5", 0.5), ("5.", 5), ("2.2250738585072014E-308", 2.2250738585072014e-308),
            ("0.30000000000000004", 0.30000000000000004), ("9007199254740993", 9007199254740993.0), ("+3", 3),
        ])
    func numbers(text: String, expected: Double) throws {
        #expect(try value("<c r=\"A1\"><v>\(text)</v></c>") == .number(expected))
    }

    @Test(
        "what is no number stays the words it is",
        arguments: ["1,5", "NaN", "INF", "1e999", "12 MWh", "-", "0x10", "1e", "."])
    func notNumbers(text: String) throws {
        #expect(try value("<c r=\"A1\"><v>\(text)</v></c>") == .text(text))
    }

    @Test("shared strings join their runs and drop reading aids")
    func richText() throws {
        let strings = """
            <si><t>plain</t></si><si><r><t xml:space="preserve">Қара</t></r><r><rPr><b/></rPr><t>ғанды</t></r>\
            <rPh sb="0" eb="1"><t>aid</t></rPh><phoneticPr fontId="1"/></si>
            """
        #expect(try value("<c t=\"s\"><v>1</v></c>", strings: strings) == .text("Қарағанды"))
        #expect(try value("<c t=\"s\"><v>0</v></c>", strings: strings) == .text("plain"))
    }

    @Test("blanks at the ends stay where the file says so")
    func spaces() throws {
        #expect(try value("<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c>") == .text(" a "))
        #expect(try value("<c t=\"inlineStr\"><is><t>\n  a b\n</t></is></c>") == .text("a b"))
    }

    @Test(
        "entities, references, sections and escapes become characters",
        arguments: [
            ("a &amp; b &lt;c&gt; &quot;d&quot; &apos;", "a & b <c> \"d\" '"), ("&#1178;&#x49B;", "Ққ"),
            ("<![CDATA[<b> & &amp;]]>", "<b> & &amp;"), ("a<!-- no -->b", "ab"), ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"), ("a\r\nb", "a\nb"), ("&unknown; &", "&unknown; &"),
            ("&#0;&#xD800;", "&#0;&#xD800;"),
        ])
    func characters(text: String, expected: String) throws {
        #expect(try value("<c t=\"inlineStr\"><is><t>\(text)</t></is></c>") == .text(expected))
    }

    @Test("formula strings, booleans and errors keep their kind")
    func kinds() throws {
        #expect(try value("<c t=\"str\"><f>A2</f><v>тест &amp; 1</v></c>") == .text("тест & 1"))
        #expect(try value("<c t=\"str\"><f>A2</f><v></v></c>") == .text(""))
        #expect(try value("<c t=\"b\"><v>1</v></c>") == .bool(true))
        #expect(try value("<c t=\"b\"><v>0</v></c>") == .bool(false))
        #expect(try value("<c t=\"e\"><v>#DIV/0!</v></c>") == .error("#DIV/0!"))
        #expect(
            try value("<c t=\"d\"><v>2023-05-01T12:30:00</v></c>")
                == .date(.init(year: 2023, month: 5, day: 1, second: 45_000)))
        #expect(try value("<c s=\"3\"/>") == nil)
    }

    @Test("a formula comes with its text and its saved value")
    func formula() throws {
        let file = try read("<row r=\"4\"><c r=\"C4\"><f>SUM(A1:A3)*&quot;2&quot;</f><v>6</v></c></row>")
        let cell = try #require(file.sheets[0].cell(row: 4, column: 3))
        #expect(cell == SpreadsheetCell(row: 4, column: 3, value: .number(6), formula: "SUM(A1:A3)*\"2\""))
    }

    @Test("a formula saved without a value is unknown, not zero", arguments: ["", "<v/>", "<v></v>"])
    func formulaWithoutValue(value: String) throws {
        let file = try read("<row r=\"4\"><c r=\"C4\"><f>A1</f>\(value)</c></row>")
        let cell = try #require(file.sheets[0].cell(row: 4, column: 3))
        #expect(cell.value == .empty && !cell.hasCachedValue)
        #expect(file.findings.map(\.code) == ["cell.formula-without-value"])
        #expect(file.findings[0].place.cell == "C4" && file.findings[0].place.sheet == "Data")
    }

    @Test("cells and rows without a reference follow the one before")
    func withoutReferences() throws {
        let rows = """
            <row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>\
            <row><c><v>5</v></c></row><row><c r="B9"><v>6</v></c></row>
            """
        let sheet = try read(rows).sheets[0]
        #expect(sheet.rows.map(\.number) == [1, 5, 6, 9])
        #expect(sheet.row(1)?[2] == .number(2))
        #expect(sheet.row(5)?[4] == .number(4))
        #expect(sheet.cell(row: 9, column: 2)?.value == .number(6))
    }

    @Test("rows and cells in disorder are put in order")
    func disorder() throws {
        let rows =
            "<row r=\"3\"><c r=\"B3\"><v>2</v></c><c r=\"A3\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>0</v></c></row>"
        let sheet = try read(rows).sheets[0]
        #expect(sheet.rows.map(\.number) == [1, 3])
        #expect(sheet.row(3)?[1] == .number(1) && sheet.row(3)?[2] == .number(2))
    }

    @Test(
        "built-in and custom formats tell dates from numbers",
        arguments: [
            ("dd.mm.yyyy;@", true), ("yyyy\\-mm\\-dd", true), ("[$-43F]d mmmm yyyy\" ж.\"", true), ("mmm", true),
            ("0.00\" д\"", false), ("[Red]#,##0", false), ("General", false), ("0.00E+00", false), ("[h]:mm:ss", false),
            ("h:mm AM/PM", false), ("#,##0\\ \"MWh\"", false), ("_-* #,##0_-", false), ("m/d/yy h:mm", true),
        ])
    func formats(code: String, isDate: Bool) throws {
        let styles = """
            <numFmts><numFmt numFmtId="164" formatCode="\(code.replacing("\"", with: "&quot;"))"/></numFmts>\
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>
            """
        let date = SpreadsheetCell.Value.date(SpreadsheetDate(year: 2023, month: 5, day: 1))
        #expect(try value("<c s=\"1\"><v>45047</v></c>", styles: styles) == (isDate ? date : .number(45_047)))
    }

    @Test(
        "serial numbers become days of the calendar",
        arguments: [
            (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (36_526, "2000-01-01"),
            (45_047.5, "2023-05-01"),
            (2_958_465, "9999-12-31"),
        ])
    func dates(serial: Double, iso: String) throws {
        let date = try #require(SpreadsheetDate(serial: serial))
        #expect(date.iso == iso)
        #expect(date.serial == serial)
        #expect(SpreadsheetDate(serial: serial - 1462, countsFrom1904: true)?.iso == (serial > 1462 ? iso : nil))
    }

    @Test("numbers that are no day stay numbers", arguments: [0, 0.5, 60, -3, 2_958_466])
    func noDates(serial: Double) throws {
        #expect(SpreadsheetDate(serial: serial) == nil)
        let styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
        #expect(try value("<c><v>\(serial)</v></c>", styles: styles) == .number(serial))
    }

    @Test("every day of four centuries is its own day")
    func everyDay() {
        var last = SpreadsheetDate(year: 1900, month: 2, day: 28)
        for serial in 61...150_000 {
            guard let date = SpreadsheetDate(serial: Double(serial)) else { continue }
            #expect(date.serial == Double(serial) && date.iso > last.iso)
            last = date
        }
    }
}
