import Foundation
import QalaTesting
import Testing

@Suite("Throw-away servers of PostgreSQL", .timeLimit(.minutes(10)))
struct PostgreSQLClusterTests {
    @Test("end, and leave no folder, when the process of the tests is killed")
    func killed() async throws {
        let folder = try TemporaryFolder()
        let note = folder.path("servers")
        await #expect(processExitsWith: .signal(SIGKILL)) { [note = note as String] in
            let cluster = try await PostgreSQLCluster()
            let standby = try await cluster.standby(isSynchronous: false)
            #expect(try await standby.run("SHOW transaction_read_only") == "on")
            try Data("\(cluster.path)\n\(cluster.primary.port)".utf8).write(to: URL(filePath: note))
            kill(getpid(), SIGKILL)
        }
        let lines = try String(contentsOfFile: note, encoding: .utf8).split(separator: "\n").map(String.init)
        try await gone(lines[0])
        let probe = try Process.run(
            URL(filePath: "/usr/bin/env"), arguments: ["pg_isready", "--quiet", "--host=127.0.0.1", "--port", lines[1]])
        probe.waitUntilExit()
        #expect(probe.terminationStatus == 2, "nobody answers at the port")
    }

    @Test("end with their value")
    func released() async throws {
        var cluster: PostgreSQLCluster? = try await PostgreSQLCluster(isDurable: true)
        let path = try #require(cluster?.path)
        #expect(try await cluster?.primary.run("SHOW fsync") == "on")
        cluster = nil
        try await gone(path)
    }

    @Test("that are not installed are asked for in a sentence")
    func missing() throws {
        let folder = try TemporaryFolder()
        let failure = #expect(throws: PostgreSQLProgram.Failure.self) {
            try PostgreSQLProgram.installed(in: folder.url.path)
        }
        #expect(failure?.description.contains("Scripts/setup --tests installs it") == true)
    }

    private func gone(_ path: String) async throws {
        while FileManager.default.fileExists(atPath: path) { try await Task.sleep(for: .milliseconds(50)) }
    }
}
