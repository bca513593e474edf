import Foundation
import GRDB

/// A SQLite database in one file.
///
/// Reads run side by side and never wait for the writer; what was acknowledged survives a crash and a loss of power.
package final class SQLiteDatabase: SQLDatabase {
    /// Seconds to wait for another process that is writing.
    static let patience = 10.0

    package var engine: SQLEngine { .sqlite }
    /// For what has no common SQL, such as copies of the file.
    let pool: DatabasePool

    private let hints = ChangeHints()
    private let watcher: SQLiteWatcher

    /// Opens the database at a path, or creates it there; the folder must exist.
    package init(path: String) throws(SQLError) {
        Self.makeForOwner(path)
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration)
            try pool.writeWithoutTransaction { try Self.keepEveryCommit($0) }
        } catch { throw SQLError(sqlite: error) }
        watcher = SQLiteWatcher(path: path, hints: hints)
    }

    deinit {
        watcher.stop()
        hints.finish()
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.read { db in try SQLiteConnection(db).run(body) }
        } catch { throw Self.translated(error) }
    }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.writeWithoutTransaction { db in
                var value: Value?
                try db.inTransaction(.immediate) {
                    value = try SQLiteConnection(db).run(body)
                    return .commit
                }
                guard let value else { throw SQLError(.other, "a transaction ended without a value") }
                return value
            }
        } catch { throw Self.translated(error) }
    }

    package func changes() -> AsyncStream<Void> {
        watcher.start()
        return hints.stream()
    }

    /// Closes the database, all in one file when nobody else has it open.
    package func close() async {
        await watcher.finish()
        hints.finish()
        // SQLite tidies the log away only when the writer goes last; the pool would close it first.
        pool.invalidateReadOnlyConnections()
        try? pool.close()
    }

    /// Makes a file that is not there yet, readable by its owner only: it will hold names, addresses and drafts.
    ///
    /// SQLite gives its log beside the file the same rights.
    static func makeForOwner(_ path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 { _ = Foundation.close(descriptor) }
    }

    /// Errors of SQLite as ours; those of the body as they are.
    private static func translated(_ error: any Error) -> any Error {
        error is DatabaseError ? SQLError(sqlite: error) : error
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.busyMode = .timeout(patience)
        configuration.foreignKeysEnabled = true
        // A damaged or forged file is noticed sooner, its schema runs no functions, and removed rows are overwritten.
        configuration.prepareDatabase { db in
            try db.execute(
                sql: "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON")
        }
        return configuration
    }

    /// A pool sets `NORMAL` when it opens, which may lose the last commits with the power.
    private static func keepEveryCommit(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2,
            try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal"
        else { throw SQLError(.unavailable, "the file's system does not keep every commit") }
    }
}
