import Foundation

/// The programs of PostgreSQL as Debian installs them.
package struct PostgreSQLProgram: Sendable {
    /// PostgreSQL is not there, or one of its programs failed.
    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    static let user = "qala"
    /// Unlikely to be anywhere by chance, so that tests can look for it.
    static let password = "unlikely-elsewhere"

    private let binaries: String

    /// The newest version that is installed; without one the tests fail rather than pass over it.
    package static func installed(in folder: String = "/usr/lib/postgresql") throws -> PostgreSQLProgram {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let newest = versions.compactMap(Int.init).filter { version in
            version >= 15 && FileManager.default.isExecutableFile(atPath: "\(folder)/\(version)/bin/initdb")
        }.max()
        guard let newest else {
            throw Failure(
                description: "These tests need a PostgreSQL server, version 15 or later, in \(folder); "
                    + "Scripts/setup --tests installs it.")
        }
        return PostgreSQLProgram(binaries: "\(folder)/\(newest)/bin")
    }

    /// A data folder as `initdb` leaves it, made once in a process and copied for every server.
    func template() async throws -> String {
        try await Self.making.value.path("template")
    }

    private static let making = Task {
        let program = try installed()
        let folder = try await ClusterFolder(program: program)
        let secret = folder.path("password")
        try Data(password.utf8).write(to: URL(filePath: secret))
        try program.own(secret)
        // Names sort as in Kazakh unless a statement says otherwise, so that those which forget to are found out.
        try await program.run(
            "initdb", "--pgdata", folder.path("template"), "--username", user, "--pwfile", secret, "--auth",
            "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--locale-provider", "icu", "--icu-locale",
            "kk", "--no-sync", "--no-instructions")
        return folder
    }

    /// Runs a program of PostgreSQL, and gives what it printed.
    @discardableResult
    func run(_ name: String, _ arguments: String...) async throws -> String {
        try await run(tool: "\(binaries)/\(name)", arguments, .nullDevice)
    }

    /// Runs any program as the user of the servers.
    @discardableResult
    func run(tool: String, _ arguments: String..., input: FileHandle = .nullDevice) async throws -> String {
        try await run(tool: tool, arguments, input)
    }

    /// Gives a file to the user of the servers, who is not root.
    func own(_ path: String) throws {
        guard geteuid() == 0 else { return }
        guard let user = getpwnam("postgres"), chown(path, user.pointee.pw_uid, user.pointee.pw_gid) == 0 else {
            throw Failure(description: "\(path) could not be given to the user postgres")
        }
    }

    private func run(tool: String, _ arguments: [String], _ input: FileHandle) async throws -> String {
        let output = FileManager.default.temporaryDirectory.appending(path: "qala-\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: output) }
        let clean = ["/usr/bin/env", "--ignore-environment", "--chdir=/", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"]
        let asServer = ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
        let child = try spawn(clean + (geteuid() == 0 ? asServer : []) + [tool] + arguments, input, output: output.path)
        let status = await withCheckedContinuation { continuation in
            // Not on a queue of Dispatch, whose few threads run all asynchronous code of the tests.
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(child, &status, 0) < 0, errno == EINTR {}
                continuation.resume(returning: status)
            }
        }
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        guard status == 0 else { throw Failure(description: "\(tool) ended with status \(status): \(text)") }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Starts a process that prints into a file and inherits nothing.
    ///
    /// `Process` of Foundation hands on a socket, and takes a server that keeps it for the tool that started it.
    private func spawn(_ command: [String], _ input: FileHandle, output: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.fileDescriptor, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        for open in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(Int32.init)
        where open > 2 { posix_spawn_file_actions_addclose(&actions, open) }
        let arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for copy in arguments { free(copy) } }
        var child: pid_t = 0
        let problem = posix_spawn(&child, command[0], &actions, nil, arguments, [nil])
        guard problem == 0 else { throw Failure(description: "\(command[0]) could not be started: \(problem)") }
        return child
    }
}
