import Cryptography
import Exchange
import Findings
import Foundation
import Inventories
import Quantities
import ReferenceData
import Testing

@Suite("Published inventories recompute")
struct PublishedInventoryTests {
    static let ids = [
        "be-leuven", "bg-gabrovo-2008", "bg-gabrovo-2018", "cy-limassol", "cz-liberec", "hr-vinkovci", "it-bologna",
        "it-turin", "ro-cluj-napoca-2021", "ro-suceava",
    ]

    @Test("every recomputed figure is ours within a hundredth of a percent", arguments: ids)
    func recomputed(id: String) throws {
        let folder = try PublishedCases.shipped(id)
        let rows = try RecomputedRow.all().filter { $0.id == id }
        #expect(!rows.isEmpty)
        for row in rows {
            let sum = row.sum(in: try PublishedCases.examined(folder, year: row.year))
            #expect(
                abs(sum - row.value) <= max(0.006, 1e-4 * abs(row.value)),
                "\(row.testDescription): \(sum), \(row.value)")
        }
    }

    @Test(
        "so does every other case of the shared material", .enabled(if: PublishedCases.shared != nil),
        arguments: ["ro-cluj-napoca-2030", "si-kranj", "si-velenje", "gr-kozani", "gr-ioannina"])
    func shared(id: String) throws {
        let result = try PublishedCases.examined(PublishedCases.shared(id))
        let table = CSVTable.read(
            Array(try Data(contentsOf: try #require(PublishedCases.shared).appending(path: "\(id)/recompute.csv"))),
            delimiter: .comma
        ).value
        let columns = try ["sector", "subsector", "carrier_or_note", "scope", "recomputed_tco2e"].map {
            try #require(table.column($0))
        }
        var compared = 0
        for record in table.records {
            guard let value = Double(record[columns[4]]) else { continue }
            let word = record[columns[2]]
            let row = RecomputedRow(
                id: id, year: nil, sector: record[columns[0]], subsector: record[columns[1]],
                word: word.hasPrefix("no factor") ? "" : word, scope: record[columns[3]], value: value, published: nil)
            // A carrier that the plan has no factor for counts with the table's in ours.
            guard !word.hasPrefix("no factor") else { continue }
            compared += 1
            let sum = row.sum(in: result)
            #expect(abs(sum - value) <= max(0.006, 1e-4 * value), "\(row.testDescription): \(sum), \(value)")
        }
        #expect(compared > 0)
    }

    @Test(
        "the total is the sum of the recomputed rows where these cover the whole inventory",
        arguments: ["be-leuven", "bg-gabrovo-2008", "it-turin", "ro-cluj-napoca-2021", "it-bologna", "cy-limassol"])
    func totals(id: String) throws {
        let result = try PublishedCases.examined(PublishedCases.shipped(id))
        let sum = try RecomputedRow.all().filter { $0.id == id }.reduce(0) { $0 + $1.value }
        let total = result.total.emission.value.value
        #expect(abs(total - sum) <= 1e-4 * sum, "\(total) \(sum)")
    }

    @Test("Liberec is recomputed gas by gas, 18 of 18")
    func liberec() throws {
        let rows = try RecomputedRow.all().filter { $0.id == "cz-liberec" }
        #expect(rows.count == 18)
        #expect(Set(rows.compactMap(\.gas)) == [.carbonDioxide, .methane, .nitrousOxide])
        let result = try PublishedCases.examined(PublishedCases.shipped("cz-liberec"))
        #expect(result.basis == .equivalent)
        for gas in Gas.emitted { #expect(result.byGas[gas]?.known ?? 0 > 60) }
    }

    @Test("Vinkovci is recomputed category by category, in both years, and its first year is the baseline")
    func vinkovci() throws {
        let folder = try PublishedCases.shipped("hr-vinkovci")
        #expect(folder.years() == [2011, 2019])
        let rows = try RecomputedRow.all().filter { $0.id == "hr-vinkovci" }
        let printed = rows.filter { $0.published != nil }
        #expect(printed.count >= 27)
        for row in printed {
            let sum = row.sum(in: try PublishedCases.examined(folder, year: row.year))
            let published = try #require(row.published)
            #expect(abs(sum - published) <= max(0.1, 0.003 * published), "\(row.testDescription)")
        }
        let read = folder.inventory(vocabulary: try PublishedCases.library.vocabulary)
        #expect(read.value.year == 2011)
        #expect(read.findings.contains { $0.code == "meta.several-years" })
    }

    @Test("Leuven's electricity factor is 0.061909 from its inputs, beside the 0.0619 it states")
    func leuven() throws {
        let result = try PublishedCases.examined(PublishedCases.shipped("be-leuven"))
        let electricity = try #require(result.electricity)
        #expect(electricity.branch == .importer)
        #expect(electricity.production == Quantity(20_993) && electricity.green == Quantity(532_600))
        #expect(abs(electricity.value.value - 0.061909) < 5e-7, "\(electricity.value.value)")
        let working = try #require(result.working(of: .electricityFactor))
        #expect(working.value == 0.0619)
        #expect(working.place?.file == "factors.csv")
        #expect(abs(try #require(working.inputs.last?.value) - 0.061909) < 5e-7)
    }

    @Test("every line keeps its words, its row and the digest of its file", arguments: ids)
    func places(id: String) throws {
        let folder = try PublishedCases.shipped(id)
        let inventory = folder.inventory(vocabulary: try PublishedCases.library.vocabulary).value
        #expect(Set(inventory.records.map(\.id)).count == inventory.records.count)
        for record in inventory.records {
            #expect(record.place.file == "bei.csv" && record.place.row != nil)
            #expect(record.sectorWord?.isEmpty == false)
            #expect(inventory.sha256(ofFile: record.place.file)?.count == 64)
        }
        #expect(inventory.publication?.title.isEmpty == false)
    }

    @Test("no word of a shipped inventory is unknown but those that name no carrier", arguments: ids)
    func words(id: String) throws {
        let result = try PublishedCases.examined(PublishedCases.shipped(id))
        let unknown = result.findings.filter { $0.code.hasPrefix("word.") && $0.severity >= .warning }
        #expect(unknown.isEmpty, "\(unknown)")
        #expect(!result.findings.contains { $0.code == "csv.column-missing" })
        #expect(!result.findings.contains { $0.code == "factor.unit-suspect" })
    }

    @Test("Gabrovo's change from 2008 to 2018 is split without a remainder")
    func gabrovo() throws {
        let (before, after) = (
            try PublishedCases.examined(PublishedCases.shipped("bg-gabrovo-2008")),
            try PublishedCases.examined(PublishedCases.shipped("bg-gabrovo-2018"))
        )
        let comparison = InventoryComparison(from: before, to: after)
        #expect(comparison.isLikeWithLike)
        #expect(abs(comparison.effects.change - comparison.change) <= 1e-9 * abs(comparison.change))
        #expect(comparison.change < 0)
        #expect(comparison.effects.factor < 0, "electricity fell from 0.819 to 0.461 t/MWh")
        let effects = [comparison.effects.activity, comparison.effects.mix, comparison.effects.factor]
        for (effect, expected) in zip(effects, [-17_942.4, -14_378.4, -99_629.7]) {
            #expect(abs(effect - expected) < 0.06, "\(effect)")
        }
    }
}
