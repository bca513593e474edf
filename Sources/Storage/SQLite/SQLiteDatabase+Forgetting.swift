import GRDB

extension SQLiteDatabase {
    /// Writes the tables anew and empties the log; whoever reads for long meanwhile puts the latter off.
    ///
    /// `secure_delete` overwrites rows where they are removed, and pages that are given back. But where rows move from
    /// page to page, copies of them stay in the free space of pages that remain: a table must leave all of its pages.
    package func forget(removedFrom tables: [String]) async {
        _ = try? await pool.writeWithoutTransaction { db in
            // The copy must not go to a file of its own, and no row that goes for a moment take others with it.
            try db.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF")
            defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
            try db.inTransaction(.immediate) {
                for table in tables { try Self.rewrite(table, in: db) }
                return .commit
            }
            // Everybody else who writes waits as long.
            try db.execute(sql: "PRAGMA busy_timeout = 1000")
            defer { try? db.execute(sql: "PRAGMA busy_timeout = \(Int(Self.patience * 1000))") }
            try db.checkpoint(.truncate)
        }
    }

    private static func rewrite(_ table: String, in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TEMP TABLE rewritten AS SELECT * FROM main.\(table);
                DELETE FROM main.\(table);
                INSERT INTO main.\(table) SELECT * FROM temp.rewritten ORDER BY rowid;
                DROP TABLE temp.rewritten;
                """)
    }
}
