package import Cryptography
package import Ledger

extension SQLLedger: FileArchive {
    package func put(_ file: ArchivedFile) async throws(StoreError) {
        try file.checkContent()
        try await write { db in
            _ = try db.execute(
                LedgerSQL.insertFile,
                [.bytes(file.digest.bytes), .text(file.name), .text(file.media), .bytes(file.bytes)])
        }
    }

    package func file(_ digest: Digest) async throws(StoreError) -> ArchivedFile? {
        let found: ArchivedFile? = try await read { db in
            try db.row(LedgerSQL.file, [.bytes(digest.bytes)]).map { row in
                ArchivedFile(
                    name: try row.text(0), media: try row.text(1), bytes: try row.bytes(2), digest: digest)
            }
        }
        guard let found, !found.isIntact else { return found }
        throw .damaged(digest)
    }
}
