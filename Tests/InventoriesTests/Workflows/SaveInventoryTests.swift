import Cryptography
import Inventories
import Ledger
import QalaTesting
import Quantities
import Testing

@Suite("Saving an inventory")
struct SaveInventoryTests {
    private let ledger = InMemoryLedger()
    private let document = InventoryDocument.id(town: "demokent", year: 2015)
    private let base = CheckTown.sound

    private func save(
        _ inventory: Inventory, basedOn number: Int?, by author: String = "aigerim"
    ) async throws -> SaveDocument<Inventory>.Saved {
        var base: Digest?
        if let number { base = try await ledger.revision(number, of: document).digest }
        return try await SaveDocument<Inventory>(ledger: ledger)(
            inventory, as: document, basedOn: base, by: Authorship(author: author, time: 1_700_000_000))
    }

    @Test("the first save is revision 1, with author and schema, and can be read again")
    func first() async throws {
        let saved = try await save(base, basedOn: nil)
        #expect(saved.revision.number == 1 && saved.conflicts.isEmpty)
        #expect(saved.revision.authorship.author == "aigerim")
        #expect(try Inventory.read(from: saved.revision) == base)
        #expect(try await ledger.firstBroken(of: document) == nil)
    }

    @Test("a save that changes nothing writes nothing")
    func unchanged() async throws {
        let first = try await save(base, basedOn: nil)
        let second = try await save(base, basedOn: 1)
        #expect(second.revision == first.revision)
        #expect(await ledger.revisions(of: document).count == 1)
    }

    @Test("an edit that began before somebody else's save is merged with it")
    func merged() async throws {
        _ = try await save(base, basedOn: nil)
        _ = try await save(base.setting("homes-gas", 1), basedOn: 1, by: "bolat")
        let saved = try await save(base.setting("homes-coal", 2), basedOn: 1)
        #expect(saved.revision.number == 3)
        #expect(saved.content == base.setting("homes-gas", 1).setting("homes-coal", 2))
        #expect(saved.conflicts.isEmpty)
    }

    @Test("of two edits of one line the first saved stays; the second is handed back")
    func conflict() async throws {
        _ = try await save(base, basedOn: nil)
        _ = try await save(base.setting("homes-gas", 1), basedOn: 1, by: "bolat")
        let saved = try await save(base.setting("homes-gas", 2), basedOn: 1)
        #expect(saved.content == base.setting("homes-gas", 1))
        #expect(saved.conflicts.map(\.part.row) == ["homes-gas"])
        #expect(saved.revision.number == 3)
        let history = try await ledger.history(of: document)
        let typed = try #require(history.line(broughtInBy: saved.revision).last)
        #expect(try Inventory.read(from: typed) == base.setting("homes-gas", 2), "the whole edit is kept")
        #expect(typed.authorship.author == "aigerim" && history.main[1].authorship.author == "bolat")
    }

    @Test("an edit that met a conflict and is sent again, because its answer was lost, is not kept twice")
    func sentAgain() async throws {
        _ = try await save(base, basedOn: nil)
        _ = try await save(base.setting("homes-gas", 1), basedOn: 1, by: "bolat")
        _ = try await save(base.setting("homes-gas", 2), basedOn: 1)
        let again = try await save(base.setting("homes-gas", 2), basedOn: 1)
        #expect(again.conflicts.map(\.part.row) == ["homes-gas"])
        #expect(await ledger.revisions(of: document).count == 4)
    }

    @Test("two people who start the same inventory from nothing do not overwrite each other")
    func startedTwice() async throws {
        _ = try await save(base, basedOn: nil)
        let other = base.setting("homes-gas", 7).adding(CheckTown.line("mine", .tertiary, .coal, 3))
        let saved = try await save(other, basedOn: nil, by: "bolat")
        #expect(saved.content.records.contains { $0.id == "mine" })
        #expect(saved.content.records.contains { $0.entry == .reported(300_000, .megawattHour) })
        #expect(saved.conflicts.map(\.part.row) == ["homes-gas"])
    }

    @Test("a base that does not exist is an error of the store, and nothing is written")
    func noBase() async throws {
        _ = try await save(base, basedOn: nil)
        await #expect(throws: SaveFailure.store(.notFound(document))) {
            try await SaveDocument<Inventory>(ledger: ledger)(
                base.setting("homes-gas", 1), as: document, basedOn: .sha256([9]),
                by: Authorship(author: "aigerim", time: 0))
        }
        #expect(await ledger.revisions(of: document).count == 1)
    }

    @Test("a document of a newer program is not overwritten")
    func newer() async throws {
        let authorship = Authorship(author: "future", time: 1_800_000_000)
        try await ledger.append(
            Revision(document: document, after: nil, authorship: authorship, schema: 2, body: Array("{}".utf8)))
        await #expect(throws: SaveFailure.document(.newer(schema: 2))) { try await save(base, basedOn: nil) }
    }

    @Test("thirty people who save at once all keep their line")
    func together() async throws {
        _ = try await save(base, basedOn: nil)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<30 {
                group.addTask {
                    _ = try await save(
                        base.adding(CheckTown.line("p\(number)", .tertiary, .coal, Double(number + 1))), basedOn: 1)
                }
            }
            try await group.waitForAll()
        }
        let head = try #require(await ledger.head(of: document))
        let inventory = try Inventory.read(from: head)
        #expect(Set(inventory.records.map(\.id)).isSuperset(of: (0..<30).map { "p\($0)" }))
        #expect(try await ledger.firstBroken(of: document) == nil)
        #expect(head.number == 31)
    }
}
