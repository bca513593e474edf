import Foundation
import Synchronization

/// Throw-away servers of PostgreSQL on loopback ports, in one temporary folder.
///
/// They end, and the folder goes, with this value or with the process, however it dies.
package final class PostgreSQLCluster: Sendable {
    /// One server for all tests of a process that only need a database; who stops a server starts one of their own.
    package static func shared() async throws -> PostgreSQLCluster { try await sharing.value }

    private static let sharing = Task { try await PostgreSQLCluster() }

    /// The server that is written to at first.
    package let primary: PostgreSQLServer

    /// Where its servers keep their data.
    package var path: String { folder.url.path }

    private let folder: ClusterFolder
    private let counter = Atomic(0)

    /// Makes and starts a server.
    ///
    /// - Parameter isDurable: Whether it waits for the disk, as a real one does; tests rarely need to.
    package init(isDurable: Bool = false) async throws {
        let program = try PostgreSQLProgram.installed()
        folder = try await ClusterFolder(program: program)
        primary = PostgreSQLServer(name: "primary", folder: folder, program: program, isDurable: isDurable)
        try await primary.make(from: program.template())
        try await primary.start()
    }

    /// Makes a fresh, empty database, and gives its address.
    package func database() async throws -> String {
        primary.url(try await databaseName())
    }

    /// Makes a fresh, empty database, and gives its name.
    package func databaseName() async throws -> String {
        let name = "test_\(counter.add(1, ordering: .relaxed).newValue)"
        try await primary.run("CREATE DATABASE \(name)")
        return name
    }

    /// Makes and starts a server that follows the primary; when `isSynchronous`, commits wait for it from now on.
    package func standby(isSynchronous: Bool) async throws -> PostgreSQLServer {
        let number = counter.add(1, ordering: .relaxed).newValue
        let standby = PostgreSQLServer(
            name: "standby\(number)", folder: folder, program: primary.program, isDurable: primary.isDurable)
        try await standby.follow(primary)
        try await standby.start()
        if isSynchronous {
            try await primary.run("ALTER SYSTEM SET synchronous_standby_names = '*'")
            try await primary.run("DO 'BEGIN PERFORM pg_reload_conf(); END'")
        }
        return standby
    }

    /// An address with several servers; a connection goes to the one that writes.
    package func url(_ database: String, _ servers: [PostgreSQLServer]) -> String {
        let hosts = servers.map { "127.0.0.1:\($0.port)" }.joined(separator: ",")
        return "postgresql://\(PostgreSQLProgram.user):\(PostgreSQLProgram.password)@\(hosts)/\(database)"
    }
}
