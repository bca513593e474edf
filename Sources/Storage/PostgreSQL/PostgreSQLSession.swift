import Dispatch
import Foundation

/// A thread's place for one connection, which is made again when it was lost.
///
/// Everything but `queue` is touched only on `queue`.
final class PostgreSQLSession: @unchecked Sendable {
    /// Collisions with other writers after which a write is given up.
    private static let collisions = 5
    /// How long collisions are answered by another attempt: each may have waited for a lock.
    private static let patience = Duration.seconds(15)

    let queue: DispatchQueue
    private let settings: ConnectionSettings
    private var connection: PostgreSQLConnection?

    init(number: Int, settings: ConnectionSettings) {
        queue = DispatchQueue(label: "qala.postgresql.\(number)")
        self.settings = settings
    }

    /// Runs a body that changes nothing, once more when the connection is lost.
    func read<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
        try attempting("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", isRead: true, body)
    }

    /// Runs a body, again after a collision, and once more when the connection is lost before `COMMIT` was sent.
    func write<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
        try attempting("BEGIN ISOLATION LEVEL READ COMMITTED", isRead: false, body)
    }

    func hangUp() {
        connection = nil
    }

    private func attempting<Value>(
        _ begin: String, isRead: Bool, _ body: (any SQLConnection) throws -> Value
    ) throws -> Value {
        let end = ContinuousClock.now + Self.patience
        var losses = 0
        var collisions = 0
        while true {
            let connection = try connected()
            do {
                return try connection.transaction(begin, body)
            } catch {
                if !connection.isUsable { self.connection = nil }
                // Nobody can know what became of a COMMIT whose answer is missing.
                if connection.isInDoubt, !isRead { throw SQLError(.unavailable, "the answer to COMMIT was lost") }
                if !connection.isUsable, losses == 0 {
                    losses += 1
                } else if connection.failure?.kind == .serialization, collisions < Self.collisions,
                    ContinuousClock.now < end
                {
                    collisions += 1
                    Thread.sleep(forTimeInterval: .random(in: 0...0.01) * Double(1 << collisions))
                } else {
                    throw error
                }
            }
        }
    }

    private func connected() throws(SQLError) -> PostgreSQLConnection {
        if let connection { return connection }
        let made = try PostgreSQLConnection(settings)
        connection = made
        return made
    }
}
