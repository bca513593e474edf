import Foundation
import GRDB
import Ledger
import QalaTesting
import Storage
import Testing

@Suite("Opening a ledger")
struct OpeningTests {
    @Test("the file says that it is a ledger, and of which version")
    func marks() async throws {
        let folder = try TemporaryFolder()
        try await (SQLLedger.open(path: folder.ledger)).close()
        #expect(Array(try folder.bytes(folder.ledger)[68..<72]) == Array("Qala".utf8))
        #expect(try folder.value("PRAGMA user_version") == "\(Migration.shipped.count)")
        #expect(try folder.value("PRAGMA journal_mode") == "wal")
        #expect(try folder.value("PRAGMA integrity_check") == "ok")
        #expect(try folder.names() == ["ledger.sqlite"])
    }

    @Test("8 who open a ledger that does not exist yet all get the same one")
    func atOnce() async throws {
        let folder = try TemporaryFolder()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for person in 0..<8 {
                group.addTask { _ = try await SQLLedger.open(path: folder.ledger).insist("\(person)") }
            }
            try await group.waitForAll()
        }
        #expect(try await SQLLedger.open(path: folder.ledger).revisions(of: .sample).count == 8)
    }

    @Test("a ledger of a newer version is refused and stays as it is")
    func newer() async throws {
        let folder = try TemporaryFolder()
        try await (SQLLedger.open(path: folder.ledger)).close()
        try folder.forge("PRAGMA user_version = 99")
        try await refused(folder, .newerSchema(found: 99, known: Migration.shipped.count))
    }

    @Test("another program's database is refused and stays as it is")
    func foreign() async throws {
        let folder = try TemporaryFolder()
        try folder.forge("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('mine')")
        try await refused(folder, .unavailable)
        #expect(try folder.names() == ["ledger.sqlite"])
    }

    @Test(
        "a file that is no database is refused and stays as it is",
        arguments: ["town,carrier,value\n", String(repeating: "not a database ", count: 1_000)])
    func garbage(text: String) async throws {
        let folder = try TemporaryFolder()
        try Data(text.utf8).write(to: URL(filePath: folder.ledger))
        try await refused(folder, .unavailable)
    }

    @Test("a path where nothing can be written is refused")
    func nowhere() async throws {
        let folder = try TemporaryFolder()
        for path in [folder.path("missing/ledger.sqlite"), folder.url.path, "/proc/ledger.sqlite", ""] {
            await #expect(throws: StoreError.unavailable) { try await SQLLedger.open(path: path) }
        }
    }

    @Test("a new ledger, its log and its backup are readable by their owner only")
    func privacy() async throws {
        let folder = try TemporaryFolder()
        let ledger = try await SQLLedger.open(path: folder.ledger)
        _ = try await ledger.insist("first")
        let backup = folder.path("backup.sqlite")
        try await ledger.backUp(to: backup)
        for path in [folder.ledger, folder.ledger + "-wal", folder.ledger + "-shm", backup] {
            let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(rights == 0o600, "\(path)")
        }
        await ledger.close()
    }

    @Test("an empty file becomes a ledger")
    func empty() async throws {
        let folder = try TemporaryFolder()
        try Data().write(to: URL(filePath: folder.ledger))
        let ledger = try await SQLLedger.open(path: folder.ledger)
        _ = try await ledger.insist("first")
        #expect(try await ledger.version() == 1)
    }

    @Test("a transaction that was cut off is taken back, also one that only a writer can take back")
    func cutOff() async throws {
        let folder = try TemporaryFolder()
        let chain = Revision.samples(200)
        let ledger = try await SQLLedger.open(path: folder.ledger)
        for revision in chain { try await ledger.append(revision) }
        await ledger.close()

        let raw = try DatabaseQueue(path: folder.ledger)
        let copy = folder.path("copy.sqlite")
        try raw.inDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; PRAGMA cache_spill = 1")
            try db.execute(sql: "BEGIN; DROP TRIGGER revision_is_never_changed; UPDATE revision SET body = x'00'")
            try FileManager.default.copyItem(atPath: folder.ledger, toPath: copy)
            try FileManager.default.copyItem(atPath: folder.ledger + "-journal", toPath: copy + "-journal")
            try db.execute(sql: "ROLLBACK")
        }
        try raw.close()
        #expect(try folder.bytes(copy) != folder.bytes(folder.ledger), "half of the transaction is in the file")
        let recovered = try await SQLLedger.open(path: copy)
        #expect(try await recovered.revisions(of: .sample) == chain)
        #expect(try await recovered.firstBroken(of: .sample) == nil)
    }

    private func refused(_ folder: TemporaryFolder, _ error: StoreError) async throws {
        let before = try folder.bytes(folder.ledger)
        await #expect(throws: error) { try await SQLLedger.open(path: folder.ledger) }
        #expect(try folder.bytes(folder.ledger) == before)
    }
}
