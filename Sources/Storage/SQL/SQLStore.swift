import Ledger

/// What keeps something of ours in a database, and tells its troubles as a store of the ledger does.
protocol SQLStore: Sendable {
    var database: any SQLDatabase { get }
}

extension SQLStore {
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws(StoreError) -> Value {
        do { return try await database.read(body) } catch { throw StoreError(error) }
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws(StoreError) -> Value {
        do { return try await database.write(body) } catch { throw StoreError(error) }
    }
}

extension StoreError {
    /// What a caller can act on; SQL and its errors stay here.
    init(_ error: any Error) {
        if let known = error as? StoreError {
            self = known
        } else {
            switch (error as? SQLError)?.kind {
            case .full: self = .full
            case .readOnly: self = .readOnly
            case .corrupt: self = .damagedStore
            default: self = .unavailable
            }
        }
    }
}
