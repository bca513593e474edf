import Foundation
import QalaTesting
import Storage
import Synchronization
import Testing

@Suite("A server that dies while a second one follows it", .timeLimit(.minutes(10)))
struct FailoverTests {
    @Test("every acknowledged row is on the second, and writers go on there without being told")
    func failover() async throws {
        let cluster = try await PostgreSQLCluster()
        let standby = try await cluster.standby(isSynchronous: true)
        let name = try await cluster.databaseName()
        let url = cluster.url(name, [cluster.primary, standby])
        let database = try PostgreSQLDatabase(url: url, connections: 4)
        try await database.makeTable()
        let writing = Writing(database)
        let writers = (0..<4).map { number in Task { await writing.insert(from: Int64(number) * 1_000_000) } }
        try await until { writing.kept.count > 200 }
        try await cluster.primary.stop(.immediate)
        let before = writing.kept.count
        try await standby.run("ALTER SYSTEM SET synchronous_standby_names = ''")
        try await standby.promote()
        try await until { writing.kept.count > before + 200 }
        writing.stop()
        for writer in writers { await writer.value }
        let found = try await database.read { db in
            try Set(db.rows("SELECT id FROM thing").map { row throws(SQLError) in try row.integer(0) })
        }
        #expect(writing.kept.subtracting(found) == [])
        await database.close()
    }

    @Test("a commit that waits for a second server that is gone is given up as unavailable, and not tried again")
    func waiting() async throws {
        let cluster = try await PostgreSQLCluster()
        let standby = try await cluster.standby(isSynchronous: true)
        let url = try await cluster.database()
        let patient = try PostgreSQLDatabase(url: url, connections: 1)
        try await patient.makeTable()
        await patient.close()
        let database = try PostgreSQLDatabase(url: url + "?options=-c%20statement_timeout%3D5s", connections: 1)
        #expect(try await database.count() == 0)
        try await standby.stop(.fast)
        let runs = Counter()
        let began = ContinuousClock.now
        let error = await sqlError {
            try await database.write { db in
                _ = runs.next()
                try db.execute("INSERT INTO thing (id) VALUES (1)", [])
            }
        }
        #expect(error == SQLError(.unavailable, "the answer to COMMIT was lost"))
        #expect(runs.value == 1)
        #expect(ContinuousClock.now - began < .seconds(300))
        try await standby.start()
        try await database.insert(2, 2)
        #expect(try await database.count() == 2, "in this case it was kept; nobody could know")
        await database.close()
    }

    @Test("a connection to a server that only reads is dropped, and the next finds the one that writes")
    func readOnly() async throws {
        let cluster = try await PostgreSQLCluster.shared()
        let name = try await cluster.databaseName()
        let database = try PostgreSQLDatabase(url: cluster.primary.url(name), connections: 1)
        try await database.makeTable()
        try await cluster.primary.run("ALTER DATABASE \(name) SET default_transaction_read_only = on")
        // The open connection still writes; the first that is made afterwards does not.
        try await cluster.primary.terminateConnections(to: name)
        #expect(await sqlError { try await database.insert(1, 1) }?.kind == .readOnly)
        try await cluster.primary.run(
            "SET default_transaction_read_only = off; ALTER DATABASE \(name) RESET default_transaction_read_only")
        try await database.insert(2, 2)
        #expect(try await database.count() == 1)
    }

    private func until(_ condition: () -> Bool) async throws {
        while !condition() { try await Task.sleep(for: .milliseconds(10)) }
    }
}

/// Writes rows, and remembers those that were acknowledged.
private final class Writing: Sendable {
    private let database: PostgreSQLDatabase
    private let state = Mutex<(kept: Set<Int64>, isOver: Bool)>(([], false))

    init(_ database: PostgreSQLDatabase) {
        self.database = database
    }

    var kept: Set<Int64> { state.withLock { $0.kept } }

    func stop() { state.withLock { $0.isOver = true } }

    func insert(from first: Int64) async {
        var id = first
        while !state.withLock({ $0.isOver }) {
            id += 1
            do {
                try await database.insert(id, 1)
                state.withLock { _ = $0.kept.insert(id) }
            } catch {
                try? await Task.sleep(for: .milliseconds(20))
            }
        }
    }
}
