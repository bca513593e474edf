import Ledger

/// The schema of a ledger in PostgreSQL: how far it has come, in a table of its own.
struct PostgreSQLSchema {
    var migrations: [Migration]

    /// Takes the steps that are missing, all in one transaction; of several processes that start at once, one does.
    func migrate(_ database: any SQLDatabase) async throws {
        let migrations = migrations
        try await database.write { db in
            _ = try db.rows("SELECT CAST(pg_advisory_xact_lock(5844594702) AS TEXT)")
            try db.script(
                "CREATE TABLE IF NOT EXISTS qala_schema (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL)")
            let found = try db.row("SELECT COALESCE(MAX(version), 0) FROM qala_schema")?.integer(0) ?? 0
            guard found <= migrations.count else {
                throw StoreError.newerSchema(found: Int(found), known: migrations.count)
            }
            for migration in migrations.dropFirst(Int(found)) {
                if !migration.postgreSQL.isEmpty { try db.script(migration.postgreSQL) }
                try db.execute(
                    "INSERT INTO qala_schema (version, name) VALUES (?, ?)",
                    [.integer(Int64(migration.number)), .text(migration.identifier)])
            }
        }
    }
}
