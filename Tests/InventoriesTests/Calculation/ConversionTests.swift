import Findings
import Inventories
import Quantities
import Testing

@Suite("From reported amounts to megawatt-hours")
struct ConversionTests {
    private let tables: FactorTables

    init() throws { tables = try ShippedTables.tables }

    private func energy(
        _ amount: Double, _ unit: ActivityUnit, _ carrier: Carrier, fuel: String? = nil, country: String = "KAZ"
    ) throws(Conversion.Failure) -> Double {
        try tables.energy(amount, unit, of: carrier, fuel: fuel.map(Fuel.init(rawValue:)), country: country).energy
            .value
    }

    @Test("units of energy and fuels give the figures computed by hand", arguments: try CaseFile.read("conversions"))
    func byHand(given: NumberCase) throws {
        try given.check("toe", try energy(try given("toe"), .tonneOfOilEquivalent, .coal))
        try given.check("Gcal", try energy(try given("Gcal"), .gigacalorie, .heatCold))
        try given.check("GJ", try energy(try given("GJ"), .gigajoule, .heatCold))
        try given.check("tce", try energy(try given("tce"), .tonneOfCoalEquivalent, .coal))
        try given.check("gas_1000m3_CIS", try energy(try given("gas_1000m3_CIS"), .thousandCubicMetres, .naturalGas))
        try given.check("diesel_t_ipcc", try energy(try given("diesel_t_ipcc"), .tonne, .diesel, country: "ITA"))
        try given.check(
            "coal_karaganda_t", try energy(try given("coal_karaganda_t"), .tonne, .coal, fuel: "coal_karaganda"))
    }

    @Test(
        "a tonne of coal is what the country's own row says, not what the world's says",
        arguments: [
            ("KAZ", nil, 0.674 * 8.141), ("KAZ", "coal_ekibastuz", 0.628 * 8.141),
            ("KAZ", "coal_karaganda", 0.726 * 8.141),
            ("KGZ", nil, 0.570 * 8.141), ("TJK", nil, 0.553 * 8.141), ("UZB", nil, 0.530 * 8.141),
            ("GEO", nil, 0.589 * 8.141),
            ("UKR", nil, 0.876 * 8.141), ("ITA", nil, 25.8 / 3.6),
        ] as [(String, String?, Double)])
    func coal(country: String, fuel: String?, megawattHours: Double) throws {
        #expect(abs(try energy(1, .tonne, .coal, fuel: fuel, country: country) - megawattHours) < 1e-9)
    }

    @Test(
        "a fuel of one basin is itself in every country",
        arguments: ["KAZ", "UZB", "ITA", ""])
    func basin(country: String) throws {
        #expect(abs(try energy(1_000, .tonne, .coal, fuel: "coal_ekibastuz", country: country) - 5_112.548) < 1e-6)
    }

    @Test("a thousand cubic metres of gas are 9.3947 MWh in the statistics of the region and 9.3333 MWh elsewhere")
    func gas() throws {
        for country in ["KAZ", "UZB", "GEO", "UKR"] {
            #expect(abs(try energy(1, .thousandCubicMetres, .naturalGas, country: country) - 9.394714) < 1e-9)
        }
        #expect(abs(try energy(1, .thousandCubicMetres, .naturalGas, country: "ITA") - 9.3333) < 1e-4)
        #expect(
            abs(try energy(1, .thousandCubicMetres, .naturalGas) / energy(1_000, .cubicMetre, .naturalGas) - 1) < 1e-15)
    }

    @Test("litres of diesel and petrol take the density of the general table")
    func litres() throws {
        let row = try #require(
            tables.calorificValues[Fuel(rawValue: "gas_diesel_oil")]?.first { $0.country == "WORLD" })
        let perCubicMetre = try #require(row.perCubicMetre)
        #expect(abs(try energy(2_500, .litre, .diesel) - 2.5 * perCubicMetre) < 1e-12)
        #expect(abs(try energy(2_500, .litre, .diesel) / energy(2.5, .thousandLitres, .diesel) - 1) < 1e-15)
        #expect((9.5...11).contains(perCubicMetre))
        #expect((8.9...9.3).contains(try energy(1_000, .litre, .gasoline)))
    }

    @Test(
        "a solid cubic metre of firewood is 2.1655 MWh in the statistics of the region; by mass the world's row holds")
    func firewood() throws {
        #expect(abs(try energy(1, .cubicMetre, .otherBiomass) - 0.266 * 8.141) < 1e-9)
        #expect(abs(try energy(1, .tonne, .otherBiomass) - 15.6 / 3.6) < 1e-9)
    }

    @Test("heating oil by volume has the world's row, because the region's has none")
    func heatingOil() throws {
        #expect(try energy(1, .cubicMetre, .heatingOil) == energy(1, .cubicMetre, .heatingOil, country: "ITA"))
        #expect(abs(try energy(1, .tonne, .heatingOil) - 1.45 * 8.141) < 1e-9)
    }

    @Test("the other units of energy are decimal multiples of those")
    func multiples() throws {
        #expect(abs(try energy(1, .thousandGigacalories, .heatCold) - 1_163) < 1e-9)
        #expect(abs(try energy(3.6, .terajoule, .heatCold) - 1_000) < 1e-9)
        #expect(abs(try energy(3_600, .megajoule, .heatCold) - 1) < 1e-12)
        #expect(try energy(1_500, .kilowattHour, .electricity) == 1.5)
        #expect(try energy(1.5, .gigawattHour, .electricity) == 1_500)
    }

    @Test("twice the amount is twice the energy, in every unit", arguments: ActivityUnit.allCases)
    func linear(unit: ActivityUnit) throws {
        let one = try energy(1, unit, .diesel)
        #expect(abs(try energy(2, unit, .diesel) - 2 * one) <= 1e-15 * one)
        #expect(try energy(0, unit, .diesel) == 0)
    }

    @Test(
        "an amount by mass or volume of something that is no fuel has no energy",
        arguments: [
            (Carrier.electricity, ActivityUnit.tonne), (.heatCold, .cubicMetre), (.unrecognised, .tonne),
            (.otherFossil, .tonne),
        ])
    func needsFuel(carrier: Carrier, unit: ActivityUnit) {
        #expect(throws: Conversion.Failure.unitNeedsFuel(unit)) { try energy(1, unit, carrier) }
    }

    @Test("a fuel without a calorific value for the unit has no energy")
    func noValue() {
        #expect(throws: Conversion.Failure.noCalorificValue(Fuel(rawValue: "plutonium"), .tonne)) {
            try energy(1, .tonne, .coal, fuel: "plutonium")
        }
        #expect(throws: Conversion.Failure.noCalorificValue(Fuel(rawValue: "coal_karaganda"), .litre)) {
            try energy(1, .litre, .coal, fuel: "coal_karaganda")
        }
    }

    @Test("an amount without energy is an error at its cell and missing from the total, never a zero")
    func neverZero() throws {
        let place = Place(file: "bei.csv", row: 12, column: 5)
        let record = ActivityRecord(
            id: "r12", sector: .residential, carrier: .unrecognised, entry: .reported(40, .tonne), place: place)
        let inventory = Inventory(town: .init(name: "Demokent", country: "KZ"), year: 2015, records: [record])
        let result = inventory.computed(with: tables)
        #expect(
            result.findings.contains { $0.code == "cell.unit-needs-fuel" && $0.place == place && $0.severity == .error }
        )
        #expect(result.lines[0].energy == nil && result.lines[0].emission == nil)
        #expect(result.total.energy == PartialSum(value: .zero, known: 0, missing: 1))
    }

    @Test("the energy says which calorific value it was made with, and where that comes from")
    func cited() throws {
        let conversion = try tables.energy(1, .tonne, of: .coal, fuel: nil, country: "KAZ")
        #expect(conversion.calorificValue?.country == "KAZ")
        #expect(conversion.calorificValue?.fuel == Fuel(rawValue: "coal_kazakh"))
        #expect(conversion.citation?.source.isEmpty == false)
    }
}
