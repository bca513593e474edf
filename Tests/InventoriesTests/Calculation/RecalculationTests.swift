import Inventories
import QalaTesting
import Quantities
import ReferenceData
import Testing

@Suite("Recalculation")
struct RecalculationTests {
    private func result(_ lines: [(id: String, sector: Sector, entry: Entry)]) throws -> InventoryResult {
        let tables = try ReferenceLibrary.load().tables
        let inventory = Inventory(
            town: .init(name: "Demokent", country: "KZ", population: 54_000), year: 2015,
            records: lines.map { ActivityRecord(id: $0.id, sector: $0.sector, carrier: .naturalGas, entry: $0.entry) })
        return inventory.computed(with: tables)
    }

    @Test("a quarter less gas is a quarter less, as a whole and in its sector, and the line says so")
    func change() throws {
        let before = try result([
            ("homes", .residential, .reported(1_200, .megawattHour)),
            ("offices", .tertiary, .reported(400, .megawattHour)),
        ])
        let after = try result([
            ("homes", .residential, .reported(900, .megawattHour)),
            ("offices", .tertiary, .reported(400, .megawattHour)),
        ])
        let recalculation = Recalculation(from: before, to: after)
        #expect(recalculation.lines.map(\.id) == ["homes"])
        #expect(recalculation.sectors.map(\.sector) == [.tertiary, .residential])
        let homes = try #require(recalculation.sectors.last)
        let share = try #require(Recalculation.share(homes.before.energy, homes.after.energy))
        #expect(abs(share + 0.25) < 1e-9)
        let whole = try #require(Recalculation.share(before.total.emission, after.total.emission))
        #expect(abs(whole + 300.0 / 1_600) < 1e-9)
    }

    @Test("lines that came or went stand by the size of their change; of what is not known no share is told")
    func unknown() throws {
        let before = try result([
            ("a", .residential, .reported(100, .megawattHour)), ("b", .tertiary, .unknown),
        ])
        let after = try result([
            ("b", .tertiary, .reported(50, .megawattHour)), ("c", .municipal, .reported(500, .megawattHour)),
        ])
        let recalculation = Recalculation(from: before, to: after)
        #expect(recalculation.lines.map(\.id) == ["c", "a", "b"])
        #expect(recalculation.lines.map { $0.before == nil } == [true, false, false])
        #expect(recalculation.lines.map { $0.change == nil } == [false, false, true])
        let tertiary = try #require(recalculation.sectors.first { $0.sector == .tertiary })
        #expect(Recalculation.share(tertiary.before.emission, tertiary.after.emission) == nil)
    }
}
