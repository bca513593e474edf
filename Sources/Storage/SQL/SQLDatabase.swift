/// What keeps the tables.
package enum SQLEngine: Hashable, Sendable {
    case sqlite
    case postgreSQL
}

/// A connection inside one transaction.
///
/// A statement that fails fails its transaction, on both engines: a body may turn the error into its own, but whatever
/// it returns afterwards, nothing of it is kept.
package protocol SQLConnection {
    var engine: SQLEngine { get }

    /// All rows of an answer; `?` stands for an argument on both engines.
    func rows(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> [SQLRow]

    /// The rows of a `SELECT` one by one, in constant memory; the body may use the connection too.
    func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws

    /// Runs a statement and counts the rows it inserted, updated or deleted.
    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> Int

    /// Runs many statements without arguments.
    func script(_ sql: String) throws(SQLError)
}

extension SQLConnection {
    /// All rows of an answer to a statement without arguments.
    package func rows(_ sql: String) throws(SQLError) -> [SQLRow] { try rows(sql, []) }

    /// The only row, or none.
    package func row(_ sql: String, _ arguments: [SQLValue] = []) throws(SQLError) -> SQLRow? {
        try rows(sql, arguments).first
    }
}

/// A database whose transactions run synchronously, each in one hop.
///
/// A body may run more than once: after a collision with another writer, or when the connection was lost before
/// anything was kept. It must leave nothing behind but its value.
package protocol SQLDatabase: Sendable {
    var engine: SQLEngine { get }

    /// Runs a body that sees one state of the database, whatever others write meanwhile.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// Runs a body in a transaction that is kept whole when this returns, and not at all when the body throws.
    ///
    /// SQLite lets one writer in after the other. On PostgreSQL writers run side by side: what a body decides by must be
    /// locked by it, or guarded by a constraint.
    @discardableResult
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value

    /// A hint whenever any process, this one included, may have written something; several may come as one.
    ///
    /// The first comes at once, and one follows whenever writes may have been missed. It ends when the database is
    /// closed.
    func changes() -> AsyncStream<Void>

    /// Lets go of what is still kept of rows that are gone from some tables, as far as the engine can do so at once.
    func forget(removedFrom tables: [String]) async

    /// Waits for running transactions and closes; afterwards every call answers `.unavailable`.
    func close() async
}

extension SQLDatabase {
    /// PostgreSQL's own vacuum does so within minutes.
    package func forget(removedFrom tables: [String]) async {}
}
