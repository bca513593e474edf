import Findings
import QalaTesting
import Testing

@testable import Exchange

@Suite("Workbooks of other programs")
struct SpreadsheetFileTests {
    private let row = "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"

    private func firstCell(_ parts: SpreadsheetParts) throws -> SpreadsheetCell.Value? {
        SpreadsheetFile(bytes: try parts.zipped(), name: "test.xlsx").sheets.first?.cell(row: 1, column: 1)?.value
    }

    @Test("prefixed elements are understood")
    func prefixes() throws {
        let parts = SpreadsheetParts(rows: "").with(
            "xl/worksheets/sheet1.xml",
            "<x:worksheet xmlns:x=\"\(SpreadsheetParts.main)\"><x:sheetData><x:row r='1'><x:c r = 'A1'\n t='str'><x:v>a</x:v></x:c></x:row></x:sheetData></x:worksheet>"
        )
        #expect(try firstCell(parts) == .text("a"))
    }

    @Test("the strict form is understood")
    func strict() throws {
        var parts = SpreadsheetParts(rows: row)
        for name in Array(parts.parts.keys) {
            parts[name] = parts[name].replacing(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                with: "http://purl.oclc.org/ooxml/officeDocument/relationships"
            ).replacing(SpreadsheetParts.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
        }
        #expect(try firstCell(parts) == .number(7))
    }

    @Test("a byte order mark is passed over")
    func byteOrderMark() throws {
        let parts = SpreadsheetParts(rows: row)
        let name = "xl/worksheets/sheet1.xml"
        #expect(try firstCell(parts.with(name, "\u{FEFF}" + parts[name])) == .number(7))
    }

    @Test(
        "targets may be absolute, relative, climbing, or in other case",
        arguments: [
            "/xl/worksheets/sheet1.xml", "worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml",
            "Worksheets\\Sheet1.XML",
        ])
    func targets(target: String) throws {
        let parts = SpreadsheetParts(rows: row)
        let name = "xl/_rels/workbook.xml.rels"
        #expect(
            try firstCell(parts.with(name, parts[name].replacing("worksheets/sheet1.xml", with: target))) == .number(7))
    }

    @Test("the workbook may have another name, and its relationships may be missing")
    func workbookName() throws {
        var parts = SpreadsheetParts(rows: row)
        parts["_rels/.rels"] = parts["_rels/.rels"].replacing("xl/workbook.xml", with: "/xl/workbook22.xml")
        parts.parts["xl/workbook22.xml"] = parts.parts.removeValue(forKey: "xl/workbook.xml")
        parts.parts["xl/_rels/workbook22.xml.rels"] = parts.parts.removeValue(forKey: "xl/_rels/workbook.xml.rels")
        #expect(try firstCell(parts) == .number(7))
        var bare = SpreadsheetParts(rows: row)
        bare.parts["_rels/.rels"] = nil
        #expect(try firstCell(bare) == .number(7))
    }

    @Test("sheets keep their order, language and visibility; charts are left out")
    func sheets() throws {
        var parts = SpreadsheetParts(rows: row)
        parts["xl/workbook.xml"] = """
            <workbook><workbookPr date1904="1"/><sheets><sheet name="Энергия &amp; жылу" sheetId="9" r:id="b"/>\
            <sheet name="Chart" sheetId="3" r:id="c"/><sheet name="קלט" sheetId="1" state="veryHidden" r:id="a"/></sheets>\
            <definedNames><definedName name="Units" hidden="1">Lists!$A$1:$A$9</definedName>\
            <definedName name="Local" localSheetId="1">1+1</definedName></definedNames></workbook>
            """
        parts["xl/_rels/workbook.xml.rels"] = """
            <Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/>\
            <Relationship Id="b" Type="x/worksheet" Target="worksheets/two.xml"/>\
            <Relationship Id="c" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>
            """
        parts["xl/styles.xml"] = "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        parts["xl/worksheets/two.xml"] = """
            <worksheet><dimension ref="A1:B2"/><sheetData><row><c><v>0</v></c></row></sheetData>\
            <mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>
            """
        parts["docProps/custom.xml"] = """
            <Properties><property fmtid="{D5}" pid="2" name="qala.schema"><vt:lpwstr>3</vt:lpwstr></property></Properties>
            """
        parts["docProps/core.xml"] = "<cp:coreProperties><dc:title>Түгендеу</dc:title></cp:coreProperties>"
        let file = SpreadsheetFile(bytes: try parts.zipped(), name: "test.xlsx")
        #expect(file.sheets.map(\.name) == ["Энергия & жылу", "קלט"])
        #expect(file.sheets.map(\.isHidden) == [false, true])
        #expect(file.sheets[0].cell(row: 1, column: 1)?.value == .date(SpreadsheetDate(year: 1904, month: 1, day: 1)))
        #expect(file.sheets[0].dimension == SpreadsheetRange(firstRow: 1, firstColumn: 1, lastRow: 2, lastColumn: 2))
        #expect(
            file.sheets[0].mergedRanges == [SpreadsheetRange(firstRow: 1, firstColumn: 1, lastRow: 2, lastColumn: 2)])
        #expect(file.definedNames.map(\.name) == ["Units", "Local"] && file.definedNames[1].sheet == 1)
        #expect(file.customProperties == ["qala.schema": "3"] && file.documentProperties["title"] == "Түгендеу")
        #expect(file.sheet(named: "ЭНЕРГИЯ & ЖЫЛУ") != nil)
        #expect(file.findings.map(\.code) == ["cell.merged"] && file.isUsable)
    }

    @Test("tags, texts and comments longer than the buffer are read across its edge")
    func longTokens() throws {
        for length in [10, 65_400, 65_536, 65_600, 200_000] {
            let words = String(repeating: "қ", count: length / 2)
            let rows =
                "<!-- \(words) --><row r=\"1\" note=\"\(words)\"><c r=\"A1\" t=\"inlineStr\"><is><t>\(words)</t></is></c><c><v>5</v></c></row>"
            let file = SpreadsheetFile(bytes: try SpreadsheetParts(rows: rows).zipped(), name: nil)
            #expect(file.sheets[0].cell(row: 1, column: 1)?.value == .text(words))
            #expect(file.sheets[0].cell(row: 1, column: 2)?.value == .number(5))
        }
    }

    @Test("every row is read whatever piece of it falls on the buffer's edge", arguments: 0..<24)
    func edges(shift: Int) throws {
        let padding = "<!--" + String(repeating: "-", count: shift) + "x-->"
        let rows = (1...6000).map {
            "<row r=\"\($0)\"><c r=\"A\($0)\" s=\"0\"><v>\($0).25</v></c><c r=\"B\($0)\" t=\"str\"><v>w\($0)</v></c></row>"
        }
        let file = SpreadsheetFile(bytes: try SpreadsheetParts(rows: padding + rows.joined()).zipped(), name: nil)
        #expect(file.findings.isEmpty)
        #expect(file.sheets[0].rows.map(\.number) == Array(1...6000))
        #expect(
            file.sheets[0].rows.allSatisfy {
                $0[1] == .number(Double($0.number) + 0.25) && $0[2] == .text("w\($0.number)")
            })
    }

    @Test("the short way through usual cells gives what the long way gives")
    func twoWays() throws {
        var random = SeededGenerator(seed: 99)
        let types = ["", " t=\"s\"", " t=\"n\"", " t=\"b\"", " t=\"str\"", " s=\"1\"", " s=\"9\" t=\"s\"", " t=\"e\""]
        let values = ["0", "1", "45047", "1.5", "-2e-3", "a", " ", "&amp;", "7777", "", "true", "1,5", "_x0041_"]
        var usual = ""
        for row in 1...400 {
            usual += "<row r=\"\(row)\">"
            for column in ["A", "C", "ZZ", "XFD", "B"] {
                let type = types.randomElement(using: &random) ?? ""
                let value = values.randomElement(using: &random) ?? ""
                usual += "<c r=\"\(column)\(row)\"\(type)><v>\(value)</v></c>"
            }
            usual += "</row>"
        }
        let other = usual.replacing("<c ", with: "<c  ").replacing("</v>", with: "<!-- --></v>")
        var parts = SpreadsheetParts(rows: usual)
        parts["xl/sharedStrings.xml"] = "<sst><si><t>x</t></si><si><t/></si></sst>"
        parts["xl/styles.xml"] = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        let one = SpreadsheetFile(bytes: try parts.zipped(), name: nil)
        let name = "xl/worksheets/sheet1.xml"
        let two = SpreadsheetFile(
            bytes: try parts.with(name, parts[name].replacing(usual, with: other)).zipped(), name: nil)
        #expect(one.sheets[0].rows.count == 400)
        #expect(one.sheets[0].rows == two.sheets[0].rows)
        #expect(one.findings == two.findings)
    }
}
