import GRDB
package import Ledger

/// The ledger and its files in one SQLite database.
///
/// Reads run side by side and never wait for the writer; what was acknowledged survives a crash and a loss of power.
package final class SQLiteLedger: Sendable {
    /// Seconds to wait for another process that is writing.
    static let patience = 10.0

    private let pool: DatabasePool

    /// Opens the ledger at a path, or creates it there; the folder must exist.
    ///
    /// A schema older than this program is brought up to date, after a copy beside the file; a newer one and a file
    /// that is no ledger are refused untouched.
    package convenience init(path: String) throws(StoreError) {
        try self.init(path: path, migrations: Migration.shipped)
    }

    /// Opens the ledger with the schema after the given steps.
    package init(path: String, migrations: [Migration]) throws(StoreError) {
        let schema = SQLiteSchema(migrations: migrations)
        do {
            _ = try schema.version(of: path)
            pool = try DatabasePool(path: path, configuration: Self.configuration)
            try pool.writeWithoutTransaction { try Self.keepEveryCommit($0) }
            try schema.migrate(pool)
        } catch { throw StoreError(error) }
    }

    /// Closes the database, all in one file when nobody else has it open; afterwards every call answers `.unavailable`.
    package func close() throws(StoreError) {
        // SQLite tidies the log away only when the writer goes last; the pool would close it first.
        pool.invalidateReadOnlyConnections()
        do { try pool.close() } catch { throw StoreError(error) }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        do { return try await pool.read(body) } catch { throw StoreError(error) }
    }

    /// Runs a body in a transaction that excludes every other writer, of this process and of others.
    func write(_ body: @escaping @Sendable (Database) throws -> Void) async throws(StoreError) {
        do {
            try await pool.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try body(db)
                    return .commit
                }
            }
        } catch { throw StoreError(error) }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.busyMode = .timeout(patience)
        configuration.foreignKeysEnabled = true
        // A damaged or forged file is noticed sooner, and its schema runs no functions.
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF")
        }
        return configuration
    }

    /// A pool sets `NORMAL` when it opens, which may lose the last commits with the power.
    private static func keepEveryCommit(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2,
            try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal"
        else { throw StoreError.unavailable }
    }
}

extension StoreError {
    /// What a caller can act on; SQL and its errors stay here.
    init(_ error: any Error) {
        self = error as? StoreError ?? .unavailable
    }
}
