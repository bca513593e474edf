import Inventories
import QalaTesting
import Quantities
import ReferenceData
import Testing

@Suite("Weak data")
struct WeakDataTests {
    private func result(_ records: [ActivityRecord]) throws -> (InventoryResult, FactorTables) {
        let tables = try ReferenceLibrary.load().tables
        let inventory = Inventory(
            town: .init(name: "Demokent", country: "KZ", population: 54_000), year: 2015, records: records)
        return (inventory.computed(with: tables), tables)
    }

    @Test("an amount known within 60 % is weak, one within 2 % is not; the share is of the known emissions")
    func amounts() throws {
        var sure = ActivityRecord(
            id: "gas", sector: .residential, carrier: .naturalGas, entry: .reported(1_000, .megawattHour))
        sure.uncertainty = 0.02
        var vague = ActivityRecord(
            id: "coal", sector: .residential, carrier: .coal, entry: .reported(500, .megawattHour))
        vague.uncertainty = 0.6
        let (result, tables) = try result([sure, vague])
        let weak = WeakData(result, tables: tables)
        #expect(weak.lines.map(\.id) == ["coal"])
        #expect(weak.lines.first?.reasons == [.amount])
        let whole = result.total.emission.value.value
        #expect(weak.share.map { abs($0 * whole - weak.emission.value) < 1e-9 } == true)
    }

    @Test("heat by a default factor is weak however well its amount is known")
    func factors() throws {
        var heat = ActivityRecord(
            id: "heat", sector: .residential, carrier: .heatCold, entry: .reported(1_000, .megawattHour))
        heat.uncertainty = 0.01
        let (result, tables) = try result([heat])
        #expect(WeakData(result, tables: tables).lines.map(\.reasons) == [[.factor]])
        #expect(WeakData(result, tables: tables).share == 1)
    }

    @Test("of nothing known no share is told")
    func nothing() throws {
        let (result, tables) = try result([
            ActivityRecord(id: "gas", sector: .residential, carrier: .naturalGas, entry: .unknown)
        ])
        #expect(WeakData(result, tables: tables).share == nil)
    }
}
