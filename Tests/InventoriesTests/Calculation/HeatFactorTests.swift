import Inventories
import QalaTesting
import Quantities
import Testing

@Suite("The factor of heat, and cogeneration")
struct HeatFactorTests {
    private static let efficiencies = CogenerationSplit.ReferenceEfficiencies(
        heat: 0.9, electricity: 0.4, citation: Citation(source: "SEAP guidebook, part II", verification: .memory))

    @Test("the formula gives the figures computed by hand", arguments: try CaseFile.read("heat-factor"))
    func byHand(given: NumberCase) throws {
        let factor = HeatFactor(
            consumption: Quantity(try given("LHC")), productionEmissions: Quantity(try given("CO2LPH")),
            importedEmissions: Quantity(try given("CO2IH")), exportedEmissions: Quantity(try given("CO2EH")))
        try given.check("EFH", factor?.value.value)
    }

    @Test("a town's heat is multiplied with what its plants and its neighbours emitted for it")
    func inATown() throws {
        let result = try town(.reported(180_000, .megawattHour), emissions: 52_000).with {
            $0.heatExchange = HeatExchange(importedEmissions: Quantity(3_000), exportedEmissions: Quantity(7_000))
        }.computed(with: ShippedTables.tables)
        #expect(abs(try #require(result.heat).value.value - 0.26666666666666666) < 1e-12)
        #expect(abs(result.total.emission.value.value - 48_000) < 1e-8)
        #expect(result.lines.first?.factor?.origin == .local)
    }

    @Test("where no heat is consumed there is no factor")
    func nothing() {
        let factor = HeatFactor(
            consumption: .zero, productionEmissions: Quantity(1), importedEmissions: .zero, exportedEmissions: .zero)
        #expect(factor == nil)
    }

    @Test("heat without plants has the default factor, and is marked as a stand-in")
    func fallback() throws {
        let town = Inventory(
            town: .init(name: "Demokent", country: "KZ"), year: 2015,
            records: [CheckTown.line("heat", .residential, .heatCold, 100)])
        for (approach, value) in [(Accounting.Approach.ipcc, 0.569), (.lifeCycle, 0.672)] {
            let result = town.with { $0.accounting = Accounting(approach: approach) }
                .computed(with: try ShippedTables.tables)
            #expect(result.lines.first?.factor?.intensity == Quantity(value))
            #expect(result.lines.first?.factor?.origin == .fallback)
        }
    }

    @Test("a heat plant whose emissions nobody knows gives no factor: the default stands in")
    func unknown() throws {
        let result = try town(.reported(180_000, .megawattHour), emissions: nil).computed(with: ShippedTables.tables)
        #expect(result.heat == nil)
        #expect(result.lines.first?.factor?.origin == .fallback)
    }

    @Test(
        "the split of a cogeneration plant gives the figures computed by hand",
        arguments: try CaseFile.read("cogeneration"))
    func split(given: NumberCase) throws {
        let emissions = Quantity<Energy>(try given("fuel_mwh")) * Quantity<MassPerEnergy>(try given("ef"))
        try given.check("total_t", emissions.value)
        var efficiencies = Self.efficiencies
        efficiencies.heat = try given("eta_heat")
        efficiencies.electricity = try given("eta_power")
        let split = CogenerationSplit(
            emissions: emissions, heat: Quantity(try given("heat_mwh")), electricity: Quantity(try given("power_mwh")),
            efficiencies: efficiencies)
        try given.check("heat_t", split?.heat.value)
        try given.check("power_t", split?.electricity.value)
    }

    @Test("heat and electricity together carry all that a plant emits")
    func whole() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<1_000 {
            let emissions = Double.random(in: 0...1e6, using: &generator)
            let split = try #require(
                CogenerationSplit(
                    emissions: Quantity(emissions), heat: Quantity(Double.random(in: 0...1e6, using: &generator)),
                    electricity: Quantity(Double.random(in: 1...1e6, using: &generator)),
                    efficiencies: Self.efficiencies))
            #expect(abs((split.heat + split.electricity).value - emissions) <= 1e-12 * emissions)
            #expect(split.heat >= .zero && split.electricity.value >= -1e-9)
        }
    }

    @Test("a plant that delivered nothing is not split")
    func idle() {
        let split = CogenerationSplit(
            emissions: Quantity(10), heat: .zero, electricity: .zero, efficiencies: Self.efficiencies)
        #expect(split == nil)
    }

    @Test("a gas-fired plant's heat and electricity reach the town's two factors")
    func cogenerationInATown() throws {
        let town = Inventory(
            town: .init(name: "Demokent", country: "KZ"), year: 2015,
            records: [
                CheckTown.line("power", .residential, .electricity, 60_000),
                CheckTown.line("heat", .residential, .heatCold, 45_000),
            ],
            plants: [CheckTown.plant(30_000, heat: 45_000, gas: 100_000)],
            factors: [CheckTown.given(.naturalGas, 0.202)])
        let result = try town.computed(with: ShippedTables.tables)
        let (heat, power) = (try #require(result.heat), try #require(result.electricity))
        #expect(abs(heat.productionEmissions.value - 8_080) < 1e-8)
        #expect(abs(heat.value.value - 8_080.0 / 45_000) < 1e-12)
        #expect(abs(power.productionEmissions.value - 12_120) < 1e-8)
        #expect(abs(power.value.value - (30_000 * power.national.value.value + 12_120) / 60_000) < 1e-12)
    }

    private func town(_ heat: Entry, emissions: Double?) -> Inventory {
        Inventory(
            town: .init(name: "Demokent", country: "KZ"), year: 2015,
            records: [CheckTown.line("heat", .residential, .heatCold, 180_000)],
            plants: [
                LocalPlant(
                    id: "h", name: "Boiler house", kind: .heatPlant, heat: heat,
                    statedEmissions: emissions.map { Quantity($0) })
            ])
    }
}
