import Inventories
import Ledger
import QalaTesting
import Storage
import Testing

@Suite("Rows of inventories in SQLite, in PostgreSQL and in memory")
struct InventoryRowTests {
    @Test("in memory", arguments: InventoryRowContract.all)
    func memory(promise: InventoryRowContract) async throws {
        try await promise.check(InMemoryInventoryRows())
    }

    @Test("in SQLite", arguments: InventoryRowContract.all)
    func sqlite(promise: InventoryRowContract) async throws {
        let folder = try TemporaryFolder()
        let ledger = try await SQLLedger.open(path: folder.ledger)
        try await promise.check(SQLInventoryRows(in: ledger))
        await ledger.close()
    }

    @Test("in PostgreSQL", arguments: InventoryRowContract.all)
    func postgreSQL(promise: InventoryRowContract) async throws {
        let ledger = try await SQLLedger.open(url: PostgreSQLCluster.shared().database(), connections: 4)
        try await promise.check(SQLInventoryRows(in: ledger))
        await ledger.close()
    }

    @Test("rows go with a backup and are right there, so that nothing has to be made anew")
    func backup() async throws {
        let folder = try TemporaryFolder()
        let ledger = try await SQLLedger.open(path: folder.ledger)
        let progress = try await SQLInventoryRows(in: ledger).fill([.sample("a-2020")])
        try await ledger.backUp(to: folder.path("copy.sqlite"))
        let copy = try await SQLLedger.open(path: folder.path("copy.sqlite"))
        #expect(try await SQLInventoryRows(in: copy).progress(of: "v1") == progress)
        #expect(try await SQLInventoryRows(in: copy).list(InventoryQuestion(reach: .all), in: "v1")?.count == 1)
        await copy.close()
        await ledger.close()
    }

    @Test("PostgreSQL gets their tables on an empty ledger and on one with documents; an older program stays away")
    func migrating() async throws {
        let url = try await PostgreSQLCluster.shared().database()
        let before = Array(Migration.shipped.prefix { $0.name != "create_inventory_rows" })
        let old = try await SQLLedger.open(url: url, connections: 2, migrations: before)
        let chain = Revision.samples(20)
        for revision in chain { try await old.append(revision) }
        await old.close()
        let steps = Array(Migration.shipped.prefix(before.count + 1))
        let ledger = try await SQLLedger.open(url: url, connections: 2, migrations: steps)
        #expect(try await ledger.revisions(of: .sample) == chain)
        try await SQLInventoryRows(in: ledger).fill([.sample("a-2020")])
        await #expect(throws: StoreError.newerSchema(found: steps.count, known: before.count)) {
            try await SQLLedger.open(url: url, connections: 2, migrations: before)
        }
        await ledger.close()
    }

    @Test("a store that was closed says that it cannot answer")
    func closed() async throws {
        let folder = try TemporaryFolder()
        let ledger = try await SQLLedger.open(path: folder.ledger)
        let rows = SQLInventoryRows(in: ledger)
        await ledger.close()
        await #expect(throws: StoreError.unavailable) { try await rows.progress(of: "v1") }
        await #expect(throws: StoreError.unavailable) { try await rows.begin("v1", at: 0) }
    }
}
