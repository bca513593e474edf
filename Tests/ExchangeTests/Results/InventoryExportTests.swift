import Exchange
import Findings
import Foundation
import Inventories
import Localization
import Quantities
import ReferenceData
import Testing

@Suite("An inventory's result as other programs read it")
struct InventoryExportTests {
    /// The part of the schema that readers rely on most.
    private struct Result: Decodable {
        struct Completeness: Decodable, Equatable {
            let known: Int
            let missing: Int
            let isComplete: Bool
        }
        struct Amount: Decodable {
            let value: Double
            let unit: String
            let low: Double?
            let high: Double?
            let completeness: Completeness
        }
        struct Part: Decodable {
            let sector: String?
            let carrier: String?
            let value: Double
            let name: String
            let completeness: Completeness
        }
        struct Factor: Decodable {
            struct Gas: Decodable { let source: String, verification: String }
            let name: String
            let value: Double
            let gases: [Gas]
        }
        struct Line: Decodable { let id: String, emission: Double?, factor: String? }
        struct Noticed: Decodable { let rule: String, severity: String, place: Place, text: String, title: String }

        let schema: String
        let total: Amount
        let energy: Amount
        let bySector: [Part]
        let byCarrier: [Part]
        let bySectorAndCarrier: [Part]
        let factors: [Factor]
        let lines: [Line]
        let findings: [Noticed]
    }

    private static let ids = ["it-turin", "cz-liberec", "ro-suceava", "be-leuven"]

    private func bytes(_ id: String, _ language: Language, draws: Int = 1_000) throws -> [UInt8] {
        let result = try ReportCases.result(id, draws: draws).result
        return try PublishedJSON.encode(InventoryExport(result, texts: ReportCases.texts(language)))
    }

    private func decoded(_ id: String, _ language: Language = .en) throws -> Result {
        try JSONDecoder().decode(Result.self, from: Data(try bytes(id, language)))
    }

    @Test("its schema has a name and a version", arguments: ids)
    func schema(id: String) throws {
        #expect(try decoded(id).schema == "qala.inventory-result/1")
    }

    @Test("total, parts and lines are those of the computation, each with its completeness", arguments: ids)
    func figures(id: String) throws {
        let (export, result) = (try decoded(id), try ReportCases.result(id, draws: 0).result)
        #expect(export.total.value == result.total.emission.value.value)
        #expect(export.total.unit == "t \(result.basis.rawValue)")
        #expect(export.total.completeness.missing == result.total.emission.missing)
        #expect(export.total.completeness.isComplete == result.total.emission.isComplete)
        #expect(try #require(export.total.low) < export.total.value)
        #expect(try #require(export.total.high) > export.total.value)
        for parts in [export.bySector, export.byCarrier, export.bySectorAndCarrier] {
            let sum = parts.reduce(0) { $0 + $1.value }
            #expect(abs(sum - export.total.value) <= 1e-9 * export.total.value)
            #expect(parts.reduce(0) { $0 + $1.completeness.known } == export.total.completeness.known)
            #expect(parts.allSatisfy { !$0.name.isEmpty })
        }
        #expect(export.lines.count == result.lines.count)
        #expect(export.lines.compactMap(\.emission).reduce(0, +) == export.total.value)
    }

    @Test("every factor that a line names is listed once, with the source of every gas", arguments: ids)
    func factors(id: String) throws {
        let export = try decoded(id)
        let names = export.factors.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Set(export.lines.compactMap(\.factor)) == Set(names))
        for factor in export.factors {
            #expect(!factor.gases.isEmpty)
            for gas in factor.gases { #expect(!gas.source.isEmpty || gas.verification == "stated", "\(factor.name)") }
        }
    }

    @Test("codes, places and figures are the same in every language; words are not", arguments: ids)
    func languages(id: String) throws {
        let exports = try Language.allCases.map { try decoded(id, $0) }
        for export in exports {
            #expect(export.findings.map(\.rule) == exports[0].findings.map(\.rule))
            #expect(export.findings.map(\.place) == exports[0].findings.map(\.place))
            #expect(export.total.value == exports[0].total.value)
            #expect(export.findings.allSatisfy { !$0.text.isEmpty && !$0.title.isEmpty })
        }
        #expect(Set(exports.map { $0.bySector.map(\.name) }).count == Language.allCases.count)
    }

    @Test("the same inventory gives the same bytes")
    func stable() throws {
        #expect(try bytes("cz-liberec", .en) == bytes("cz-liberec", .en))
    }

    @Test("the method page names every key of the schema")
    func documented() throws {
        let page = try String(
            contentsOf: ReportCases.sources.deletingLastPathComponent()
                .appending(path: "Docs/Methods/inventory-result-schema.md"), encoding: .utf8)
        for id in Self.ids {
            for key in keys(in: try JSONSerialization.jsonObject(with: Data(try bytes(id, .en)))) {
                #expect(page.contains("`\(key)`"), "\(key)")
            }
        }
    }

    /// Every key at any depth; details of a wording are named by the message, not by the schema.
    private func keys(in value: Any) -> Set<String> {
        if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(in: $1)) } }
        guard let object = value as? [String: Any] else { return [] }
        return object.reduce(into: Set(object.keys)) { found, entry in
            if entry.key != "details" { found.formUnion(keys(in: entry.value)) }
        }
    }
}

@Suite("Tables of a result")
struct ResultTableTests {
    @Test(
        "the table of lines has a row for each line, with its state, its figures and its cell",
        arguments: ["it-turin", "ro-suceava"])
    func lines(id: String) throws {
        let result = try ReportCases.result(id, draws: 0).result
        let table = CSVTable.read(InventoryTable.csv(result), delimiter: .comma).value
        #expect(table.records.count == result.lines.count)
        let emission = try #require(table.column("emission_t"))
        let complete = try #require(table.column("complete"))
        for (row, line) in zip(table.records, result.lines) {
            #expect(Double(row[emission]) == line.emission?.value)
            #expect(row[complete] == (line.emission != nil || line.record.entry.standing == .absent ? "yes" : "no"))
        }
    }

    @Test("the table of a working has a row for each step, the figure first")
    func working() throws {
        let result = try ReportCases.result("be-leuven", draws: 0).result
        let working = try #require(result.working(of: .electricityFactor))
        let table = CSVTable.read(WorkingTable.csv(working, texts: try ReportCases.texts(.en)), delimiter: .comma).value
        let (depth, value) = (try #require(table.column("depth")), try #require(table.column("value")))
        #expect(table.records.first?[depth] == "0")
        #expect(Double(table.records[0][value]) == working.value)
        func count(_ working: Working) -> Int { working.inputs.reduce(1) { $0 + count($1) } }
        #expect(table.records.count == count(working))
    }

    @Test("a comparison's effects add up to its change, as a whole and sector by sector")
    func comparison() throws {
        let comparison = InventoryComparison(
            from: try ReportCases.result("bg-gabrovo-2008", draws: 0).result,
            to: try ReportCases.result("bg-gabrovo-2018", draws: 0).result)
        let trend = try comparison.trend(tables: ReportCases.library.get().tables, draws: 1_000)
        let report = ComparisonReport(comparison, trend: trend, texts: try ReportCases.texts(.en))
        #expect(report.schema == "qala.inventory-comparison/1")
        #expect(abs(report.effects.change - report.change) <= 1e-9 * abs(report.change))
        for sector in report.sectors { #expect(abs(sector.effects.change - sector.change) <= 1e-6) }
        let range = try #require(report.trend)
        #expect(range.low < report.relativeChange ?? 0 && report.relativeChange ?? 0 < range.high)
        #expect(CSVTable.read(report.csv, delimiter: .comma).value.records.count >= report.sectors.count)
    }

    @Test("the factors of Kazakhstan in 2011 say that their series jumps, and give the country's coal first")
    func factors() throws {
        let tables = try ReportCases.library.get().tables
        let export = FactorExport(country: try #require(tables.countries["KZ"]), year: 2011, tables: tables)
        let national = try #require(export.nationalElectricity.first)
        #expect(national.value == 0.5867 && national.isOfThisYear)
        #expect(national.citation.note?.contains("jump") == true)
        #expect(export.series.count == 26)
        #expect(export.calorificValues.first?.country == "KAZ")
        #expect(try export.text(ReportCases.texts(.en)).contains("jump"))
    }
}
