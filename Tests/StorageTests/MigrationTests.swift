import Cryptography
import Foundation
import Ledger
import QalaTesting
import Storage
import Testing

@Suite("Migrations of the ledger's database")
struct MigrationTests {
    private static let steps = Array(1...Migration.shipped.count)

    @Test("steps are numbered without gaps")
    func numbers() {
        #expect(Migration.shipped.map(\.number) == Self.steps)
        #expect(Migration.shipped[0].identifier == "0001_create_ledger")
    }

    @Test("a step is never edited once merged")
    func unedited() {
        let digests = Migration.shipped.map { Digest.sha256(Array($0.sqlite.utf8)).hexadecimal.prefix(16) }
        #expect(
            digests == [
                "039aa4167a393ccf", "0f06195ddd740c9d", "ac4125ad63c0d5f5", "0f913acf72d6b071",
                "69a3be74a2d08a12", "585fcb27e7e86f48",
            ])
    }

    @Test("each step is taken on an empty database", arguments: steps)
    func fromEmpty(step: Int) async throws {
        let folder = try TemporaryFolder()
        try await (SQLLedger.open(path: folder.ledger, migrations: Array(Migration.shipped.prefix(step)))).close()
        #expect(try folder.value("PRAGMA user_version") == "\(step)")
        #expect(try folder.value("PRAGMA integrity_check") == "ok")
        #expect(try folder.names() == ["ledger.sqlite"])
    }

    @Test("each step is taken on the one before with data in it, after a copy", arguments: steps.dropFirst())
    func fromPrevious(step: Int) async throws {
        let folder = try TemporaryFolder()
        let before = Array(Migration.shipped.prefix(step - 1))
        let chain = Revision.samples(30)
        let old = try await SQLLedger.open(path: folder.ledger, migrations: before)
        await old.close()
        try folder.fill(with: chain)

        try await SQLLedger.open(path: folder.ledger, migrations: Array(Migration.shipped.prefix(step))).close()
        #expect(try folder.value("SELECT COUNT(*) FROM revision") == "30")
        let now = try await SQLLedger.open(path: folder.ledger)
        #expect(try await now.revisions(of: .sample) == chain)
        _ = try await now.insist("after")
        #expect(try await now.firstBroken(of: .sample) == nil)

        let copy = folder.path("ledger.sqlite.before-\(Migration.shipped[step - 1].identifier)")
        #expect(try folder.value("SELECT COUNT(*) FROM revision", in: copy) == "30")
    }

    @Test("a step that fails leaves the ledger as it was, and usable")
    func failing() async throws {
        let folder = try TemporaryFolder()
        let ledger = try await SQLLedger.open(path: folder.ledger)
        for revision in Revision.samples(5) { try await ledger.append(revision) }
        await ledger.close()
        let next = Migration.shipped.count + 1
        let failing = Migration(
            number: next, name: "fail", sqlite: "CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1)")
        await #expect(throws: StoreError.unavailable) {
            try await SQLLedger.open(path: folder.ledger, migrations: Migration.shipped + [failing])
        }
        #expect(try folder.value("PRAGMA user_version") == "\(next - 1)")
        #expect(try folder.value("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'half'") == "0")
        #expect(try folder.names().contains("ledger.sqlite.before-\(failing.identifier)"))
        let again = try await SQLLedger.open(path: folder.ledger)
        #expect(try await again.revisions(of: .sample).count == 5)
        _ = try await again.insist("after")
    }

    @Test("many steps at once are taken in order, with one copy of the beginning")
    func several() async throws {
        let folder = try TemporaryFolder()
        try await (SQLLedger.open(path: folder.ledger)).close()
        let count = Migration.shipped.count
        let more = (1...3).map {
            Migration(number: count + $0, name: "add_\($0)", sqlite: "CREATE TABLE added_\($0) (id INTEGER)")
        }
        try await (SQLLedger.open(path: folder.ledger, migrations: Migration.shipped + more)).close()
        #expect(try folder.value("PRAGMA user_version") == "\(count + 3)")
        #expect(try folder.names() == ["ledger.sqlite", "ledger.sqlite.before-\(more[0].identifier)"])
        await #expect(throws: StoreError.newerSchema(found: count + 3, known: count)) {
            try await SQLLedger.open(path: folder.ledger)
        }
    }
}
