import Exchange
import Inventories
import Localization
import Quantities
import ReferenceData
import Testing

@testable import Web

@Suite("The grid as a browser sends it")
struct InventoryFormTests {
    private func inventory(_ pairs: [(String, String)], from records: [ActivityRecord] = []) throws -> Inventory {
        var inventory = Inventory(town: Inventory.Town(name: "Demokent", country: "KZ"), year: Year(2022))
        inventory.records = records
        let vocabulary = try OfficeHouse.content.get().library.vocabulary
        let fields = FormFields(pairs.map { (name: $0.0, value: $0.1) })
        return InventoryForm(fields: fields, language: .en, vocabulary: vocabulary).applied(to: inventory)
    }

    private func applied(_ pairs: [(String, String)], to records: [ActivityRecord]) throws -> [String] {
        try inventory(pairs, from: records).records.map(\.id)
    }

    @Test("what the inventory is for is chosen; what is no kind changes nothing")
    func kind() throws {
        #expect(try inventory([("kind", "monitoring")]).kind == .monitoring)
        #expect(try inventory([("kind", "other")]).kind == .baseline)
        #expect(try inventory([("year", "2022")]).kind == .baseline)
    }

    private func record(_ id: String) -> ActivityRecord {
        ActivityRecord(id: id, sector: .residential, carrier: .naturalGas, entry: .reported(1, .megawattHour))
    }

    @Test("rows stay where they stood, new ones come behind, removed and emptied ones go")
    func order() throws {
        let fields = [
            ("r.new.amount", "5"), ("r.b.amount", "2"), ("r.a.amount", "1"), ("r.c.amount", "3"), ("remove", "c"),
            ("r.d.amount", ""),
        ]
        #expect(try applied(fields, to: ["a", "b", "c", "d", "e"].map(record)) == ["a", "b", "e", "new"])
        #expect(
            try applied(fields + [("partial", "1"), ("row", "c")], to: ["a", "c", "e"].map(record)) == ["a", "e"])
    }

    @Test("the largest form that is read takes no time that grows with its square", .timeLimit(.minutes(1)))
    func many() throws {
        let fields = (0..<20_000).map { ("r.\($0).note", "x") }
        #expect(try applied(fields, to: (0..<20_000).map { record(String($0 * 2)) }).count == 30_000)
    }
}
