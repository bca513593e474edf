import Foundation

/// A folder of servers, which a small shell script watches: when this process lets go of it or dies in whatever way,
/// the script ends the servers and removes the folder.
///
/// The script reads a pipe that only this process can write to. The kernel's own signal at a parent's death would come
/// too early: it means the thread that started the child, and threads of Dispatch come and go.
final class ClusterFolder: Sendable {
    let url: URL

    private let leash: FileHandle

    init(program: PostgreSQLProgram) async throws {
        url = URL(filePath: "/tmp/qala-postgresql-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        try program.own(url.path)
        let pipe = Pipe()
        leash = pipe.fileHandleForWriting
        _ = fcntl(leash.fileDescriptor, F_SETFD, FD_CLOEXEC)
        try await program.run(tool: "/bin/sh", "-c", Self.script, "sh", url.path, input: pipe.fileHandleForReading)
        try pipe.fileHandleForReading.close()
    }

    deinit { try? leash.close() }

    func path(_ name: String) -> String { url.appending(path: name).path }

    // In the background and in a session of its own, so that it is nobody's child and hears no Ctrl-C. A server that was
    // just starting has no number yet, so it looks more than once.
    private static let script = """
        exec 3<&0
        setsid sh -c '
            cat
            for round in 1 2 3 4 5 6; do
                for file in "$1"/*/postmaster.pid; do
                    if [ -f "$file" ]; then kill -QUIT "$(head -n 1 "$file")"; fi
                done
                sleep 0.5
            done
            rm -rf "$1"
        ' sh "$1" <&3 >/dev/null 2>&1 &
        """
}
