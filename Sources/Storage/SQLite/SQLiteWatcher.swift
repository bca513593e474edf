import GRDB
import Synchronization

/// Asks a file twice a second whether any process wrote to it.
final class SQLiteWatcher: Sendable {
    private let path: String
    private let hints: ChangeHints
    private let task = Mutex<(task: Task<Void, Never>?, isStopped: Bool)>((nil, false))

    init(path: String, hints: ChangeHints) {
        self.path = path
        self.hints = hints
    }

    /// Begins to ask, unless it does already or was stopped.
    func start() {
        task.withLock { state in
            guard state.task == nil, !state.isStopped else { return }
            state.task = Task { [path, hints] in await Self.watch(path, hints) }
        }
    }

    func stop() {
        task.withLock { state in
            state.task?.cancel()
            state.isStopped = true
        }
    }

    /// Stops, and waits until its connection is closed: SQLite tidies the log away only after the last reader.
    func finish() async {
        stop()
        await task.withLock { $0.task }?.value
    }

    private static func watch(_ path: String, _ hints: ChangeHints) async {
        var configuration = Configuration()
        configuration.readonly = true
        var file: DatabaseQueue?
        var seen: Int64?
        while !Task.isCancelled {
            if file == nil { file = try? DatabaseQueue(path: path, configuration: configuration) }
            // The number is this connection's own: it tells of everybody else's commits, and of nothing when it is new.
            let version = try? await file?.dataVersion()
            if version != seen || version == nil { hints.tell() }
            seen = version
            try? await Task.sleep(for: .milliseconds(500))
        }
        try? file?.close()
    }
}

extension DatabaseQueue {
    fileprivate func dataVersion() async throws -> Int64? {
        try await writeWithoutTransaction { try Int64.fetchOne($0, sql: "PRAGMA data_version") }
    }
}
