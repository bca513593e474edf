package import Ledger

/// The ledger and its files in a database: SQLite for one machine, PostgreSQL for an office.
package struct SQLLedger: SQLStore {
    /// The database, which other stores of this program share.
    package let database: any SQLDatabase

    /// Takes a database whose schema is up to date.
    init(database: any SQLDatabase) {
        self.database = database
    }

    /// Opens the ledger in a file, or creates it there; the folder must exist.
    ///
    /// A schema older than this program is brought up to date, after a copy beside the file; a newer one and a file
    /// that is no ledger are refused untouched.
    package static func open(
        path: String, migrations: [Migration] = Migration.shipped
    ) async throws(StoreError) -> SQLLedger {
        let schema = SQLiteSchema(migrations: migrations)
        do {
            _ = try schema.version(of: path)
            let database = try SQLiteDatabase(path: path)
            try schema.migrate(database.pool)
            return SQLLedger(database: database)
        } catch { throw StoreError(error) }
    }

    /// Opens the ledger in a PostgreSQL database, at an address such as `postgres://qala@db.example/qala`.
    ///
    /// An empty database becomes a ledger; an older schema is brought up to date, by one of the processes that start.
    package static func open(
        url: String, connections: Int = 8, migrations: [Migration] = Migration.shipped
    ) async throws(StoreError) -> SQLLedger {
        do {
            let database = try PostgreSQLDatabase(url: url, connections: connections)
            try await PostgreSQLSchema(migrations: migrations).migrate(database)
            return SQLLedger(database: database)
        } catch { throw StoreError(error) }
    }

    /// Opens the ledger at an address of PostgreSQL, or else in a file.
    package static func open(at location: String) async throws(StoreError) -> SQLLedger {
        isAddress(location) ? try await open(url: location) : try await open(path: location)
    }

    /// Whether a ledger is named by the address of a database; else it is a file, with its keys beside it.
    package static func isAddress(_ location: String) -> Bool { location.contains("://") }

    /// Closes the database, SQLite's all in one file when nobody else has it open; afterwards every call answers
    /// `.unavailable`.
    package func close() async { await database.close() }
}
