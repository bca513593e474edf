import Findings
import Inventories
import Quantities
import Testing

@Suite("Factors stated in the wrong unit")
struct FactorUnitRemarksTests {
    private func findings(
        _ carrier: Carrier, _ number: Double, _ unit: FactorUnit, _ gas: Gas = .carbonDioxide
    ) throws -> [Finding] {
        let factor = GivenFactor(
            carrier: carrier, gas: gas, value: Quantity(number * unit.tonnesPerMegawattHour), unit: unit,
            source: "plan", place: Place(file: "factors.csv", row: 7, column: 4))
        let tables = try ShippedTables.tables
        let result = CheckTown.sound.giving(factor).computed(with: tables)
        return RuleBook(definitions: RuleTable.definitions).findings(for: result, context: RuleContext(tables: tables))
            .filter { $0.code == "factor.unit-suspect" }
    }

    @Test("methane of 5 t/TJ is an error at its cell: 5 kg/TJ is meant")
    func methane() throws {
        let finding = try #require(try findings(.naturalGas, 5, .tonnePerTerajoule, .methane).first)
        #expect(finding.severity == .error)
        #expect(finding.place == Place(file: "factors.csv", row: 7, column: 4))
        #expect(finding.details["value"] == .number(5))
        #expect(finding.details["unit"] == .text("t/TJ"))
        #expect(finding.details["other"] == .text("kg/TJ"))
        #expect(finding.details["computed"] == .quantity(5 * 3.6e-6, unit: "t/MWh"))
    }

    @Test(
        "each factor of Ioannina is sound as it is meant, and suspect as it is printed",
        arguments: [
            (Carrier.naturalGas, 5.0, Gas.methane), (.naturalGas, 0.1, .nitrousOxide), (.diesel, 5, .methane),
            (.diesel, 2.14, .nitrousOxide), (.liquidGas, 8.71, .methane), (.liquidGas, 1.64, .nitrousOxide),
        ])
    func ioannina(carrier: Carrier, number: Double, gas: Gas) throws {
        #expect(try findings(carrier, number, .kilogramPerTerajoule, gas).isEmpty)
        #expect(try findings(carrier, number, .tonnePerTerajoule, gas).first?.details["other"] == .text("kg/TJ"))
    }

    @Test(
        "carbon dioxide a thousand times too large or too small, or per gigajoule for per megawatt-hour",
        arguments: [
            (202.0, FactorUnit.tonnePerMegawattHour), (0.202, .kilogramPerMegawattHour), (56_100, .tonnePerTerajoule),
            (56.1, .tonnePerMegawattHour), (0.202, .tonnePerTerajoule), (56_100, .kilogramPerGigajoule),
        ])
    func carbon(number: Double, unit: FactorUnit) throws {
        let finding = try #require(try findings(.naturalGas, number, unit).first)
        guard case .quantity(let computed, "t/MWh")? = finding.details["computed"] else {
            Issue.record("\(finding.details)")
            return
        }
        #expect((0.15...0.3).contains(computed))
    }

    @Test("factors that are merely unusual are left to other rules", arguments: [0.07, 0.15, 0.25, 0.3, 0.55])
    func unusual(value: Double) throws {
        #expect(try findings(.naturalGas, value, .tonnePerMegawattHour).isEmpty)
    }

    @Test(
        "methane of stoves and of engines differs more than a unit does from its neighbour, and is left alone",
        arguments: [(Carrier.coal, 1.08e-3), (.lignite, 1.08e-3), (.diesel, 5.96e-7), (.naturalGas, 3.6e-6)])
    func liberec(carrier: Carrier, value: Double) throws {
        #expect(try findings(carrier, value, .tonnePerMegawattHour, .methane).isEmpty)
    }

    @Test("a factor that fits in no unit is not given one")
    func noUnit() throws {
        #expect(try findings(.naturalGas, 7.5e7, .tonnePerMegawattHour).isEmpty)
        #expect(try findings(.naturalGas, 0, .tonnePerMegawattHour).isEmpty)
        #expect(try findings(.naturalGas, -0.2, .tonnePerMegawattHour).isEmpty)
    }

    @Test("electricity, heat, biomass and unknown words have no reference to be held against")
    func others() throws {
        for carrier in [Carrier.electricity, .heatCold, .otherBiomass, .unrecognised] {
            #expect(try findings(carrier, 601.4, .tonnePerMegawattHour).isEmpty)
        }
    }

    @Test("every reference of every table is sound in its own unit")
    func references() throws {
        for factor in try ShippedTables.tables.referenceFactors.values.joined() {
            guard let carrier = factor.carrier, factor.value > .zero else { continue }
            #expect(try findings(carrier, factor.value.value, .tonnePerMegawattHour, factor.gas).isEmpty, "\(factor)")
        }
    }

    @Test("a plant whose emissions nobody knows is named")
    func unknownPlant() throws {
        let plant = LocalPlant(id: "p", name: "CHP-2", kind: .thermalPower, electricity: .reported(40, .megawattHour))
        let tables = try ShippedTables.tables
        let result = CheckTown.sound.adding(plant).computed(with: tables)
        let found = RuleBook(definitions: RuleTable.definitions).findings(
            for: result, context: RuleContext(tables: tables))
        #expect(found.first { $0.code == "plant.emissions-unknown" }?.details["plant"] == .text("CHP-2"))
    }
}
