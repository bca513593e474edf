import Findings
import QalaTesting
import Testing

@testable import Exchange

@Suite("Files that are not what they should be")
struct SpreadsheetBadInputTests {
    private let row = "<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"
    private let sheet = "xl/worksheets/sheet1.xml"

    private func findings(_ bytes: [UInt8], _ limits: SpreadsheetLimits = SpreadsheetLimits()) -> [Finding] {
        SpreadsheetFile(bytes: bytes, name: "test.xlsx", limits: limits).findings
    }

    private func findings(
        _ parts: SpreadsheetParts, _ change: (inout SpreadsheetLimits) -> Void = { _ in }
    ) throws -> [Finding] {
        var limits = SpreadsheetLimits()
        change(&limits)
        return findings(try parts.zipped(), limits)
    }

    @Test("an empty file and a missing one are told apart")
    func empty() {
        #expect(findings([]) == [Finding("file.empty", .error, at: .init(file: "test.xlsx"))])
        #expect(SpreadsheetFile(path: "/nowhere/test.xlsx").findings.map(\.code) == ["file.unreadable"])
        #expect(SpreadsheetFile(path: "/tmp", name: "tmp").findings.map(\.code) == ["file.unreadable"])
    }

    @Test(
        "other kinds of files are named",
        arguments: [
            ("%PDF-1.7", "pdf"), ("<!DOCTYPE html><html>", "html"), ("<html><table>", "html"),
            ("<?xml version='1.0'?>", "xml"),
            ("a;b;c\n1;2;3\n", "csv"), ("Қала,тұрғын\n", "csv"), ("hello", "text"), ("{\\rtf1", "rtf"),
            ("\u{1}\u{2}", "unknown"),
            ("GIF89a", "image"),
        ])
    func otherKinds(start: String, kind: String) {
        let expected = Finding(
            "file.not-a-workbook", .error, at: .init(file: "test.xlsx"), details: ["kind": .text(kind)])
        #expect(findings(Array(start.utf8)) == [expected])
    }

    @Test("old workbooks and locked ones are told apart")
    func olderContainer() {
        let start: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        #expect(findings(start).first?.details == ["kind": .text("xls")])
        let name: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
        #expect(findings(start + name + start).map(\.code) == ["file.encrypted"])
    }

    @Test(
        "other archives are named",
        arguments: [
            (["mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"], "ods"),
            (["word/document.xml": "<a/>"], "docx"), (["xl/workbook.bin": "a"], "xlsb"), (["readme.txt": "a"], "zip"),
        ])
    func otherArchives(entries: [String: String], kind: String) throws {
        var parts = SpreadsheetParts(rows: "")
        parts.parts = entries.mapValues { Array($0.utf8) }
        let found = try findings(parts)
        #expect(found.map(\.code) == ["file.not-a-workbook"] && found[0].details == ["kind": .text(kind)])
    }

    @Test("a file cut off anywhere is found, and never read as whole")
    func truncated() throws {
        let bytes = try SpreadsheetParts(rows: row).zipped()
        for length in stride(from: 4, to: bytes.count - 1, by: 7) {
            let codes = findings(Array(bytes.prefix(length))).map(\.code)
            #expect(codes == ["file.truncated"] || codes == ["file.damaged-part"], "cut at \(length)")
        }
        #expect(findings(Array(bytes.prefix(bytes.count / 2))).map(\.code) == ["file.truncated"])
    }

    @Test("limits on bytes, parts and unpacked size are kept")
    func sizes() throws {
        let parts = SpreadsheetParts(rows: row)
        #expect(try findings(parts) { $0.fileBytes = 100 }.map(\.code) == ["file.too-large"])
        let entries = try findings(parts) { $0.entries = 3 }
        #expect(entries.map(\.code) == ["file.unpacks-too-large"] && entries[0].details["reason"] == .text("entries"))
        let bytes = try findings(parts) { $0.unpackedBytes = 500 }
        #expect(bytes.map(\.code) == ["file.unpacks-too-large"] && bytes[0].details["reason"] == .text("bytes"))
    }

    @Test("a zip bomb is refused before it is unpacked")
    func bomb() throws {
        let blank = String(repeating: " ", count: 30_000_000)
        let bytes = try SpreadsheetParts(rows: blank).zipped()
        #expect(bytes.count < 60_000)
        let found = findings(bytes)
        #expect(found.map(\.code) == ["file.unpacks-too-large"] && found[0].details["reason"] == .text("ratio"))
    }

    @Test("a bomb that lies about its size stops at the size it declared")
    func lyingBomb() throws {
        var bytes = try SpreadsheetParts(rows: String(repeating: " ", count: 5_000_000) + row).zipped()
        let declared = SpreadsheetParts(rows: String(repeating: " ", count: 5_000_000) + row).parts[sheet]?.count ?? 0
        let mark = (0..<4).map { UInt8(truncatingIfNeeded: declared >> (8 * $0)) }
        var changed = 0
        for index in 0..<(bytes.count - 4) where Array(bytes[index..<(index + 4)]) == mark {
            bytes.replaceSubrange(index..<(index + 4), with: [0, 4, 0, 0])
            changed += 1
        }
        #expect(changed > 0)
        let codes = Set(findings(bytes).map(\.code))
        #expect(!codes.isDisjoint(with: ["file.unpacks-too-large", "file.damaged-part"]))
    }

    @Test("limits on rows and cells keep what was read before")
    func rowsAndCells() throws {
        let rows = (1...50).map { "<row r=\"\($0)\"><c><v>1</v></c><c><v>2</v></c></row>" }.joined()
        var limits = SpreadsheetLimits()
        limits.rows = 10
        let byRows = SpreadsheetFile(bytes: try SpreadsheetParts(rows: rows).zipped(), name: nil, limits: limits)
        #expect(byRows.findings.map(\.code) == ["sheet.too-many-rows"] && byRows.sheets[0].rows.count == 10)
        limits = SpreadsheetLimits()
        limits.cells = 40
        let byCells = SpreadsheetFile(bytes: try SpreadsheetParts(rows: rows).zipped(), name: nil, limits: limits)
        #expect(byCells.findings.map(\.code) == ["sheet.too-many-cells"] && byCells.sheets[0].rows.count == 20)
        #expect(
            try findings(SpreadsheetParts(rows: "<row r=\"1048577\"><c><v>1</v></c></row>")).map(\.code) == [
                "sheet.too-many-rows"
            ])
    }

    @Test("macros and links to other files are told, cells are read")
    func guests() throws {
        let parts = SpreadsheetParts(rows: row).with("xl/vbaProject.bin", "x").with(
            "xl/externalLinks/externalLink1.xml", "<a/>")
        let file = SpreadsheetFile(bytes: try parts.zipped(), name: nil)
        #expect(file.findings.map(\.code) == ["file.macros", "file.external-links"])
        #expect(file.isMacroEnabled && file.isUsable && file.sheets[0].rows.count == 1)
    }

    @Test(
        "a damaged part is named, with the reason",
        arguments: [
            ("<worksheet><sheetData><row><c><v>1</v></c>", "truncated"),
            ("<worksheet><sheetData><row r=></row>", "malformed"),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>", "document-type"), ("", "truncated"),
            ("<?xml version=\"1.0\" encoding=\"windows-1251\"?><worksheet/>", "encoding:windows-1251"),
            ("<\u{0}?\u{0}x\u{0}m\u{0}l\u{0}", "encoding:UTF-16"), ("</a></b>", "malformed"), ("<a b/>", "malformed"),
        ])
    func damaged(text: String, reason: String) throws {
        let found = try findings(SpreadsheetParts(rows: "").with(sheet, text))
        #expect(found.map(\.code) == ["file.damaged-part"])
        #expect(found.first?.details == ["part": .text(sheet), "reason": .text(reason)])
        #expect(found.first?.place.sheet == "Data")
    }

    @Test("a sheet or string that is not there is told")
    func missing() throws {
        var parts = SpreadsheetParts(rows: row)
        parts.parts[sheet] = nil
        #expect(try findings(parts).map(\.code) == ["file.damaged-part"])
        let found = try findings(SpreadsheetParts(rows: "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>5</v></c></row>"))
        #expect(found.map(\.code) == ["file.damaged-part"] && found[0].place.cell == "B2")
    }

    @Test("errors in cells are listed with their place, up to a limit")
    func errors() throws {
        let rows = (1...50).map { "<row r=\"\($0)\"><c r=\"C\($0)\" t=\"e\"><v>#REF!</v></c></row>" }.joined()
        let found = try findings(SpreadsheetParts(rows: rows)) { $0.findingsOfOneCode = 10 }
        #expect(found.count == 10 && found.allSatisfy { $0.code == "cell.formula-error" && $0.severity == .error })
        #expect(found[0].place == Place(file: "test.xlsx", sheet: "Data", row: 1, column: 3))
        #expect(found[0].details == ["value": .text("#REF!")])
        #expect(found[9].details["more"] == .count(40))
    }

    @Test("two thousand damaged copies of a workbook never crash, hang or grow")
    func mutations() throws {
        let original = try SpreadsheetSamples.mixed()
        var random = SeededGenerator(seed: 20_22)
        var limits = SpreadsheetLimits()
        limits.cells = 10_000
        var understood = 0
        for _ in 0..<1_000 {
            let archive = SpreadsheetSamples.mutated(try original.zipped(), using: &random)
            let file = SpreadsheetFile(bytes: archive, name: nil, limits: limits)
            if file.isUsable { understood += 1 }
            #expect(file.sheets.allSatisfy { $0.rows.count <= limits.cells })
        }
        for _ in 0..<1_000 {
            var parts = original
            let name = try #require(parts.parts.keys.sorted().randomElement(using: &random))
            parts.parts[name] = SpreadsheetSamples.mutated(parts.parts[name] ?? [], using: &random)
            let file = SpreadsheetFile(bytes: try parts.zipped(), name: nil, limits: limits)
            if file.isUsable { understood += 1 }
            #expect(file.sheets.allSatisfy { $0.rows.count <= limits.cells })
        }
        #expect(understood > 0)
    }
}

enum SpreadsheetSamples {
    /// A workbook with a bit of everything.
    static func mixed() throws -> SpreadsheetParts {
        let rows = """
            <row r="1" spans="1:5"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45047</v></c><c r="C1"><f>B1*2</f><v>90094</v></c>\
            <c r="D1" t="inlineStr"><is><r><t>жы</t></r><r><t>лу &amp;</t></r></is></c><c r="E1" t="e"><v>#N/A</v></c></row>\
            <row r="3"><c r="A3" t="b"><v>1</v></c><c t="str"><f t="shared" si="0"/><v><![CDATA[a]]></v></c><c><v>1.5E-7</v></c></row>
            """
        var parts = SpreadsheetParts(
            rows: rows, before: "<dimension ref=\"A1:E3\"/>",
            after: "<mergeCells count=\"1\"><mergeCell ref=\"A1:B2\"/></mergeCells>")
        parts["xl/sharedStrings.xml"] =
            "<sst count=\"1\"><si><t xml:space=\"preserve\"> қала </t><rPh><t>x</t></rPh></si></sst>"
        parts["xl/styles.xml"] = """
            <styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd.mm.yyyy"/></numFmts>\
            <cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>
            """
        parts["docProps/custom.xml"] =
            "<Properties><property name=\"a\"><vt:lpwstr>b</vt:lpwstr></property></Properties>"
        return parts
    }

    /// The bytes with a few of them changed, cut out, doubled or cut off.
    static func mutated(_ original: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let length = min(bytes.count - place, Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 2: bytes.removeSubrange(place..<(place + length))
            case 3: bytes.insert(contentsOf: Array(bytes[place..<(place + length)]), at: place)
            case 4: bytes[place] = Array("<>/\"'=&; \0".utf8).randomElement(using: &random) ?? 0
            default: if Int.random(in: 0..<4, using: &random) == 0 { bytes.removeSubrange(place...) }
            }
        }
        return bytes
    }
}
