import Cryptography
import Ledger
import QalaTesting
import Storage
import Testing

@Suite("The ledger in SQLite, in PostgreSQL and in memory")
struct SQLiteLedgerTests {
    @Test("in memory", arguments: LedgerContract.all)
    func memory(promise: LedgerContract) async throws {
        try await promise.check(InMemoryLedger())
    }

    @Test("in SQLite", arguments: LedgerContract.all)
    func sqlite(promise: LedgerContract) async throws {
        let folder = try TemporaryFolder()
        try await promise.check(try await SQLLedger.open(path: folder.ledger))
    }

    @Test("in PostgreSQL", arguments: LedgerContract.all)
    func postgreSQL(promise: LedgerContract) async throws {
        let ledger = try await Self.office()
        try await promise.check(ledger)
        await ledger.close()
    }

    private static func office() async throws -> SQLLedger {
        try await SQLLedger.open(url: PostgreSQLCluster.shared().database(), connections: 2)
    }

    @Test("files in memory", arguments: FileArchiveContract.all)
    func filesInMemory(promise: FileArchiveContract) async throws {
        try await promise.check(InMemoryFileArchive())
    }

    @Test("files in SQLite", arguments: FileArchiveContract.all)
    func filesInSQLite(promise: FileArchiveContract) async throws {
        let folder = try TemporaryFolder()
        try await promise.check(try await SQLLedger.open(path: folder.ledger))
    }

    @Test("files in PostgreSQL", arguments: FileArchiveContract.all)
    func filesInPostgreSQL(promise: FileArchiveContract) async throws {
        let ledger = try await Self.office()
        try await promise.check(ledger)
        await ledger.close()
    }

    @Test("several programs that start at an empty PostgreSQL database at once make one ledger of it")
    func atOnce() async throws {
        let url = try await PostgreSQLCluster.shared().database()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for person in 0..<6 {
                group.addTask {
                    let ledger = try await SQLLedger.open(url: url, connections: 2)
                    _ = try await ledger.insist("\(person)")
                    await ledger.close()
                }
            }
            try await group.waitForAll()
        }
        let ledger = try await SQLLedger.open(at: url)
        #expect(try await ledger.history(of: .sample).main.count == 6)
        #expect(try await ledger.firstBroken(of: .sample) == nil)
        await ledger.close()
    }

    @Test("PostgreSQL refuses to change, remove or empty what is kept")
    func appendOnly() async throws {
        let ledger = try await Self.office()
        for revision in Revision.samples(3) { try await ledger.append(revision) }
        try await ledger.put(ArchivedFile(name: "a.csv", media: "text/csv", bytes: [1]))
        for sql in [
            "UPDATE revision SET reason = 'better'", "DELETE FROM revision", "TRUNCATE revision CASCADE",
            "DELETE FROM document_head", "TRUNCATE document_head", "UPDATE file SET name = 'b'", "DELETE FROM file",
            "UPDATE document_head SET sequence = (SELECT MIN(sequence) FROM revision)",
        ] {
            let error = await #expect(throws: SQLError.self) { try await ledger.database.write { try $0.script(sql) } }
            #expect(error?.kind == .constraint, "\(sql)")
        }
        #expect(try await ledger.history(of: .sample).main.count == 3)
        await ledger.close()
    }

    @Test("what was kept is there when the ledger is opened again")
    func reopening() async throws {
        let folder = try TemporaryFolder()
        let chain = Revision.samples(20)
        let file = ArchivedFile(name: "a.csv", media: "text/csv", bytes: [1, 2, 3])
        let first = try await SQLLedger.open(path: folder.ledger)
        for revision in chain { try await first.append(revision) }
        try await first.put(file)
        await first.close()
        #expect(try folder.names() == ["ledger.sqlite"])
        await #expect(throws: StoreError.unavailable) { try await first.head(of: .sample) }

        let second = try await SQLLedger.open(path: folder.ledger)
        #expect(try await second.revisions(of: .sample) == chain)
        #expect(try await second.version() == 20)
        #expect(try await second.file(file.digest) == file)
        _ = try await second.insist("after")
        #expect(try await second.firstBroken(of: .sample) == nil)
    }

    @Test("two that opened the same file, as two processes do, lose nothing of each other's")
    func twoOpenings() async throws {
        let folder = try TemporaryFolder()
        let ledgers = [try await SQLLedger.open(path: folder.ledger), try await SQLLedger.open(path: folder.ledger)]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for ledger in ledgers {
                group.addTask { for time in 0..<60 { _ = try await ledger.insist("\(time)") } }
            }
            try await group.waitForAll()
        }
        #expect(try await ledgers[0].revisions(of: .sample).count == 120)
        #expect(try await ledgers[1].firstBroken(of: .sample) == nil)
    }

    @Test("a save that is cancelled is kept whole or not at all")
    func cancelling() async throws {
        let folder = try TemporaryFolder()
        let ledger = try await SQLLedger.open(path: folder.ledger)
        for round in 0..<40 {
            let save = Task { try await ledger.insist("\(round)") }
            if round.isMultiple(of: 2) { await Task.yield() }
            save.cancel()
            let acknowledged = try? await save.value
            if let acknowledged { #expect(try await ledger.head(of: .sample) == acknowledged) }
            #expect(try await ledger.firstBroken(of: .sample) == nil)
        }
    }
}
