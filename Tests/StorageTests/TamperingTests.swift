import Cryptography
import Foundation
import GRDB
import Ledger
import QalaTesting
import Storage
import Testing

@Suite("A ledger changed behind its back")
struct TamperingTests {
    private let folder: TemporaryFolder

    init() async throws {
        folder = try TemporaryFolder()
        let ledger = try await SQLLedger.open(path: folder.ledger)
        for revision in Revision.samples(9) { try await ledger.append(revision) }
        try await ledger.put(ArchivedFile(name: "a.csv", media: "text/csv", bytes: [1, 2, 3]))
        await ledger.close()
    }

    @Test(
        "the database refuses to change, remove or replace what is kept",
        arguments: [
            "UPDATE revision SET body = x'7B7D' WHERE number = 4",
            "UPDATE revision SET reason = 'better'",
            "DELETE FROM revision WHERE number = 9",
            "INSERT OR REPLACE INTO revision SELECT * FROM revision WHERE number = 4",
            """
            INSERT OR REPLACE INTO revision SELECT 4, document_kind, document_name, number, parent, NULL, 'me', NULL, \
            0, NULL, 1, zeroblob(32), body FROM revision WHERE number = 4
            """,
            "DELETE FROM document_head",
            "UPDATE document_head SET sequence = 3",
            "INSERT OR REPLACE INTO document_head SELECT document_kind, document_name, 3 FROM document_head",
            "UPDATE file SET bytes = x'00'",
            "DELETE FROM file",
        ])
    func appendOnly(sql: String) async throws {
        let before = try await contents()
        let error = #expect(throws: DatabaseError.self) { try folder.forge(sql) }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        #expect(try await contents() == before)
    }

    @Test("a file is not replaced")
    func fileOnce() async throws {
        try folder.forge("INSERT OR REPLACE INTO file SELECT sequence, sha256, 'b.csv', media, x'00' FROM file")
        let ledger = try await SQLLedger.open(path: folder.ledger)
        #expect(try await ledger.file(.sha256([1, 2, 3]))?.name == "a.csv")
    }

    @Test(
        "the first revision that was altered is named",
        arguments: [
            ("UPDATE revision SET body = x'7B7D' WHERE number = 4", 4),
            ("UPDATE revision SET body = x'7B7D' WHERE number IN (9, 7)", 7),
            ("UPDATE revision SET merged = (SELECT digest FROM revision WHERE number = 2) WHERE number = 6", 6),
            (
                """
                INSERT INTO revision SELECT 99, document_kind, document_name, number, parent, NULL, 'me', NULL, 0, \
                NULL, 1, zeroblob(32), body FROM revision WHERE number = 4
                """, 4
            ),
            ("UPDATE revision SET author = 'somebody' WHERE number = 1", 1),
            ("UPDATE revision SET on_behalf_of = '' WHERE number = 2", 2),
            ("UPDATE revision SET reason = '' WHERE number = 2", 2),
            ("UPDATE revision SET time = time + 1 WHERE number = 9", 9),
            ("UPDATE revision SET schema = 2 WHERE number = 3", 3),
            ("UPDATE revision SET digest = zeroblob(32) WHERE number = 5", 5),
            ("UPDATE revision SET number = number + 100 WHERE number >= 6", 6),
            ("UPDATE revision SET parent = (SELECT digest FROM revision WHERE number = 1) WHERE number = 5", 5),
            ("DELETE FROM revision WHERE number = 1", 1),
            ("DELETE FROM revision WHERE number = 5", 5),
            ("DELETE FROM revision WHERE number = 9", 9),
            ("DELETE FROM revision WHERE number >= 3", 3),
        ])
    func named(sql: String, number: Int) async throws {
        try folder.forge(Self.withoutGuards + sql)
        let ledger = try await SQLLedger.open(path: folder.ledger)
        #expect(try await ledger.firstBroken(of: .sample) == number)
    }

    @Test("a digest of another length is an answer, not a crash")
    func shortDigest() async throws {
        try folder.forge(
            "PRAGMA ignore_check_constraints = ON;" + Self.withoutGuards
                + "UPDATE revision SET digest = x'00' WHERE number = 9")
        let ledger = try await SQLLedger.open(path: folder.ledger)
        await #expect(throws: StoreError.broken(.sample, number: 9)) { try await ledger.revisions(of: .sample) }
        await #expect(throws: StoreError.broken(.sample, number: 9)) { try await ledger.insist("next") }
    }

    @Test("nothing is appended to a document whose head was taken away")
    func headless() async throws {
        try folder.forge(Self.withoutGuards + "DELETE FROM document_head")
        let ledger = try await SQLLedger.open(path: folder.ledger)
        #expect(try await ledger.firstBroken(of: .sample) == 10)
        await #expect(throws: StoreError.broken(.sample, number: 1)) { try await ledger.insist("a new beginning") }
        #expect(try await ledger.revisions(of: .sample).count == 9)
    }

    @Test("a file that was altered is never handed out")
    func alteredFile() async throws {
        try folder.forge(Self.withoutGuards + "UPDATE file SET bytes = x'0102'")
        let ledger = try await SQLLedger.open(path: folder.ledger)
        let digest = Digest.sha256([1, 2, 3])
        await #expect(throws: StoreError.damaged(digest)) { try await ledger.file(digest) }
    }

    private static let withoutGuards = """
        DROP TRIGGER revision_is_never_changed; DROP TRIGGER revision_is_never_removed;
        DROP TRIGGER document_head_is_never_removed; DROP TRIGGER file_is_never_changed;

        """

    private func contents() async throws -> [Revision] {
        let ledger = try await SQLLedger.open(path: folder.ledger)
        #expect(try await ledger.file(.sha256([1, 2, 3])) != nil)
        #expect(try await ledger.head(of: .sample)?.number == 9)
        return try await ledger.revisions(of: .sample)
    }
}
