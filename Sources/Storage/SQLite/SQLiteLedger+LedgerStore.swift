import Foundation
import GRDB
package import Ledger

extension SQLiteLedger: LedgerStore {
    package func append(_ revision: Revision) async throws(StoreError) {
        try revision.checkContent()
        try await write { db in
            let head = try Self.headLink(of: revision.document, in: db)
            try revision.checkFollows(head: head?.digest, number: head?.number ?? 0)
            do {
                try db.cachedStatement(sql: LedgerSQL.insertRevision).execute(arguments: revision.arguments)
                try db.cachedStatement(sql: LedgerSQL.moveHead).execute(arguments: [Data(revision.digest.bytes)])
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                // The head was compared above, so the file itself contradicts the revision.
                throw StoreError.broken(revision.document, number: revision.number)
            }
        }
    }

    package func head(of document: DocumentID) async throws(StoreError) -> Revision? {
        try await revisions(LedgerSQL.head, [document.kind, document.name]).first
    }

    package func revision(_ number: Int, of document: DocumentID) async throws(StoreError) -> Revision {
        let found = try await revisions(LedgerSQL.revision, [document.kind, document.name, number]).first
        guard let found else { throw .notFound(document) }
        return found
    }

    package func history(of document: DocumentID) async throws(StoreError) -> [Revision] {
        try await revisions(LedgerSQL.history, [document.kind, document.name])
    }

    package func documents(of kind: String) async throws(StoreError) -> [Revision] {
        try await revisions(LedgerSQL.heads, [DocumentID(kind: kind, name: "").kind])
    }

    package func version() async throws(StoreError) -> Int64 {
        try await read { try Int64.fetchOne($0.cachedStatement(sql: LedgerSQL.version)) ?? 0 }
    }

    private static func headLink(
        of document: DocumentID, in db: Database
    ) throws -> (number: Int, digest: Digest)? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: LedgerSQL.headLink), arguments: [document.kind, document.name])
        guard let row else { return nil }
        let number = try row.decode(Int.self, atIndex: 0)
        return (number, try row.digest(at: 1, of: document, number: number))
    }

    private func revisions(_ sql: String, _ arguments: StatementArguments) async throws(StoreError) -> [Revision] {
        try await read { db in
            var revisions: [Revision] = []
            let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
            while let row = try rows.next() {
                revisions.append(try Revision(row: row))
            }
            return revisions
        }
    }
}
