import QalaTesting
import Storage

/// A fresh database of either engine, which several may open.
struct TestDatabase {
    static let engines: [SQLEngine] = [.sqlite, .postgreSQL]

    private let folder: TemporaryFolder?
    private let url: String

    init(_ engine: SQLEngine) async throws {
        switch engine {
        case .sqlite:
            let folder = try TemporaryFolder()
            self.folder = folder
            url = folder.ledger
        case .postgreSQL:
            folder = nil
            url = try await PostgreSQLCluster.shared().database()
        }
    }

    /// Opens it, as one process does.
    func open() throws -> OpenDatabase {
        OpenDatabase(
            folder: folder,
            database: folder == nil
                ? try PostgreSQLDatabase(url: url, connections: 6) : try SQLiteDatabase(path: url))
    }
}

/// An open database that keeps its folder.
struct OpenDatabase: SQLDatabase {
    let folder: TemporaryFolder?
    let database: any SQLDatabase

    var engine: SQLEngine { database.engine }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.read(body)
    }

    @discardableResult
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.write(body)
    }

    func changes() -> AsyncStream<Void> { database.changes() }

    func close() async { await database.close() }
}

extension SQLDatabase {
    /// Makes a table with a column of every type.
    func makeTable() async throws {
        let bytes = engine == .sqlite ? "BLOB" : "BYTEA"
        try await write { db in
            try db.script(
                """
                CREATE TABLE thing (
                    id BIGINT PRIMARY KEY, number BIGINT, share DOUBLE PRECISION, name TEXT, bytes \(bytes),
                    CHECK (number <> -13))
                """)
        }
    }

    func insert(_ id: Int64, _ number: Int64) async throws {
        try await write { db in
            try db.execute("INSERT INTO thing (id, number) VALUES (?, ?)", [.integer(id), .integer(number)])
        }
    }

    func count() async throws -> Int64? {
        try await read { try $0.row("SELECT COUNT(*) FROM thing")?.integer(0) }
    }
}

/// The error of an operation, when it is one of the database.
func sqlError(_ operation: () async throws -> some Any) async -> SQLError? {
    do {
        _ = try await operation()
        return nil
    } catch { return error as? SQLError }
}
