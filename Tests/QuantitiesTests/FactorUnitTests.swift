import Quantities
import Testing

@Suite("Units of emission factors")
struct FactorUnitTests {
    @Test("every unit is its mass in tonnes over its energy in megawatt-hours", arguments: FactorUnit.allCases)
    func symbols(unit: FactorUnit) throws {
        let parts = unit.rawValue.split(separator: "/").map(String.init)
        let mass = try #require(["t": 1, "kg": 1e-3, "g": 1e-6][parts[0]])
        let energy = try #require(Self.megawattHours[parts[1]])
        #expect(abs(unit.tonnesPerMegawattHour / (mass / energy) - 1) < 1e-14)
    }

    @Test("56 100 kg of carbon dioxide per terajoule are 0.20196 t per megawatt-hour")
    func naturalGas() {
        #expect(abs(56_100 * FactorUnit.kilogramPerTerajoule.tonnesPerMegawattHour - 0.20196) < 1e-15)
    }

    @Test("tonnes and kilograms per terajoule differ a thousandfold")
    func thousandfold() {
        let ratio =
            FactorUnit.tonnePerTerajoule.tonnesPerMegawattHour / FactorUnit.kilogramPerTerajoule.tonnesPerMegawattHour
        #expect(abs(ratio - 1000) < 1e-9)
    }

    /// Megawatt-hours in one unit of energy; 1 MWh is 3.6 GJ exactly, 1 Gcal is 4.1868 GJ.
    private static let megawattHours: [String: Double] = [
        "kWh": 1e-3, "MWh": 1, "GWh": 1e3, "MJ": 1e-3 / 3.6, "GJ": 1 / 3.6, "TJ": 1e3 / 3.6, "Gcal": 4.1868 / 3.6,
    ]
}
