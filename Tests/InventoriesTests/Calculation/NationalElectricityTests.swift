import Inventories
import Quantities
import Testing

@Suite("The national factor of electricity")
struct NationalElectricityTests {
    private let tables: FactorTables

    init() throws { tables = try ShippedTables.tables }

    private func result(_ country: String, _ year: Int, _ accounting: Accounting = Accounting()) -> InventoryResult {
        Inventory(
            town: .init(name: "Demokent", country: country), year: Year(year), accounting: accounting,
            records: [CheckTown.line("power", .residential, .electricity, 1_000)]
        ).computed(with: tables)
    }

    @Test(
        "a town's year has its country's factor of that year",
        arguments: [
            ("KZ", 2010, 1.3303), ("KZ", 2011, 0.5867), ("KZ", 2015, 0.6487), ("TJ", 2015, 0.0105),
            ("UA", 2018, 0.5103),
        ])
    func ofTheYear(country: String, year: Int, value: Double) throws {
        let national = try #require(result(country, year).electricity?.national)
        #expect(national.year == Year(year))
        #expect(abs(national.value.value - value) < 5e-4)
    }

    @Test(
        "Kazakhstan jumps from 1.33 to 0.59 in a year, and the jump travels with the number", arguments: [2010, 2011])
    func jump(year: Int) throws {
        let national = try #require(result("KZ", year).electricity?.national)
        #expect(national.citation.note?.contains("jump >50% vs previous year") == true)
        #expect(national.seriesMaximum == 1.3303)
    }

    @Test(
        "a year outside the series takes the nearest year, and says which",
        arguments: [("KZ", 2022, 2015), ("KZ", 2016, 2015), ("KZ", 1985, 1990), ("UA", 2022, 2018)])
    func nearest(country: String, year: Int, taken: Int) throws {
        let national = try #require(result(country, year).electricity?.national)
        #expect(national.year == Year(taken))
        #expect(result(country, taken).total.emission == result(country, year).total.emission)
    }

    @Test("of two years equally near the earlier is taken")
    func tie() throws {
        let citation = Citation(source: "", verification: .design)
        var tables = tables
        tables.nationalFactors["XXX"] = [2010, 2014].map {
            .init(country: "XXX", year: Year($0), basis: .carbonDioxide, value: Quantity(1), citation: citation)
        }
        #expect(tables.nationalFactor(country: "XXX", year: 2012, accounting: Accounting())?.year == 2010)
    }

    @Test("each approach and unit has its own series")
    func bases() throws {
        let series = [Accounting(), Accounting(basis: .equivalent), Accounting(approach: .lifeCycle)].map {
            tables.nationalFactor(country: "UKR", year: 2018, accounting: $0)
        }
        #expect(series.map { $0?.basis } == [.carbonDioxide, .equivalent, .lifeCycle])
        #expect(abs(try #require(series[2]).value.value - 0.542) < 5e-4)
    }

    @Test("a country without a life-cycle series has no factor, and the line is missing")
    func noSeries() {
        let result = self.result("KZ", 2015, Accounting(approach: .lifeCycle))
        #expect(result.electricity == nil)
        #expect(result.total.emission.missing == 1)
    }

    @Test("a country nobody knows has no factor", arguments: ["", "XX", "kz"])
    func noCountry(country: String) {
        #expect(result(country, 2015).total.emission.missing == 1)
    }

    @Test("a national factor of the town wins over the series, keeps its place, and shows the reference beside it")
    func stated() throws {
        let given = CheckTown.given(.electricity, 0.95, role: .nationalElectricity)
        let result = CheckTown.sound.giving(given).computed(with: tables)
        let national = try #require(result.electricity?.national)
        #expect(national.value == Quantity(0.95))
        #expect(national.place == given.place)
        #expect(national.citation.verification == .stated)
        #expect(national.reference?.value == Quantity(0.6487))
        let line = try #require(result.lines.first { $0.record.carrier == .electricity })
        #expect(line.factor?.intensity == Quantity(0.95))
    }
}
