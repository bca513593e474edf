import Findings
import Inventories
import Quantities
import Testing

@Suite("Which factor a line is multiplied with")
struct FactorChoiceTests {
    private let tables: FactorTables

    init() throws { tables = try ShippedTables.tables }

    private func factor(
        of record: ActivityRecord, _ factors: [GivenFactor], _ accounting: Accounting = Accounting()
    ) -> AppliedFactor? {
        Inventory(
            town: .init(name: "Demokent", country: "KZ"), year: 2015, accounting: accounting, records: [record],
            factors: factors
        ).computed(with: tables).lines.first?.factor
    }

    private func line(
        _ carrier: Carrier, _ sector: Sector = .residential, word: String? = nil, subsector: String? = nil,
        fuel: String? = nil
    ) -> ActivityRecord {
        ActivityRecord(
            id: "r1", sector: sector, carrier: carrier, entry: .reported(10, .megawattHour), subsector: subsector,
            carrierWord: word, fuel: fuel.map(Fuel.init(rawValue:)))
    }

    private func given(
        _ carrier: Carrier, _ value: Double, _ gas: Gas = .carbonDioxide, word: String? = nil, sectors: [Sector] = [],
        subsector: String? = nil, fuel: String? = nil
    ) -> GivenFactor {
        GivenFactor(
            carrier: carrier, gas: gas, value: Quantity(value), carrierWord: word, fuel: fuel.map(Fuel.init(rawValue:)),
            sectors: sectors, subsector: subsector, source: "bulletin 2016",
            place: Place(file: "factors.csv", row: 3, column: 4))
    }

    @Test("the town's factor wins over every table, and keeps its source and its cell")
    func wins() throws {
        let factor = try #require(self.factor(of: line(.naturalGas), [given(.naturalGas, 0.21)]))
        #expect(factor.origin == .given)
        #expect(factor.intensity == Quantity(0.21))
        let component = try #require(factor.components.first)
        #expect(component.place == Place(file: "factors.csv", row: 3, column: 4))
        #expect(component.citation == Citation(source: "bulletin 2016", verification: .stated))
    }

    @Test(
        "without one the table's factor holds, with its edition and source",
        arguments: [
            (Carrier.naturalGas, 56_100.0), (.liquidGas, 63_100), (.diesel, 74_100), (.gasoline, 69_300),
            (.heatingOil, 74_100),
            (.lignite, 101_000), (.coal, 94_600),
        ])
    func table(carrier: Carrier, kilogramsPerTerajoule: Double) throws {
        let factor = try #require(self.factor(of: line(carrier), []))
        #expect(factor.origin == .reference)
        #expect(abs(factor.intensity.value - kilogramsPerTerajoule * 3.6e-6) < 1e-9)
        #expect(factor.components.first?.citation.edition == "IPCC2006")
        #expect(factor.components.first?.citation.source.isEmpty == false)
    }

    @Test("a factor named by the line's own word comes before one for its carrier, in either order")
    func wordFirst() {
        let (byWord, byCarrier) = (given(.diesel, 0.3, word: "Heating Diesel"), given(.diesel, 0.2, word: "Diesel"))
        for factors in [[byWord, byCarrier], [byCarrier, byWord]] {
            #expect(factor(of: line(.diesel, word: "heating  diesel"), factors)?.intensity == Quantity(0.3))
            #expect(factor(of: line(.diesel, word: "Diesel"), factors)?.intensity == Quantity(0.2))
        }
    }

    @Test("a word no table knows is computed with a factor of the same word, and with no other")
    func unrecognised() {
        let factors = [given(.unrecognised, 0.1, word: "Geomass"), given(.coal, 0.3)]
        #expect(factor(of: line(.unrecognised, word: "geomass"), factors)?.intensity == Quantity(0.1))
        #expect(factor(of: line(.unrecognised, word: "Kerogas"), factors) == nil)
        #expect(factor(of: line(.unrecognised), factors) == nil)
    }

    @Test("a factor limited to sectors holds there only, and comes before one for all")
    func sectors() {
        let factors = [given(.coal, 0.30), given(.coal, 0.35, sectors: [.municipal, .tertiary])]
        #expect(factor(of: line(.coal, .tertiary), factors)?.intensity == Quantity(0.35))
        #expect(factor(of: line(.coal, .residential), factors)?.intensity == Quantity(0.30))
        #expect(factor(of: line(.coal, .residential), [factors[1]])?.origin == .reference)
    }

    @Test("a factor limited to a subsector comes before one for the sector")
    func subsectors() {
        let factors = [
            given(.diesel, 0.26, sectors: [.publicTransport]),
            given(.diesel, 0.27, sectors: [.publicTransport], subsector: "Buses"),
        ]
        #expect(factor(of: line(.diesel, .publicTransport, subsector: "buses"), factors)?.intensity == Quantity(0.27))
        #expect(factor(of: line(.diesel, .publicTransport, subsector: "trams"), factors)?.intensity == Quantity(0.26))
        #expect(factor(of: line(.diesel, .publicTransport), factors)?.intensity == Quantity(0.26))
    }

    @Test("a factor for the line's fuel comes before one for its carrier")
    func fuels() {
        let factors = [given(.coal, 0.33), given(.coal, 0.36, fuel: "anthracite")]
        #expect(factor(of: line(.coal, fuel: "anthracite"), factors)?.intensity == Quantity(0.36))
        #expect(factor(of: line(.coal, fuel: "coal_karaganda"), factors)?.intensity == Quantity(0.33))
    }

    @Test("a fuel without factors of its own has those of the fuel that stands for it")
    func standIn() throws {
        let ekibastuz = try #require(factor(of: line(.coal, fuel: "coal_ekibastuz"), []))
        #expect(abs(ekibastuz.intensity.value - 94_600 * 3.6e-6) < 1e-9)
    }

    @Test("each gas comes from the closest factor that the town states for it")
    func gasByGas() throws {
        let accounting = Accounting(basis: .equivalent, warming: .ar5)
        let factors = [
            given(.coal, 0.34), given(.coal, 1e-3, .methane), given(.coal, 5e-6, .nitrousOxide),
            given(.coal, 0.36, sectors: [.tertiary]),
        ]
        let tertiary = try #require(factor(of: line(.coal, .tertiary), factors, accounting))
        #expect(tertiary.components.map(\.gas) == [.carbonDioxide, .methane, .nitrousOxide])
        #expect(abs(tertiary.intensity.value - (0.36 + 28e-3 + 265 * 5e-6)) < 1e-12)
        let residential = try #require(factor(of: line(.coal), factors, accounting))
        #expect(abs(residential.intensity.value - (0.34 + 28e-3 + 265 * 5e-6)) < 1e-12)
    }

    @Test("a town that states methane only says nothing of carbon dioxide: the tables do")
    func methaneOnly() throws {
        let accounting = Accounting(basis: .equivalent)
        let applied = try #require(factor(of: line(.coal), [given(.coal, 1e-3, .methane)], accounting))
        #expect(abs(applied.intensity.value - (0.34056 + 28e-3)) < 1e-9)
        #expect(
            factor(of: line(.coal), [given(.coal, 1e-3, .methane)])?.origin == .reference, "in CO2 it does not matter")
        let unknown = line(.unrecognised, word: "Kerogas")
        #expect(factor(of: unknown, [given(.unrecognised, 1e-3, .methane, word: "Kerogas")], accounting) == nil)
    }

    @Test("an equivalent for one sector comes before carbon dioxide for all, and the other way round")
    func closerEquivalent() {
        let narrow = given(.coal, 0.36, .equivalent, sectors: [.tertiary])
        let wide = given(.coal, 0.34)
        for basis in Accounting.Basis.allCases {
            let accounting = Accounting(basis: basis)
            #expect(factor(of: line(.coal, .tertiary), [wide, narrow], accounting)?.intensity == Quantity(0.36))
            #expect(factor(of: line(.coal), [wide, narrow], accounting)?.intensity == Quantity(0.34))
        }
        let other = [given(.coal, 0.36, sectors: [.tertiary]), given(.coal, 0.34, .equivalent)]
        #expect(factor(of: line(.coal, .tertiary), other, Accounting(basis: .equivalent))?.intensity == Quantity(0.36))
    }

    @Test(
        "a factor in CO2 equivalent is taken as it is, whatever the edition",
        arguments: Accounting.WarmingEdition.allCases)
    func equivalent(edition: Accounting.WarmingEdition) {
        let factors = [given(.coal, 0.343, .equivalent)]
        let inEquivalents = Accounting(basis: .equivalent, warming: edition)
        #expect(factor(of: line(.coal), factors, inEquivalents)?.intensity == Quantity(0.343))
        #expect(factor(of: line(.coal), factors, Accounting(warming: edition))?.intensity == Quantity(0.343))
    }

    @Test("beside CO2 alone, the town's other gases are left out of an inventory of CO2")
    func onlyCarbon() {
        let factors = [given(.coal, 0.34), given(.coal, 1e-3, .methane)]
        #expect(factor(of: line(.coal), factors)?.components.map(\.gas) == [.carbonDioxide])
    }

    @Test("a national factor is no factor of consumption")
    func nationalRole() throws {
        let town = CheckTown.sound.giving(CheckTown.given(.electricity, 0.9, role: .nationalElectricity))
            .adding(CheckTown.plant())
        let line = try #require(town.computed(with: tables).lines.first { $0.record.carrier == .electricity })
        #expect(line.factor?.origin == .local)
        #expect(try #require(line.factor).intensity < Quantity(0.9))
    }

    @Test("a factor for electricity is taken for the lines it names; the others have the local one")
    func someElectricity() throws {
        let town = CheckTown.sound.giving(given(.electricity, 0.4, sectors: [.municipal])).computed(with: tables)
        let factors = town.lines.filter { $0.record.carrier == .electricity }.map { $0.factor?.intensity }
        #expect(factors == [Quantity(0.4), Quantity(0.6487), Quantity(0.6487)])
    }

    @Test("lines that are multiplied with different factors never share a factor's name")
    func identities() {
        var random = RandomInventory(seed: 61)
        for basis in Accounting.Basis.allCases {
            random.accounting = Accounting(basis: basis)
            for _ in 0..<50 {
                var values: [String: Quantity<MassPerEnergy>] = [:]
                for factor in random.next(lines: 60).computed(with: tables).lines.compactMap(\.factor) {
                    let known = values.updateValue(factor.intensity, forKey: factor.identity) ?? factor.intensity
                    #expect(known == factor.intensity, "\(factor.identity)")
                }
            }
        }
    }
}
