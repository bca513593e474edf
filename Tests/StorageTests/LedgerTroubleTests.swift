import Dispatch
import Foundation
import Ledger
import QalaTesting
import Testing

@testable import Storage

@Suite("An append that cannot go on is kept whole or not at all", .timeLimit(.minutes(10)))
struct LedgerTroubleTests {
    @Test("when SQLite's disk is full, and afterwards everything works again")
    func full() async throws {
        let folder = try TemporaryFolder()
        let ledger = try await SQLLedger.open(path: folder.ledger)
        var kept = Revision.samples(3)
        for revision in kept { try await ledger.append(revision) }
        let pages = try await ledger.database.read { try $0.row("PRAGMA page_count")?.integer(0) ?? 0 }
        try await limit(ledger, pages: pages + 20)
        let text = String(repeating: "x", count: 10_000)
        await #expect(throws: StoreError.full) {
            while true { kept.append(try await ledger.insist(text)) }
        }
        #expect(kept.count > 3)
        #expect(try await ledger.revisions(of: .sample) == kept)
        try await limit(ledger, pages: pages + 1_000)
        kept.append(try await ledger.insist(text))
        #expect(try await ledger.revisions(of: .sample) == kept)
        #expect(try await ledger.firstBroken(of: .sample) == nil)
        await ledger.close()
    }

    @Test("when PostgreSQL's connection is cut in the midst of it")
    func cut() async throws {
        let (cluster, name) = try await office()
        let ledger = try await SQLLedger.open(url: cluster.primary.url(name), connections: 2)
        let revision = Revision.sample("first")
        let waiting = "FROM pg_stat_activity WHERE datname = '\(name)' AND wait_event = 'advisory'"
        try await whileLocked(cluster.primary.url(name)) {
            let append = Task { try await ledger.append(revision) }
            while try await cluster.primary.run("SELECT count(*) \(waiting)") != "1" {}
            try await cluster.primary.run("DO $$ BEGIN PERFORM pg_terminate_backend(pid) \(waiting); END $$")
            return append
        }.value
        #expect(try await ledger.revisions(of: .sample) == [revision], "it began once more")
        await ledger.close()
    }

    @Test("when it takes longer than PostgreSQL's statements may")
    func statementTimeout() async throws {
        let (cluster, name) = try await office()
        let url = cluster.primary.url(name)
        let ledger = try await SQLLedger.open(url: url + "?options=-c%20statement_timeout%3D5s", connections: 2)
        let revision = Revision.sample("first")
        try await whileLocked(url) {
            await #expect(throws: StoreError.unavailable) { try await ledger.append(revision) }
        }
        #expect(try await ledger.revisions(of: .sample) == [])
        try await ledger.append(revision)
        #expect(try await ledger.revisions(of: .sample) == [revision])
        await ledger.close()
    }

    @Test("when all of PostgreSQL's connections are busy")
    func exhaustion() async throws {
        let (cluster, name) = try await office()
        let database = try PostgreSQLDatabase(
            url: cluster.primary.url(name), connections: 1, patience: .milliseconds(200))
        let ledger = SQLLedger(database: database)
        let (started, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let busy = Task { try await database.hold(started, until: release) }
        await started.signalled()
        let revision = Revision.sample("first")
        await #expect(throws: StoreError.unavailable) { try await ledger.append(revision) }
        release.signal()
        try await busy.value
        #expect(try await ledger.revisions(of: .sample) == [])
        try await ledger.append(revision)
        #expect(try await ledger.firstBroken(of: .sample) == nil)
        await ledger.close()
    }

    private func limit(_ ledger: SQLLedger, pages: Int64) async throws {
        try await ledger.database.write { try $0.script("PRAGMA max_page_count = \(pages)") }
    }

    /// A database with the ledger's tables, whose name others may ask for.
    private func office() async throws -> (PostgreSQLCluster, String) {
        let cluster = try await PostgreSQLCluster.shared()
        let name = try await cluster.databaseName()
        await (try SQLLedger.open(url: cluster.primary.url(name), connections: 1)).close()
        return (cluster, name)
    }

    /// Does something while another writer holds the ledger's lock.
    @discardableResult
    private func whileLocked<Value>(_ url: String, _ body: () async throws -> Value) async throws -> Value {
        let database = try PostgreSQLDatabase(url: url, connections: 1)
        let (taken, telling) = AsyncStream.makeStream(of: Void.self)
        let release = DispatchSemaphore(value: 0)
        let holder = Task {
            try await database.write { db in
                _ = try db.rows(LedgerSQL.lock(.postgreSQL) ?? "")
                telling.finish()
                _ = release.wait(timeout: .now() + 30)
            }
        }
        for await _ in taken {}
        defer { release.signal() }
        let value = try await body()
        release.signal()
        try await holder.value
        await database.close()
        return value
    }
}
