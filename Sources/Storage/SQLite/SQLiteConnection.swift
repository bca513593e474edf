import Foundation
import GRDB

/// A connection to SQLite inside one transaction.
final class SQLiteConnection: SQLConnection {
    var engine: SQLEngine { .sqlite }

    private let db: Database
    private var failure: SQLError?

    init(_ db: Database) {
        self.db = db
    }

    /// Runs a body, which fails when one of its statements did.
    func run<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
        let value = try body(self)
        if let failure { throw failure }
        return value
    }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> [SQLRow] {
        try noting {
            let cursor = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
            var rows: [SQLRow] = []
            while let row = try cursor.next() { rows.append(SQLRow(row)) }
            return rows
        }
    }

    func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
        // A statement of its own: the body may run the same one again meanwhile.
        let cursor = try noting {
            try Row.fetchCursor(db.makeStatement(sql: sql), arguments: StatementArguments(arguments))
        }
        while let row = try noting({ try cursor.next().map { SQLRow($0) } }) { try body(row) }
    }

    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(SQLError) -> Int {
        try noting {
            let before = db.totalChangesCount
            try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
            // A statement that changes no rows leaves the count of the one before.
            return db.totalChangesCount == before ? 0 : db.changesCount
        }
    }

    func script(_ sql: String) throws(SQLError) {
        try noting { try db.execute(sql: sql) }
    }

    private func noting<Value>(_ operation: () throws -> Value) throws(SQLError) -> Value {
        do { return try operation() } catch {
            // Within a transaction the pool is open, so it is the statement that was misused.
            let isMisuse = (error as? DatabaseError)?.resultCode == .SQLITE_MISUSE
            var error = SQLError(sqlite: error)
            if isMisuse { error.kind = .other }
            failure = failure ?? error
            throw error
        }
    }
}

extension StatementArguments {
    fileprivate init(_ values: [SQLValue]) {
        self.init(values.map(\.databaseValue))
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .bytes(let value): Data(value).databaseValue
        }
    }
}

extension SQLRow {
    fileprivate init(_ row: Row) {
        self.init(
            row.databaseValues.map { value in
                switch value.storage {
                case .null: .null
                case .int64(let value): .integer(value)
                case .double(let value): .real(value)
                case .string(let value): .text(value)
                case .blob(let value): .bytes([UInt8](value))
                }
            })
    }
}
