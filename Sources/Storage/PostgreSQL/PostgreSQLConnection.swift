/// A connection to PostgreSQL with its prepared statements, and the transaction it is in.
final class PostgreSQLConnection: SQLConnection {
    /// The channel on which a transaction that changed something tells so when it is kept.
    static let channel = "qala"
    /// Prepared statements after which a connection forgets them all.
    private static let remembered = 256

    var engine: SQLEngine { .postgreSQL }
    /// The first error in the current transaction, which has failed with it.
    private(set) var failure: SQLError?

    private struct Statement: Hashable {
        var sql: String
        var types: [UInt32]
    }

    private let link: PostgreSQLLink
    private var statements: [Statement: String] = [:]
    private var cursors = 0
    private var hasChanged = false
    private var isCommitting = false

    init(_ settings: ConnectionSettings) throws(SQLError) {
        link = try PostgreSQLLink(settings)
        link.patience = .seconds(10)
        // Whoever switched this off did not have a ledger in mind; what waits for standby servers stays as it is.
        try link.run(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
            patience: link.patience)
        let limit = try link.run(
            once: "SELECT setting::bigint FROM pg_settings WHERE name = 'statement_timeout'", []
        ).rows()
        // The server ends what runs too long; when it does not, it is gone.
        let milliseconds = try limit.first?.integer(0) ?? 0
        link.patience = milliseconds > 0 ? .milliseconds(milliseconds) + .seconds(5) : nil
    }

    /// Whether another transaction may run here.
    var isUsable: Bool { link.isUsable }

    /// Whether a `COMMIT` was sent and its answer lost.
    var isInDoubt: Bool { isCommitting && !link.isUsable }

    /// Runs a body between `BEGIN` and `COMMIT`; on return it is kept, on a throw it is not, unless in doubt.
    func transaction<Value>(_ begin: String, _ body: (any SQLConnection) throws -> Value) throws -> Value {
        failure = nil
        hasChanged = false
        isCommitting = false
        do {
            try noting { () throws(SQLError) in try link.run(begin, patience: link.patience) }
            let value = try body(self)
            if let failure { throw failure }
            try commit()
            return value
        } catch {
            rollBack()
            throw error
        }
    }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> [SQLRow] {
        try noting { () throws(SQLError) in try run(sql, arguments).rows() }
    }

    /// By a cursor, so that memory is bounded, the body may ask other things, and may end early.
    func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
        cursors += 1
        let cursor = "qala_\(cursors)"
        try noting { () throws(SQLError) in
            _ = try link.run(
                once: "DECLARE \(cursor) NO SCROLL CURSOR FOR \(Placeholders.numbered(sql))", arguments)
        }
        defer {
            if failure == nil, link.isUsable {
                _ = try? noting { () throws(SQLError) in try link.run("CLOSE \(cursor)", patience: link.patience) }
            }
        }
        var batch = Batch()
        var isLast = false
        while !isLast {
            let answer = try noting { () throws(SQLError) in
                try link.run(once: "FETCH FORWARD \(batch.count) FROM \(cursor)", [])
            }
            isLast = answer.count < batch.count
            batch.adapt(to: answer)
            for index in 0..<answer.count { try body(answer.row(index)) }
        }
    }

    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> Int {
        try noting { () throws(SQLError) in try run(sql, arguments).changed }
    }

    func script(_ sql: String) throws(SQLError) {
        try noting { () throws(SQLError) in
            try link.run(sql, patience: nil)
            hasChanged = true
        }
    }
}

extension PostgreSQLConnection {
    private func run(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> PostgreSQLResult {
        let answer = try link.run(prepared: prepared(sql, arguments.map(\.type)), arguments)
        hasChanged = hasChanged || answer.changed > 0
        return answer
    }

    /// The name of a statement for arguments of some types, prepared the first time.
    private func prepared(_ sql: String, _ types: [UInt32]) throws(SQLError) -> String {
        let statement = Statement(sql: sql, types: types)
        if let name = statements[statement] { return name }
        if statements.count == Self.remembered {
            try link.run("DEALLOCATE ALL", patience: link.patience)
            statements = [:]
        }
        let name = "qala_\(statements.count)"
        try link.prepare(name, Placeholders.numbered(sql), types: types)
        statements[statement] = name
        return name
    }

    private func commit() throws(SQLError) {
        isCommitting = true
        // In one message, so that telling costs no way of its own; listeners hear of it after the commit.
        let answer = try noting { () throws(SQLError) in
            try link.run(hasChanged ? "NOTIFY \(Self.channel); COMMIT" : "COMMIT", patience: link.patience)
        }
        guard answer.tag == "COMMIT" else { throw SQLError(.other, "COMMIT was answered by \(answer.tag)") }
        isCommitting = false
    }

    private func rollBack() {
        guard link.isUsable else { return }
        let answer = try? link.run("ROLLBACK", patience: link.patience)
        if answer == nil { link.spoil() }
    }

    @discardableResult
    private func noting<Value>(_ operation: () throws(SQLError) -> Value) throws(SQLError) -> Value {
        do { return try operation() } catch {
            failure = failure ?? error
            throw error
        }
    }
}

/// How many rows are fetched at a time: few large ones, many small ones.
private struct Batch {
    private static let size = 1 << 20
    private static let most = 512

    private(set) var count = 16

    mutating func adapt(to answer: PostgreSQLResult) {
        guard answer.count > 0 else { return }
        let fitting = Self.size / max(1, answer.size / answer.count)
        // Slowly up, because larger rows may follow; at once down.
        count = max(1, min(fitting, count * 2, Self.most))
    }
}
