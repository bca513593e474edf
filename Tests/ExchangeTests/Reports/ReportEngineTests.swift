import Exchange
import Foundation
import Inventories
import Localization
import Testing

@Suite("Typesetting a report")
struct ReportEngineTests {
    static let isThere: Comment = "no Python with typst: see ReportEngine.installation"

    @Test(
        "a Python that is not there, or cannot do it, is a typed error", arguments: ["/nowhere/python", "/bin/false"])
    func missing(python: String) {
        #expect(throws: ReportFailure.engineMissing) {
            try ReportEngine.find(environment: ["QALA_TYPST_PYTHON": python])
        }
    }

    @Test(
        "the report is tagged, says its language and title, and is small",
        .enabled(if: ReportCases.engine != nil, isThere),
        arguments: ReportCases.looked, Language.allCases)
    func tagged(id: String, language: Language) throws {
        let engine = try #require(ReportCases.engine)
        let (result, names) = try ReportCases.result(id)
        let name = names[language.rawValue] ?? ""
        let report = InventoryPDF(result: result, texts: try ReportCases.texts(language), townName: name)
        let bytes = try report.bytes(engine: engine)
        let pdf = String(decoding: bytes, as: UTF8.self)
        #expect(pdf.hasPrefix("%PDF-1.7"))
        #expect(pdf.contains("/StructTreeRoot"))
        #expect(pdf.contains("/Marked true"))
        #expect(pdf.contains("/Lang(\(language.rawValue))") || pdf.contains("/Lang (\(language.rawValue))"))
        #expect(pdf.contains("<pdfuaid:part>1</pdfuaid:part>"))
        #expect(pdf.contains(name))
        #expect(bytes.count < 200_000)
        try ReportCases.keep(bytes, "\(id).\(language.rawValue).pdf")
        try ReportCases.keep(report.data(), "\(id).\(language.rawValue).json")
    }

    @Test("equal data make equal bytes", .enabled(if: ReportCases.engine != nil, isThere))
    func reproducible() throws {
        let engine = try #require(ReportCases.engine)
        let (result, _) = try ReportCases.result("ro-suceava", draws: 100)
        let report = InventoryPDF(result: result, texts: try ReportCases.texts(.kk), townName: "Сучава")
        #expect(try report.bytes(engine: engine) == report.bytes(engine: engine))
    }

    @Test("the engine is found again by its variable", .enabled(if: ReportCases.engine != nil, isThere))
    func named() throws {
        let python = try #require(ReportCases.engine).python
        #expect(try ReportEngine.find(environment: ["QALA_TYPST_PYTHON": python.path]).python == python)
    }

    @Test("markup in a town's file is printed, not obeyed", .enabled(if: ReportCases.engine != nil, isThere))
    func hostile() throws {
        let engine = try #require(ReportCases.engine)
        let report = InventoryPDF(
            result: try ReportCases.hostile(InventoryPDFTests.hostile), texts: try ReportCases.texts(.kk),
            townName: InventoryPDFTests.hostile)
        let bytes = try report.bytes(engine: engine)
        try ReportCases.keep(bytes, "hostile.kk.pdf")
        let pdf = String(decoding: bytes, as: UTF8.self)
        #expect(pdf.contains("#evil[ $x") && pdf.contains("&lt;script&gt;"), "the title in the metadata")
        guard let text = try ReportCases.text(of: bytes) else { return }
        #expect(text.contains("#evil[ $x \" <script> \\ @preview *b* `r` //"))
        #expect(text.contains("қ") && text.contains("ғ") && text.contains("ұ") && text.contains("ө"))
    }

    @Test(
        "names of a thousand letters and hundreds of odd lines do no harm",
        .enabled(if: ReportCases.engine != nil, isThere))
    func long() throws {
        let engine = try #require(ReportCases.engine)
        let name = String(repeating: "ұзын", count: 250)
        let report = InventoryPDF(
            result: try ReportCases.hostile(name, lines: 350), texts: try ReportCases.texts(.ru), townName: name)
        let bytes = try report.bytes(engine: engine)
        try ReportCases.keep(bytes, "long.ru.pdf")
        #expect(bytes.count < 2_000_000)
    }

    @Test(
        "letters that no font has are no reason to refuse a report",
        .enabled(if: ReportCases.engine != nil, isThere),
        arguments: ["漢字", "😀 ქართული Հայերեն", "עברית", "\u{E000}", "a\u{202E}b\u{0007}"])
    func letters(words: String) throws {
        let engine = try #require(ReportCases.engine)
        let report = InventoryPDF(
            result: try ReportCases.hostile(words), texts: try ReportCases.texts(.kk), townName: words)
        #expect(String(decoding: try report.bytes(engine: engine), as: UTF8.self).contains("/Marked true"))
    }

    @Test("a template that does not hold is refused with its reason", .enabled(if: ReportCases.engine != nil, isThere))
    func refused() throws {
        let engine = try #require(ReportCases.engine)
        let template = try ReportCases.template("#let data = json(\"data.json\")\n#data.nothing")
        defer { try? FileManager.default.removeItem(at: template) }
        do throws(ReportFailure) {
            _ = try engine.compile(template: template, data: Array("{}".utf8), seconds: 20)
            Issue.record("a broken template was typeset")
        } catch {
            guard case .refused(let status, let message) = error else { throw error }
            #expect(status == 1)
            #expect(message.contains("nothing"))
        }
    }

    @Test("a template cannot read beside its folder", .enabled(if: ReportCases.engine != nil, isThere))
    func confined() throws {
        let engine = try #require(ReportCases.engine)
        let template = try ReportCases.template("#read(\"/../../../../etc/passwd\")")
        defer { try? FileManager.default.removeItem(at: template) }
        #expect(throws: ReportFailure.self) {
            try engine.compile(template: template, data: Array("{}".utf8), seconds: 20)
        }
    }

    @Test("what takes too long is ended", .enabled(if: ReportCases.engine != nil, isThere))
    func timedOut() throws {
        let engine = try #require(ReportCases.engine)
        let template = try ReportCases.template(
            "#let slow(n) = for a in range(n) { for b in range(n) { let c = calc.sin(a) } }\n#slow(100000)")
        defer { try? FileManager.default.removeItem(at: template) }
        let started = ContinuousClock.now
        #expect(throws: ReportFailure.timedOut(seconds: 1)) {
            try engine.compile(template: template, data: Array("{}".utf8), seconds: 1)
        }
        #expect(ContinuousClock.now - started < .seconds(60))
    }
}
