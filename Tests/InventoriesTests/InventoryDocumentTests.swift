import Findings
import Inventories
import Ledger
import Quantities
import Testing

@Suite("Inventories as documents")
struct InventoryDocumentTests {
    private let authorship = Authorship(author: "aigerim", time: 1_700_000_000)

    private func revision(_ inventory: Inventory, schema: Int = InventoryDocument.schema) throws -> Revision {
        Revision(
            document: InventoryDocument.id(town: "demokent", year: 2015), after: nil, authorship: authorship,
            schema: schema, body: try inventory.documentBody())
    }

    @Test("an inventory comes back from the ledger as it was")
    func roundTrip() throws {
        var random = RandomInventory(seed: 91)
        for _ in 0..<100 {
            let inventory = random.next().adding(CheckTown.plant())
            #expect(try Inventory.read(from: revision(inventory)) == inventory)
        }
    }

    @Test("a factor comes back with all that a town can say of it, in the unit it was written in")
    func factor() throws {
        var inventory = CheckTown.sound
        var factor = GivenFactor(
            role: .nationalElectricity, carrier: .coal, gas: .methane, value: Quantity(0.0036), carrierWord: "Көмір",
            fuel: Fuel(rawValue: "lignite"), sectors: [.municipal, .tertiary], subsector: "schools",
            unit: .kilogramPerGigajoule, source: "own", place: .init(file: "factors.csv", row: 2, column: 4))
        inventory.factors = [factor, GivenFactor(carrier: .diesel, gas: .carbonDioxide, value: .zero)]
        factor.unit = .tonnePerMegawattHour
        inventory.factors.append(factor)
        #expect(try Inventory.read(from: revision(inventory)) == inventory)
    }

    @Test("equal inventories have equal bytes")
    func canonical() throws {
        let inventory = CheckTown.sound
        #expect(try inventory.documentBody() == inventory.documentBody())
    }

    @Test("a document of a newer program is not guessed at")
    func newer() throws {
        let revision = try revision(CheckTown.sound, schema: 2)
        #expect(throws: DocumentReadError.newer(schema: 2)) { try Inventory.read(from: revision) }
    }

    @Test("a body that is no inventory is refused", arguments: ["", "{}", "[]", "{\"town\":1}", "\u{0}"])
    func unreadable(text: String) {
        let revision = Revision(
            document: InventoryDocument.id(town: "demokent", year: 2015), after: nil, authorship: authorship, schema: 1,
            body: Array(text.utf8))
        #expect(throws: DocumentReadError.unreadable) { try Inventory.read(from: revision) }
    }

    @Test("a number that is none cannot be saved", arguments: [Double.nan, .infinity])
    func notANumber(value: Double) {
        let inventory = CheckTown.sound.setting("homes-gas", value)
        #expect(throws: DocumentReadError.unreadable) { try inventory.documentBody() }
    }

    @Test("an inventory is named by its town and year")
    func name() {
        #expect(InventoryDocument.id(town: "karaganda", year: 2022).description == "inventory/karaganda-2022")
    }
}
