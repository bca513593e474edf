import Dispatch

/// A PostgreSQL database, reached through libpq.
///
/// A few connections work side by side, each blocking a thread of its own for one transaction at a time. A connection
/// that is lost is replaced at the next call; with several hosts in the address that finds the server that writes.
package final class PostgreSQLDatabase: SQLDatabase {
    package var engine: SQLEngine { .postgreSQL }

    private let pool: SessionPool
    private let hints: ChangeHints
    private let listener: ChangeListener

    /// Understands the address; connects at the first call.
    ///
    /// - Parameters:
    ///   - url: A connection string of libpq, such as `postgresql://qala:secret@a,b/qala?sslmode=verify-full`.
    ///   - connections: How many transactions run side by side; one more connection listens for changes.
    ///   - patience: How long a call waits for its turn.
    package init(
        url: String, connections: Int = 8, patience: Duration = .seconds(10)
    ) throws(SQLError) {
        let settings = try ConnectionSettings(url: url)
        pool = SessionPool(
            (0..<max(1, connections)).map { PostgreSQLSession(number: $0, settings: settings) }, patience: patience)
        hints = ChangeHints()
        listener = ChangeListener(settings: settings, hints: hints)
    }

    deinit {
        listener.stop()
        hints.finish()
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await pool.use { try $0.read(body) }
    }

    @discardableResult
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await pool.use { try $0.write(body) }
    }

    package func changes() -> AsyncStream<Void> {
        listener.start()
        return hints.stream()
    }

    package func close() async {
        listener.stop()
        hints.finish()
        await pool.close()
    }
}
