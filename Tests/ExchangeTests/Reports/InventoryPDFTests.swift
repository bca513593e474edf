import Exchange
import Findings
import Foundation
import Inventories
import Localization
import Quantities
import Testing

@Suite("Inventory report as PDF")
struct InventoryPDFTests {
    static let hostile = "#evil[ $x \" <script> \\ @preview *b* `r` // ⟨"

    @Test("the total, its range and completeness are those of the result", arguments: Language.allCases)
    func hero(language: Language) throws {
        let (result, names) = try ReportCases.result("it-turin")
        let texts = try ReportCases.texts(language)
        let document = InventoryPDF(result: result, texts: texts, townName: names[language.rawValue] ?? "").document
        #expect(document.language == language.rawValue)
        #expect(document.title.hasPrefix("\(names[language.rawValue] ?? "?"), 2019"))
        #expect(document.hero.value == texts.figure(result.total.emission.value.value))
        #expect(document.hero.unit == texts.unit("tCO2").replacing(" ", with: "\u{A0}"))
        let range = try #require(result.uncertainty?.total)
        #expect(document.hero.range?.words.contains(texts.range(range)) == true)
        #expect(document.hero.isPartial == !result.total.emission.isComplete)
        #expect(document.hero.completeness.contains(texts.numbers.integer(result.total.emission.known)))
        #expect(document.footer.command == "qala inventory compute \(texts["report.path.folder"]) --year 2019")
    }

    @Test("every sector and carrier stands in its table with its emissions, energy and completeness")
    func tables() throws {
        let (result, _) = try ReportCases.result("it-turin")
        let texts = try ReportCases.texts(.en)
        let document = InventoryPDF(result: result, texts: texts, townName: "Turin").document
        let tables = ReportCases.tables(document)
        for (sector, subtotal) in result.bySector {
            let row = try #require(
                tables[0].rows.first { $0[0].content.words == texts["sector.\(sector.rawValue)"] }
            ).map(\.content.words)
            #expect(row[1] == texts.figure(subtotal.emission.value.value))
            #expect(row[4] == texts.figure(subtotal.energy.value.value))
            #expect(row[5] == "\(subtotal.emission.known)/\(subtotal.emission.known + subtotal.emission.missing)")
        }
        #expect(tables[1].rows.count == result.byCarrier.count)
        #expect(tables[1].footer?[1].content.words == texts.figure(result.total.emission.value.value))
    }

    @Test("the matrix holds each cell's figure, or a sign")
    func matrix() throws {
        let (result, _) = try ReportCases.result("cz-liberec")
        let texts = try ReportCases.texts(.en)
        let document = InventoryPDF(result: result, texts: texts, townName: "Liberec").document
        let matrices = ReportCases.tables(document).filter(\.isMatrix)
        #expect(matrices.count == 2)
        let written = Set(matrices.flatMap(\.rows).flatMap { $0 }.map(\.content.words))
        for subtotal in result.byCell.map(\.subtotal) where subtotal.emission.known > 0 {
            let star = subtotal.emission.missing > 0 ? "*" : ""
            #expect(written.contains(texts.figure(subtotal.emission.value.value) + star))
            #expect(written.contains(texts.figure(subtotal.energy.value.value)))
        }
        #expect(matrices.allSatisfy { table in table.rows.allSatisfy { $0.count == table.columns.count } })
    }

    @Test("the bars of the sectors are as long as their share of the longest")
    func bars() throws {
        let (result, _) = try ReportCases.result("ro-suceava")
        let document = InventoryPDF(result: result, texts: try ReportCases.texts(.en), townName: "Suceava").document
        for case .strip(let chart) in document.sections[0].blocks {
            #expect(abs(chart.bars[0].segments.reduce(0) { $0 + $1.length } - 1) < 1e-3)
        }
        for case .bars(let chart) in document.sections[0].blocks {
            #expect(!chart.alternative.isEmpty)
            for bar in chart.bars {
                #expect(bar.segments.reduce(0) { $0 + $1.length } <= 1.000_1)
                if let range = bar.range { #expect(range[0] <= range[1] && range[1] <= 1) }
            }
        }
    }

    @Test("an unknown amount is never printed as zero, and the total says that it is partial")
    func partial() throws {
        let (result, _) = try ReportCases.result("ro-suceava")
        let texts = try ReportCases.texts(.en)
        let document = InventoryPDF(result: result, texts: texts, townName: "Suceava").document
        #expect(document.hero.isPartial)
        let carriers = ReportCases.tables(document)[1]
        let unknown = try #require(carriers.rows.first { $0[0].content.words == texts["carrier.unrecognised"] })
        #expect(unknown[1].content.words == texts["figure.unknown"])
        let gap = try ReportCases.hostile("x")
        let sectors = ReportCases.tables(InventoryPDF(result: gap, texts: texts, townName: "x").document)[0]
        let tertiary = try #require(sectors.rows.first { $0[0].content.words == texts["sector.tertiary"] })
        #expect(tertiary[1].content.words == texts["figure.unknown"])
        #expect(tertiary[2].content.words == texts["figure.no-share"], "what is unknown has no range of nothing")
    }

    @Test("no word is missing in any language", arguments: Language.allCases)
    func words(language: Language) throws {
        for id in ReportCases.looked {
            let (result, names) = try ReportCases.result(id, draws: 100)
            let report = InventoryPDF(
                result: result, texts: try ReportCases.texts(language), townName: names[language.rawValue] ?? "")
            let json = String(decoding: try report.data(), as: UTF8.self)
            #expect(!json.contains("⟦"))
        }
    }

    @Test("what a file says stays text in the data, whatever it looks like")
    func hostileData() throws {
        let report = InventoryPDF(
            result: try ReportCases.hostile(Self.hostile), texts: try ReportCases.texts(.en), townName: Self.hostile)
        #expect(report.document.title.hasPrefix(Self.hostile))
        let json = try JSONSerialization.jsonObject(with: Data(report.data()))
        #expect(ReportCases.strings(json).filter { $0.contains(Self.hostile) }.count > 8)
        #expect(report.document.footer.command.contains("'\(Self.hostile)'"), "a shell must take the name for one word")
    }

    @Test("a long word gets places to break, a web address and a digest do not")
    func longWords() {
        let word = String(repeating: "ұ", count: 60)
        #expect(ReportDocument.Words(word).words.contains("\u{200B}"))
        #expect(ReportDocument.Words(word, .code).words == word)
        #expect(ReportDocument.Words(word, address: word).words == word)
        let honest = "электр энергиясының тасымалдаушысы"
        #expect(ReportDocument.Words(honest).words == honest)
        #expect(ReportDocument.Words("a\u{202E}b\u{0007}c\td\u{FEFF}").words == "abc d")
        #expect(ReportDocument.Words(String(repeating: "ab ", count: 2_000)).words.count == 4_001)
    }

    @Test("equal results make equal data")
    func reproducible() throws {
        let texts = try ReportCases.texts(.kk)
        let first = InventoryPDF(result: try ReportCases.result("it-turin").result, texts: texts, townName: "Турин")
        let second = InventoryPDF(result: try ReportCases.result("it-turin").result, texts: texts, townName: "Турин")
        #expect(try first.data() == second.data())
    }

    @Test("the template's colours are those of the style sheet")
    func colours() throws {
        let css = try String(contentsOf: ReportCases.sources.appending(path: "Pages/Assets/qala.css"), encoding: .utf8)
        let template = try String(
            contentsOf: ReportCases.sources.appending(path: "Exchange/Reports/Resources/report.typ"), encoding: .utf8)
        for match in css.matches(of: /\.((?:sector|carrier)-[a-z_]+) \{ fill: (#[0-9a-f]{6}); \}/) {
            #expect(template.contains("\(match.1): \"\(match.2)\""))
        }
        let light = css.prefix { $0 != "@" }
        let used = /--(ink|soft|line|tint|edge|accent|warm|good|look|stop|note|w[1-4]): (#[0-9a-f]{6})/
        for match in light.matches(of: used) {
            #expect(template.contains("\(match.1): \"\(match.2)\""))
        }
    }
}
