import Foundation

/// A folder of servers, which a small shell script watches: when this process lets go of it or dies in whatever way,
/// the script ends the servers and removes the folder.
///
/// The script reads a pipe that only this process can write to. The kernel's own signal at a parent's death would come
/// too early: it means the thread that started the child, and threads of Dispatch come and go.
final class ClusterFolder: Sendable {
    let url: URL

    private let leash: FileHandle

    init(program: PostgreSQLProgram) throws {
        url = URL(filePath: "/tmp/qala-postgresql-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let pipe = Pipe()
        leash = pipe.fileHandleForWriting
        _ = fcntl(leash.fileDescriptor, F_SETFD, FD_CLOEXEC)
        let watcher = Process()
        watcher.executableURL = URL(filePath: "/usr/bin/setsid")
        watcher.arguments = ["/bin/sh", "-c", Self.script, "sh", url.path]
        watcher.currentDirectoryURL = URL(filePath: "/")
        watcher.standardInput = pipe.fileHandleForReading
        watcher.standardOutput = FileHandle.nullDevice
        watcher.standardError = FileHandle.nullDevice
        try watcher.run()
        try pipe.fileHandleForReading.close()
        try program.own(url.path)
    }

    deinit { try? leash.close() }

    func path(_ name: String) -> String { url.appending(path: name).path }

    // A server that was just starting has no number yet, so it looks more than once.
    private static let script = """
        cat
        for round in 1 2 3 4 5 6; do
            for file in "$1"/*/postmaster.pid; do
                if [ -f "$file" ]; then kill -QUIT "$(head -n 1 "$file")"; fi
            done
            sleep 0.5
        done
        rm -rf "$1"
        """
}
