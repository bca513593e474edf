import Foundation
import Synchronization

/// One server of a throw-away cluster: its data, its port, and what may happen to it.
package final class PostgreSQLServer: Sendable {
    /// How a server is stopped.
    package enum Stop: String, Sendable {
        /// Connections are cut, the state is written out.
        case fast
        /// As when the power goes: the next start recovers.
        case immediate
    }

    /// The port on 127.0.0.1; the same after a new start.
    package var port: UInt16 { chosen.withLock { $0 } }

    let program: PostgreSQLProgram
    let isDurable: Bool

    private let folder: ClusterFolder
    private let data: String
    private let chosen: Mutex<UInt16>

    init(name: String, folder: ClusterFolder, program: PostgreSQLProgram, isDurable: Bool) {
        self.folder = folder
        self.program = program
        self.isDurable = isDurable
        data = folder.path(name)
        chosen = Mutex(0)
    }

    /// The address of a database here.
    package func url(_ database: String) -> String {
        "postgresql://\(PostgreSQLProgram.user):\(PostgreSQLProgram.password)@127.0.0.1:\(port)/\(database)"
    }

    /// Starts, and returns when connections are taken.
    package func start() async throws {
        let isFirst = port == 0
        for attempt in 1... {
            if isFirst { chosen.withLock { $0 = Self.freePort() } }
            do {
                try await program.run(
                    "pg_ctl", "start", "--wait", "--silent", "--pgdata", data, "--log", data + ".log", "--options",
                    options)
                return
            } catch {
                // Somebody else may have taken the port meanwhile.
                guard isFirst, attempt < 3 else { throw error }
            }
        }
    }

    package func stop(_ manner: Stop) async throws {
        try await program.run("pg_ctl", "stop", "--wait", "--silent", "--pgdata", data, "--mode", manner.rawValue)
    }

    /// Makes a standby the server that writes.
    package func promote() async throws {
        try await program.run("pg_ctl", "promote", "--wait", "--silent", "--pgdata", data)
    }

    /// Runs SQL as the superuser, and gives what `psql` prints: rows in lines, columns between `|`.
    @discardableResult
    package func run(_ sql: String, in database: String = "postgres") async throws -> String {
        try await program.run(
            "psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1", "--command",
            sql, url(database))
    }

    /// Ends every connection to a database, in the midst of whatever it does.
    package func terminateConnections(to database: String) async throws {
        try await run(
            """
            DO $$ BEGIN PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = '\(database)' AND pid <> pg_backend_pid(); END $$
            """)
    }

    /// What the server wrote to its log.
    package func log() throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: data + ".log")), as: UTF8.self)
    }

    func make(from template: String) async throws {
        try await program.run(tool: "/bin/cp", "-a", template, data)
    }

    func follow(_ primary: PostgreSQLServer) async throws {
        try await program.run(
            "pg_basebackup", "--pgdata", data, "--write-recovery-conf", "--checkpoint", "fast", "--no-sync",
            "--dbname", primary.url("postgres"))
    }

    private var options: String {
        let settings = [
            "port=\(port)", "listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=32MB",
            "fsync=\(isDurable ? "on" : "off")", "max_connections=300", "log_min_messages=warning",
            "wal_receiver_status_interval=1s", "wal_retrieve_retry_interval=200ms",
        ]
        return settings.map { "-c \($0)" }.joined(separator: " ")
    }

    /// A port nobody listens on at the moment.
    private static func freePort() -> UInt16 {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                _ = bind(socket, pointer, length)
                _ = getsockname(socket, pointer, &length)
            }
        }
        return UInt16(bigEndian: address.sin_port)
    }
}
