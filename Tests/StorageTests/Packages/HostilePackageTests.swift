import Cryptography
import Foundation
import GRDB
import Ledger
import QalaTesting
import Testing

@testable import Storage

/// Files that somebody made in order to harm whoever merges them.
@Suite("A hostile package")
struct HostilePackageTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("demokent.qala") }

    init() async throws {
        folder = try TemporaryFolder()
        let signer = try #require(
            SigningKey(seed: [UInt8](repeating: 7, count: 32)).flatMap { NoteSigner(name: "qala", key: $0) })
        let office = try await SQLLedger.open(path: folder.ledger)
        _ = try await office.insist("first")
        try await office.put(ArchivedFile(name: "a.csv", media: "text/csv", bytes: [1, 2, 3]))
        _ = try await LedgerPackage.write(
            { _ in true }, of: "demokent", from: office, to: path, at: 1_700_000_000, signer: signer)
        await office.close()
    }

    private func open(_ path: String? = nil) async throws(LedgerPackage.Failure) -> LedgerPackage {
        let copy = URL(filePath: folder.path(UUID().uuidString))
        try? FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        return try await LedgerPackage.open(path: path ?? self.path, copiedInto: copy)
    }

    private func tamper(_ sql: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA trusted_schema = ON") }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { try $0.execute(sql: sql) }
        try queue.close()
    }

    @Test(
        "what no Qala makes is refused by its mere presence, before any of it could run",
        arguments: [
            // A table that is a question without an end.
            """
            DROP TABLE package; CREATE VIEW package AS
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS note, i AS heads FROM n
            """,
            // Triggers that change what is kept, here or in tables that a later version makes.
            "CREATE TRIGGER more AFTER INSERT ON revision BEGIN UPDATE document_head SET sequence = 1; END",
            "CREATE TRIGGER more INSTEAD OF INSERT ON somebodys BEGIN SELECT 1; END",
            "CREATE TEMP TABLE t (a); CREATE TABLE account_of_mine (a)",
            // Columns and indices that compute when they are read.
            "ALTER TABLE package ADD COLUMN large BLOB AS (zeroblob(999999999))",
            "CREATE INDEX more ON revision (lower(author))",
            "CREATE VIRTUAL TABLE words USING fts5 (a)",
            // A guard in another wording.
            "DROP TRIGGER file_is_kept_once; CREATE TRIGGER file_is_kept_once BEFORE INSERT ON file BEGIN SELECT 1; END",
            // A schema that says of itself that steps are still to be taken.
            "PRAGMA user_version = 2",
        ])
    func foreign(sql: String) async throws {
        if sql.contains("somebodys") { try tamper("CREATE VIEW somebodys AS SELECT 1 AS a") }
        try tamper(sql)
        await #expect(throws: LedgerPackage.Failure.foreign) { try await open() }
    }

    @Test(
        "a schema that is not even text is damaged, and never crashes",
        arguments: [
            "UPDATE sqlite_schema SET sql = x'00FF' WHERE name = 'package'",
            "UPDATE sqlite_schema SET name = x'00FF', tbl_name = NULL WHERE name = 'package'",
            "UPDATE sqlite_schema SET type = 7 WHERE name = 'package'",
            "UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'revision'",
            "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'file'",
        ])
    func schema(sql: String) async throws {
        try tamper("PRAGMA writable_schema = ON; " + sql)
        await #expect(throws: LedgerPackage.Failure.self) { try await open() }
    }

    @Test(
        "a row that the tables forbid is damage: a forged file need not keep its own constraints",
        arguments: [
            "INSERT INTO file (sha256, name, media, bytes) VALUES (zeroblob(32), '', 'text/csv', x'00')",
            "INSERT INTO file (sha256, name, media, bytes) VALUES (zeroblob(32), 'a', 'b', zeroblob(33554433))",
        ])
    func constraints(sql: String) async throws {
        try tamper("PRAGMA ignore_check_constraints = ON; " + sql)
        await #expect(throws: LedgerPackage.Failure.damaged) { try await open() }
    }

    @Test("a file that is larger than any package is not even copied")
    func size() async throws {
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.truncate(atOffset: UInt64(PackageInspection.sizeLimit) + 1)
        try file.close()
        await #expect(throws: LedgerPackage.Failure.store(.tooLarge(limit: PackageInspection.sizeLimit))) {
            try await open()
        }
    }

    @Test("what is no ordinary file is not opened")
    func ordinary() async throws {
        let pipe = folder.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        await #expect(throws: LedgerPackage.Failure.store(.unavailable)) { try await open(pipe) }
        await #expect(throws: LedgerPackage.Failure.store(.unavailable)) { try await open("/dev/zero") }
    }

    @Test("through a link the package is copied, and stays as it is")
    func link() async throws {
        let link = folder.path("link.qala")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let before = try folder.bytes(path)
        let package = try await open(link)
        _ = try await package.ledger.insist("in the copy")
        await package.ledger.close()
        #expect(try folder.bytes(path) == before)
    }

    @Test("a package of any earlier version is ours", arguments: 1...Migration.shipped.count)
    func earlier(version: Int) async throws {
        let path = folder.path("earlier.sqlite")
        let steps = Array(Migration.shipped.prefix(version))
        await (try SQLLedger.open(path: path, migrations: steps)).close()
        try PackageInspection.check(path, SQLiteSchema(migrations: Migration.shipped))
    }
}
