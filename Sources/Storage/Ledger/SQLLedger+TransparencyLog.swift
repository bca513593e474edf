package import Cryptography
package import Ledger

extension SQLLedger: TransparencyLog {
    package func publish(
        at time: Int64, unlessAfter earlier: Int64?, sign: @escaping @Sendable (MerkleTree) throws -> SignedNote
    ) async throws(StoreError) -> PublishedCheckpoint? {
        // Asked before the newest checkpoint, which then holds all that was logged: somebody else may be making one.
        let isAllLogged = try await read { try $0.row(LogSQL.anyUnlogged) == nil }
        let newest = try await newestCheckpoint()
        if isAllLogged { return newest }
        if let earlier, let newest, newest.time > earlier { return newest }
        // Nobody waits while what is logged already is read and hashed: it never changes.
        let logged = MerkleTree(leaves: try await entries(from: 0, limit: .max).map { MerkleTree.leafHash($0.bytes) })
        return try await write { db in
            // Appends wait from here on: no revision arrives between those that are taken in and the end of this.
            if let lock = LedgerSQL.lock(db.engine) { _ = try db.rows(lock, []) }
            let newest = try Self.checkpoints(db, limit: 1).first
            if let earlier, let newest, newest.time > earlier { return newest }
            let new = try db.rows(LogSQL.unlogged).map { try $0.digest(0) }
            guard !new.isEmpty else { return newest }
            var tree = logged
            for entry in try Self.entries(db, from: tree.count, limit: .max) {
                tree.append(MerkleTree.leafHash(entry.bytes))
            }
            for entry in new {
                try db.execute(LogSQL.insertEntry, [.integer(Int64(tree.count)), .bytes(entry.bytes)])
                tree.append(MerkleTree.leafHash(entry.bytes))
            }
            let note = String(decoding: try sign(tree).bytes, as: UTF8.self)
            let checkpoint = PublishedCheckpoint(size: tree.count, time: time, note: note)
            try db.execute(
                LogSQL.insertCheckpoint, [.integer(Int64(checkpoint.size)), .integer(time), .text(note)])
            return checkpoint
        }
    }

    package func checkpoints(limit: Int) async throws(StoreError) -> [PublishedCheckpoint] {
        try await read { try Self.checkpoints($0, limit: limit) }
    }

    package func checkpoint(size: Int) async throws(StoreError) -> PublishedCheckpoint? {
        try await read { db in
            try db.row(LogSQL.checkpoint, [.integer(Int64(size))]).map(Self.checkpoint)
        }
    }

    package func document(of revision: Digest) async throws(StoreError) -> DocumentID? {
        try await read { db in
            try db.row(LogSQL.document, [.bytes(revision.bytes)]).map { row in
                DocumentID(kind: try row.text(0), name: try row.text(1))
            }
        }
    }

    package func position(of revision: Digest) async throws(StoreError) -> Int? {
        try await read { db in
            try db.row(LogSQL.position, [.bytes(revision.bytes)]).map { Int(try $0.integer(0)) }
        }
    }

    package func entries(from position: Int, limit: Int) async throws(StoreError) -> [Digest] {
        try await read { try Self.entries($0, from: position, limit: limit) }
    }

    /// Goes on with the log of a ledger that this one is a copy of, so that nobody is shown two logs of one name.
    ///
    /// Answers whether it does: a ledger that holds something else, or has another log already, keeps its own.
    package func continueLog(of source: SQLLedger) async throws(StoreError) -> Bool {
        let entries = try await source.entries(from: 0, limit: .max)
        let checkpoints = try await source.checkpoints(limit: .max)
        guard try await Set(source.heads()) == Set(heads()) else { return false }
        return try await write { db in
            if let lock = LedgerSQL.lock(db.engine) { _ = try db.rows(lock, []) }
            let own = try Self.entries(db, from: 0, limit: .max)
            let known = Set(try Self.checkpoints(db, limit: .max))
            guard entries.starts(with: own), known.isSubset(of: checkpoints) else { return false }
            for position in own.count..<entries.count {
                try db.execute(
                    LogSQL.insertEntry, [.integer(Int64(position)), .bytes(entries[position].bytes)])
            }
            for checkpoint in checkpoints.reversed() where !known.contains(checkpoint) {
                try db.execute(
                    LogSQL.insertCheckpoint,
                    [.integer(Int64(checkpoint.size)), .integer(checkpoint.time), .text(checkpoint.note)])
            }
            return true
        }
    }

    private static func checkpoints(_ db: any SQLConnection, limit: Int) throws -> [PublishedCheckpoint] {
        try db.rows(LogSQL.checkpoints, [.integer(Int64(limit))]).map(checkpoint)
    }

    private static func checkpoint(_ row: SQLRow) throws -> PublishedCheckpoint {
        PublishedCheckpoint(size: Int(try row.integer(0)), time: try row.integer(1), note: try row.text(2))
    }

    private static func entries(_ db: any SQLConnection, from position: Int, limit: Int) throws -> [Digest] {
        var entries: [Digest] = []
        try db.each(LogSQL.entries, [.integer(Int64(position)), .integer(Int64(limit))]) { row in
            entries.append(try row.digest(0))
        }
        return entries
    }
}

/// The statements of the log.
private enum LogSQL {
    static let unlogged = """
        SELECT r.digest FROM revision r LEFT JOIN log_entry e ON e.digest = r.digest
        WHERE e.digest IS NULL ORDER BY r.sequence
        """
    static let anyUnlogged = """
        SELECT 1 FROM revision r LEFT JOIN log_entry e ON e.digest = r.digest WHERE e.digest IS NULL LIMIT 1
        """
    static let insertEntry = "INSERT INTO log_entry (position, digest) VALUES (?, ?)"
    static let entries = "SELECT digest FROM log_entry WHERE position >= ? ORDER BY position LIMIT ?"
    static let position = "SELECT position FROM log_entry WHERE digest = ?"
    static let insertCheckpoint = "INSERT INTO log_checkpoint (size, time, note) VALUES (?, ?, ?)"
    static let checkpoint = "SELECT size, time, note FROM log_checkpoint WHERE size = ?"
    static let document = "SELECT document_kind, document_name FROM revision WHERE digest = ?"
    static let checkpoints = "SELECT size, time, note FROM log_checkpoint ORDER BY size DESC LIMIT ?"
}
