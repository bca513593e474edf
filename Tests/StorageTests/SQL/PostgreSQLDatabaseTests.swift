import Dispatch
import Foundation
import QalaTesting
import Storage
import Synchronization
import Testing

@Suite("PostgreSQL, when something is wrong", .timeLimit(.minutes(10)))
struct PostgreSQLDatabaseTests {
    @Test("connections that were cut between calls are replaced unnoticed")
    func cutBetween() async throws {
        let (cluster, name, database) = try await fresh()
        try await cluster.primary.terminateConnections(to: name)
        #expect(try await database.count() == 0)
        try await cluster.primary.terminateConnections(to: name)
        try await database.insert(1, 1)
        #expect(try await database.count() == 1)
    }

    @Test("a connection that is cut in a transaction loses nothing: the body runs once more")
    func cutWithin() async throws {
        let (_, _, database) = try await fresh()
        let runs = Counter()
        try await database.write { db in
            try db.execute("INSERT INTO thing (id) VALUES (1)", [])
            if runs.next() == 1 { try db.cut() }
            try db.execute("INSERT INTO thing (id) VALUES (2)", [])
        }
        #expect(runs.value == 2)
        let read = try await database.read { db in
            if runs.next() == 3 { try db.cut() }
            return try db.row("SELECT COUNT(*) FROM thing")?.integer(0)
        }
        #expect(read == 2)
        let error = await sqlError {
            try await database.write { db in
                _ = runs.next()
                try db.cut()
            }
        }
        #expect(error?.kind == .unavailable)
        #expect(runs.value == 6, "not more than once more")
        #expect(try await database.count() == 2)
    }

    @Test("a server that was stopped and started is found again", arguments: [PostgreSQLServer.Stop.fast, .immediate])
    func restarting(manner: PostgreSQLServer.Stop) async throws {
        let cluster = try await PostgreSQLCluster()
        let database = try PostgreSQLDatabase(url: try await cluster.database(), connections: 3)
        try await database.makeTable()
        let heard = Mutex(0)
        let changes = database.changes()
        let listening = Task { for await _ in changes { heard.withLock { $0 += 1 } } }
        try await cluster.primary.stop(manner)
        #expect(await sqlError { try await database.insert(1, 1) }?.kind == .unavailable)
        #expect(await sqlError { try await database.count() }?.kind == .unavailable)
        let before = heard.withLock { $0 }
        try await cluster.primary.start()
        try await database.insert(2, 2)
        #expect(try await database.count() == 1)
        let started = ContinuousClock.now
        while heard.withLock({ $0 }) == before, .now - started < .seconds(120) {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(heard.withLock { $0 } > before, "it listens again")
        await database.close()
        await listening.value
    }

    @Test("when all connections are busy, a call waits its time and no longer")
    func exhaustion() async throws {
        let url = try await PostgreSQLCluster.shared().database()
        let database = try PostgreSQLDatabase(url: url, connections: 2, patience: .milliseconds(300))
        try await database.makeTable()
        let (started, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let busy = (0..<2).map { _ in Task { try await database.hold(started, until: release) } }
        for _ in 0..<2 { await started.signalled() }
        let began = ContinuousClock.now
        let error = await sqlError { try await database.count() }
        let waited = ContinuousClock.now - began
        #expect(error?.kind == .unavailable)
        #expect(waited > .milliseconds(250))
        for _ in busy { release.signal() }
        for task in busy { try await task.value }
        #expect(try await database.count() == 0)
        await database.close()
    }

    @Test("a call that is cancelled while it waits gives up its turn")
    func cancelling() async throws {
        let url = try await PostgreSQLCluster.shared().database()
        let database = try PostgreSQLDatabase(url: url, connections: 1)
        try await database.makeTable()
        let (started, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let busy = Task { try await database.hold(started, until: release) }
        await started.signalled()
        let waiting = Task { try await database.insert(1, 1) }
        try await Task.sleep(for: .milliseconds(50))
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        release.signal()
        try await busy.value
        #expect(try await database.count() == 0)
    }

    @Test("a statement that runs too long is ended, and its connection goes on")
    func statementTimeout() async throws {
        let url = try await PostgreSQLCluster.shared().database()
        let database = try PostgreSQLDatabase(
            url: url + "?options=-c%20statement_timeout%3D5s&application_name=other", connections: 1)
        let began = ContinuousClock.now
        let error = await sqlError { try await database.write { try $0.rows("SELECT pg_sleep(600)").count } }
        #expect(error?.kind == .unavailable)
        #expect(ContinuousClock.now - began < .seconds(300))
        let settings = try await database.read { db in
            try ["statement_timeout", "lock_timeout", "application_name", "client_encoding"].map {
                try db.row("SELECT current_setting(?)", [.text($0)])?.text(0)
            }
        }
        #expect(settings == ["5s", "10s", "other", "UTF8"])
    }

    @Test("a server that does not answer is given up after the limit of its statements")
    func silence() async throws {
        let (cluster, name, patient) = try await fresh()
        await patient.close()
        let url = cluster.primary.url(name) + "?options=-c%20statement_timeout%3D10s"
        let database = try PostgreSQLDatabase(url: url, connections: 2)
        let pid = try await database.read { try $0.row("SELECT pg_backend_pid()")?.integer(0) }
        let stopped = try #require(pid.map(pid_t.init))
        kill(stopped, SIGSTOP)
        defer { kill(stopped, SIGCONT) }
        let began = ContinuousClock.now
        #expect(try await database.count() == 0, "on another connection")
        let waited = ContinuousClock.now - began
        #expect(waited > .seconds(15) && waited < .seconds(300))
    }

    @Test("writers that wait for each other's rows both go through")
    func deadlock() async throws {
        let (_, _, database) = try await fresh()
        try await database.insert(1, 0)
        try await database.insert(2, 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for order in [[1, 2], [2, 1]] as [[Int64]] {
                group.addTask {
                    try await database.write { db in
                        for id in order {
                            try db.execute("UPDATE thing SET number = number + 1 WHERE id = ?", [.integer(id)])
                            Thread.sleep(forTimeInterval: 0.1)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.read { try $0.row("SELECT MIN(number) FROM thing")?.integer(0) } == 2)
    }

    @Test("a writer that always collides is told after six attempts")
    func collisions() async throws {
        let (_, _, database) = try await fresh()
        let runs = Counter()
        let error = await sqlError {
            try await database.write { db in
                _ = runs.next()
                try db.script("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$")
            }
        }
        #expect(error?.kind == .serialization)
        #expect(runs.value == 6)
    }

    @Test("a guard's refusal is a constraint, and a type that is not read is an error")
    func kinds() async throws {
        let (_, _, database) = try await fresh()
        let raised = await sqlError {
            try await database.write { try $0.script("DO $$ BEGIN RAISE EXCEPTION 'never'; END $$") }
        }
        #expect(raised == SQLError(.constraint, "never (P0001)"))
        for sql in ["SELECT now()", "SELECT 1.5", "COPY thing FROM STDIN", "SELECT 1; SELECT 2", "SELECT ?"] {
            #expect(await sqlError { try await database.write { try $0.rows(sql) } }?.kind == .other, "\(sql)")
        }
        #expect(await sqlError { try await database.write { try $0.script("COPY thing FROM STDIN") } }?.kind == .other)
        let nul = await sqlError { try await database.read { try $0.rows("SELECT ?", [.text("a\0b")]) } }
        #expect(nul?.kind == .other)
        #expect(try await database.count() == 0)
    }

    @Test("more statements than a connection remembers are run")
    func manyStatements() async throws {
        let (_, _, database) = try await fresh()
        let sum = try await database.read { db in
            try (1...600).reduce(0) { $0 + (try db.row("SELECT \($1) + ?", [.integer(0)])?.integer(0) ?? 0) }
        }
        #expect(sum == 180_300)
    }

    @Test("large rows are read a few at a time")
    func largeRows() async throws {
        let (_, _, database) = try await fresh()
        let sizes = try await database.write { db in
            for id in 0..<40 as Range<Int64> {
                let size = id < 20 ? 10 : 2_000_000
                try db.execute(
                    "INSERT INTO thing (id, bytes) VALUES (?, ?)",
                    [.integer(id), .bytes(Array(repeating: UInt8(id), count: size))])
            }
            var sizes: [Int] = []
            try db.each("SELECT bytes FROM thing ORDER BY id", []) { sizes.append(try $0.bytes(0).count) }
            return sizes
        }
        #expect(sizes == Array(repeating: 10, count: 20) + Array(repeating: 2_000_000, count: 20))
    }

    private func fresh() async throws -> (PostgreSQLCluster, String, PostgreSQLDatabase) {
        let cluster = try await PostgreSQLCluster.shared()
        let name = try await cluster.databaseName()
        let database = try PostgreSQLDatabase(url: cluster.primary.url(name), connections: 4)
        try await database.makeTable()
        return (cluster, name, database)
    }
}

extension SQLConnection {
    /// Ends its own connection, as an operator may.
    fileprivate func cut() throws {
        try script("DO $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END $$")
    }
}

/// Counts how often a body runs.
final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}

extension PostgreSQLDatabase {
    /// Keeps a connection, whose thread it blocks, until it is released.
    func hold(_ started: DispatchSemaphore, until release: DispatchSemaphore) async throws {
        try await read { _ in
            started.signal()
            release.wait()
        }
    }
}

extension DispatchSemaphore {
    /// Waits without blocking a thread that other tests need.
    func signalled() async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                self.wait()
                continuation.resume()
            }
        }
    }
}
