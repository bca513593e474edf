import Inventories
import Quantities
import Testing

@Suite("The local factor of electricity")
struct ElectricityFactorTests {
    private func factor(_ given: NumberCase) throws -> ElectricityFactor {
        ElectricityFactor(
            consumption: Quantity(try given("TCE")), production: Quantity(try given("LPE")),
            green: Quantity(try given("GEP")), productionEmissions: Quantity(try given("CO2LPE")),
            greenEmissions: Quantity(try given("CO2GEP")),
            national: NationalElectricity(
                value: Quantity(try given("NEEFE")), year: 2015, citation: Citation(source: "", verification: .stated)))
    }

    /// The same case as a town: one line of electricity, one plant, one purchase and a stated national factor.
    private func town(_ given: NumberCase) throws -> Inventory {
        Inventory(
            town: .init(name: "Demokent", country: "KZ"), year: 2015,
            records: [CheckTown.line("power", .residential, .electricity, try given("TCE"))],
            plants: [
                LocalPlant(
                    id: "p", name: "Plant", kind: .other, electricity: .reported(try given("LPE"), .megawattHour),
                    statedEmissions: Quantity(try given("CO2LPE")))
            ],
            greenElectricity: GreenElectricity(amount: .reported(try given("GEP"), .megawattHour)),
            factors: [CheckTown.given(.electricity, try given("NEEFE"), role: .nationalElectricity)])
    }

    @Test("the formula gives the figures computed by hand", arguments: try CaseFile.read("electricity-factor"))
    func byHand(given: NumberCase) throws {
        try given.check("EFE", try factor(given).value.value)
    }

    @Test("a town's line is multiplied with the same factor", arguments: try CaseFile.read("electricity-factor"))
    func inATown(given: NumberCase) throws {
        let result = try town(given).computed(with: ShippedTables.tables)
        try given.check("EFE", result.electricity?.value.value)
        try given.check("EFE", result.lines.first?.factor?.intensity.value)
    }

    @Test("a town that makes and buys less than it uses imports; one that makes and buys more exports")
    func branches() {
        #expect(simple(production: 60, green: 40).branch == .importer)
        #expect(simple(production: 60, green: 41).branch == .exporter)
        #expect(simple(production: 0, green: 0).branch == .importer)
    }

    @Test("where the two branches meet they agree", arguments: [0, 1, 20, 50, 100])
    func meeting(green: Double) {
        let own = 100 - green
        let border = simple(production: own, green: green, productionEmissions: 30)
        let beyond = simple(production: own + 1e-9, green: green, productionEmissions: 30)
        #expect(border.branch == .importer && beyond.branch == .exporter)
        #expect(abs(border.value.value - beyond.value.value) < 1e-9)
    }

    @Test("a town without electricity of its own has the national factor", arguments: [0.0, 100])
    func national(consumption: Double) {
        #expect(simple(consumption: consumption, production: 0, green: 0).value == Quantity(0.5))
    }

    @Test("more clean production never raises the factor")
    func monotone() {
        let values = stride(from: 0.0, through: 300, by: 1).map { simple(production: $0, green: 20).value.value }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(values.allSatisfy { $0 >= 0 })
    }

    @Test("the emissions of green electricity count over the life cycle, not in the IPCC approach")
    func green() throws {
        let purchase = GreenElectricity(amount: .reported(40, .megawattHour), lifeCycleEmissions: Quantity(2))
        func town(_ approach: Accounting.Approach) -> Inventory {
            Inventory(
                town: .init(name: "Demokent", country: "UA"), year: 2018, accounting: Accounting(approach: approach),
                records: [CheckTown.line("power", .residential, .electricity, 100)], greenElectricity: purchase)
        }
        let ipcc = try #require(town(.ipcc).computed(with: ShippedTables.tables).electricity)
        let lifeCycle = try #require(town(.lifeCycle).computed(with: ShippedTables.tables).electricity)
        #expect(ipcc.greenEmissions == .zero)
        #expect(lifeCycle.greenEmissions == Quantity(2))
        #expect(abs(lifeCycle.value.value - (60 * lifeCycle.national.value.value + 2) / 100) < 1e-15)
    }

    @Test("production of at most three megawatt-hours is dropped")
    func noise() throws {
        func factor(_ amount: Double) throws -> ElectricityFactor {
            let plant = LocalPlant(
                id: "sun", name: "Roof", kind: .photovoltaic, electricity: .reported(amount, .megawattHour))
            let town = Inventory(
                town: .init(name: "Demokent", country: "KZ"), year: 2015,
                records: [CheckTown.line("power", .residential, .electricity, 100)], plants: [plant])
            return try #require(town.computed(with: ShippedTables.tables).electricity)
        }
        #expect(try factor(3).production == .zero)
        #expect(try factor(3.1).production == Quantity(3.1))
    }

    @Test("a plant whose emissions nobody knows is left out of local production: unknown is never zero")
    func unknownEmissions() throws {
        let plant = LocalPlant(id: "p", name: "CHP", kind: .thermalPower, electricity: .reported(40, .megawattHour))
        let town = Inventory(
            town: .init(name: "Demokent", country: "KZ"), year: 2015,
            records: [CheckTown.line("power", .residential, .electricity, 100)], plants: [plant])
        let factor = try #require(town.computed(with: ShippedTables.tables).electricity)
        #expect(factor.value == factor.national.value)
        #expect(factor.production == .zero)
    }

    private func simple(
        consumption: Double = 100, production: Double, green: Double, productionEmissions: Double = 0
    ) -> ElectricityFactor {
        ElectricityFactor(
            consumption: Quantity(consumption), production: Quantity(production), green: Quantity(green),
            productionEmissions: Quantity(productionEmissions), greenEmissions: .zero,
            national: NationalElectricity(
                value: Quantity(0.5), year: 2015, citation: Citation(source: "", verification: .stated)))
    }
}
