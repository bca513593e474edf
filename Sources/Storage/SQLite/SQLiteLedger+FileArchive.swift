import Foundation
import GRDB
package import Ledger

extension SQLiteLedger: FileArchive {
    package func put(_ file: ArchivedFile) async throws(StoreError) {
        try file.checkContent()
        try await write { db in
            try db.cachedStatement(sql: LedgerSQL.insertFile)
                .execute(arguments: [Data(file.digest.bytes), file.name, file.media, Data(file.bytes)])
        }
    }

    package func file(_ digest: Digest) async throws(StoreError) -> ArchivedFile? {
        let found: ArchivedFile? = try await read { db in
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: LedgerSQL.file), arguments: [Data(digest.bytes)])
            return try rows.next().map { row in
                ArchivedFile(
                    name: try row.decode(String.self, atIndex: 0), media: try row.decode(String.self, atIndex: 1),
                    bytes: try row.bytes(at: 2), digest: digest)
            }
        }
        guard let found, !found.isIntact else { return found }
        throw .damaged(digest)
    }
}
