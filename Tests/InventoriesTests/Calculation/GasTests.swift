import Inventories
import Quantities
import Testing

@Suite("Gases, warming potentials and biomass")
struct GasTests {
    private let tables: FactorTables

    init() throws { tables = try ShippedTables.tables }

    private func result(
        _ carrier: Carrier, _ sector: Sector = .residential, _ accounting: Accounting, isSustainable: Bool? = nil
    ) -> InventoryResult {
        Inventory(
            town: .init(name: "Demokent", country: "KZ"), year: 2015, accounting: accounting,
            records: [
                ActivityRecord(
                    id: "r1", sector: sector, carrier: carrier, entry: .reported(1_000, .megawattHour),
                    isSustainable: isSustainable)
            ]
        ).computed(with: tables)
    }

    @Test("gases are combined with the potentials of each edition", arguments: try CaseFile.read("warming"))
    func combined(given: NumberCase) throws {
        for edition in [Accounting.WarmingEdition.sar, .ar4, .ar5] {
            let components = try [Gas.carbonDioxide, .methane, .nitrousOxide].map { gas in
                AppliedFactor.Component(
                    gas: gas, value: Quantity(try given(gas.rawValue)),
                    warming: try #require(tables.warmingPotential(of: gas, edition)),
                    citation: Citation(source: "gwp.csv", verification: .read))
            }
            let factor = AppliedFactor(origin: .reference, identity: "", components: components)
            try given.check(edition.rawValue, factor.intensity.value)
        }
    }

    @Test("in CO2 only carbon dioxide counts; in CO2 equivalent methane and nitrous oxide count too")
    func bases() throws {
        let carbon = result(.coal, .residential, Accounting())
        #expect(abs(carbon.total.emission.value.value - 340.56) < 1e-9)
        #expect(Array(carbon.byGas.keys) == [.carbonDioxide])
        let all = result(.coal, .residential, Accounting(basis: .equivalent))
        #expect(Set(all.byGas.keys) == [.carbonDioxide, .methane, .nitrousOxide])
        #expect(all.byGas[.carbonDioxide]?.value == carbon.byGas[.carbonDioxide]?.value)
        #expect(all.total.emission.value > carbon.total.emission.value)
    }

    @Test(
        "another edition changes the total by exactly the gases times the change of their potentials",
        arguments: Accounting.WarmingEdition.allCases, [Carrier.naturalGas, .coal, .otherBiomass, .gasoline])
    func editions(edition: Accounting.WarmingEdition, carrier: Carrier) throws {
        let base = result(carrier, .residential, Accounting(basis: .equivalent, warming: .sar))
        let other = result(carrier, .residential, Accounting(basis: .equivalent, warming: edition))
        var expected = base.total.emission.value.value
        for gas in [Gas.methane, .nitrousOxide] {
            let (from, to) = (tables.warmingPotential(of: gas, .sar), tables.warmingPotential(of: gas, edition))
            expected += try #require(base.byGas[gas]).value.value * (try #require(to) - #require(from))
        }
        #expect(abs(other.total.emission.value.value - expected) <= 1e-12 * expected)
        #expect(other.byGas == base.byGas, "tonnes of a gas do not depend on its potential")
    }

    @Test(
        "the table's own sums in CO2 equivalent are what a thousand megawatt-hours of gas come to",
        arguments: [(Accounting.WarmingEdition.sar, 0.20245), (.ar4, 0.202517), (.ar5, 0.202559), (.ar6, 0.20256)])
    func gas(edition: Accounting.WarmingEdition, factor: Double) {
        let total = result(.naturalGas, .residential, Accounting(basis: .equivalent, warming: edition)).total.emission
            .value
        #expect(abs(total.value / 1_000 - factor) < 6e-7)
    }

    @Test("on the road diesel and gas have the factors of engines")
    func road() throws {
        let accounting = Accounting(basis: .equivalent)
        let road = result(.naturalGas, .publicTransport, accounting)
        let stationary = result(.naturalGas, .residential, accounting)
        #expect(abs(try #require(road.byGas[.methane]).value.value - 0.3312) < 1e-9)
        #expect(abs(try #require(stationary.byGas[.methane]).value.value - 0.018) < 1e-9)
        #expect(road.byGas[.carbonDioxide] == stationary.byGas[.carbonDioxide])
    }

    @Test("sustainable biomass counts as zero and its carbon dioxide is reported beside the total")
    func sustainable() {
        let result = self.result(.otherBiomass, .residential, Accounting())
        #expect(result.total.emission == PartialSum(value: .zero, known: 1, missing: 0))
        #expect(abs(result.biogenic.value - 403.2) < 1e-9)
    }

    @Test("biomass that is not sustainable counts in full, and nothing is reported beside")
    func unsustainable() {
        for result in [
            result(.otherBiomass, .residential, Accounting(biomassIsSustainable: false)),
            result(.otherBiomass, .residential, Accounting(), isSustainable: false),
        ] {
            #expect(abs(result.total.emission.value.value - 403.2) < 1e-9)
            #expect(result.biogenic == .zero)
        }
        let line = self.result(
            .otherBiomass, .residential, Accounting(biomassIsSustainable: false), isSustainable: true)
        #expect(line.total.emission.value == .zero, "what the line says comes before what the inventory says")
    }

    @Test("methane and nitrous oxide of biomass count however it was grown")
    func biomassGases() throws {
        let sustainable = result(.otherBiomass, .residential, Accounting(basis: .equivalent))
        let other = result(.otherBiomass, .residential, Accounting(basis: .equivalent), isSustainable: false)
        #expect(abs(sustainable.total.emission.value.value - (28 * 1.08 + 265 * 0.0144)) < 1e-9)
        #expect(abs((other.total.emission.value - sustainable.total.emission.value).value - 403.2) < 1e-9)
    }

    @Test("over the life cycle there is one unit, CO2 equivalent, whatever was chosen")
    func lifeCycleUnit() {
        #expect(Accounting(approach: .lifeCycle, basis: .carbonDioxide).basis == .equivalent)
    }

    @Test(
        "the life-cycle approach takes life-cycle factors and never one of the other set",
        arguments: [
            (Carrier.naturalGas, nil, 0.237), (.coal, nil, 0.380), (.diesel, nil, 0.305), (.gasoline, nil, 0.299),
            (.lignite, nil, 0.375), (.otherBiomass, true, 0.002), (.otherBiomass, false, 0.405),
        ] as [(Carrier, Bool?, Double)])
    func lifeCycle(carrier: Carrier, isSustainable: Bool?, value: Double) throws {
        let result = self.result(carrier, .residential, Accounting(approach: .lifeCycle), isSustainable: isSustainable)
        let factor = try #require(result.lines[0].factor)
        #expect(factor.intensity == Quantity(value))
        #expect(factor.components.map(\.gas) == [.equivalent])
        #expect(result.byGas.isEmpty)
    }

    @Test("the two approaches are never mixed within an inventory", arguments: Accounting.Approach.allCases)
    func neverMixed(approach: Accounting.Approach) {
        var random = RandomInventory(seed: 71)
        random.accounting = Accounting(approach: approach)
        for _ in 0..<40 {
            let components = random.next().computed(with: tables).lines.compactMap { line in
                line.factor.flatMap { $0.origin == .given ? nil : $0.components }
            }.joined()
            for component in components {
                let edition = component.citation.edition ?? ""
                let isLifeCycle = component.gas == .equivalent
                #expect(isLifeCycle == (approach == .lifeCycle), "\(edition)")
                #expect(!edition.contains("LCA") || approach == .lifeCycle, "\(edition)")
                #expect(!edition.hasPrefix("IPCC2006") || approach == .ipcc, "\(edition)")
            }
        }
    }
}
