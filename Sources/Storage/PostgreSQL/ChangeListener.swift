import Dispatch

/// Hears of writes by any process on a connection of its own, and connects again when that is lost.
///
/// Everything but `queue` is touched only on `queue`.
final class ChangeListener: @unchecked Sendable {
    private let settings: ConnectionSettings
    private let hints: ChangeHints
    private let queue = DispatchQueue(label: "qala.postgresql.changes")
    private var source: (any DispatchSourceRead)?
    private var isWanted = false
    private var isStopped = false

    init(settings: ConnectionSettings, hints: ChangeHints) {
        self.settings = settings
        self.hints = hints
    }

    /// Begins to listen, unless it does already or was stopped.
    func start() {
        queue.async {
            guard !self.isWanted else { return }
            self.isWanted = true
            self.listen()
        }
    }

    func stop() {
        queue.async {
            self.isStopped = true
            self.source?.cancel()
            self.source = nil
        }
    }

    private func listen() {
        guard !isStopped else { return }
        do throws(SQLError) {
            let link = try PostgreSQLLink(settings)
            try link.run("LISTEN \(PostgreSQLConnection.channel)", patience: .seconds(10))
            watch(Line(link))
            // What was written before is not heard.
            hints.tell()
        } catch {
            queue.asyncAfter(deadline: .now() + .milliseconds(500)) { [weak self] in self?.listen() }
        }
    }

    private func watch(_ line: Line) {
        let source = DispatchSource.makeReadSource(fileDescriptor: line.link.socket, queue: queue)
        source.setEventHandler { [weak self] in self?.hear(line) }
        // The socket is closed with the connection, which must outlive the source.
        source.setCancelHandler { _ = line }
        self.source = source
        source.resume()
    }

    private func hear(_ line: Line) {
        do throws(SQLError) {
            if try line.link.wasNotified() { hints.tell() }
        } catch {
            source?.cancel()
            source = nil
            listen()
        }
    }

    /// A connection that is used only on the queue.
    private final class Line: @unchecked Sendable {
        let link: PostgreSQLLink

        init(_ link: PostgreSQLLink) {
            self.link = link
        }
    }
}
