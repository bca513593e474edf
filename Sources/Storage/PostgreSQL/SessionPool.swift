import Dispatch
import Synchronization

/// Runs transactions on a few sessions, one at a time on each; what has to wait is served in order, for a limited time.
///
/// Waiting happens here and not on the sessions' threads: threads that wait are what Dispatch has too few of. A session
/// that becomes free goes on with the next transaction by itself: if it were handed to the task that waits for it, it
/// would lie idle until a busy machine comes to that task.
final class SessionPool: Sendable {
    /// A transaction that somebody waits for.
    private struct Call: Sendable {
        var number: Int
        /// Runs it; answers what tells the caller, to be called once the session is free again.
        var run: @Sendable (PostgreSQLSession) -> @Sendable () -> Void
        var refuse: @Sendable (any Error) -> Void
    }

    private struct State {
        var idle: [PostgreSQLSession]
        var waiting: [Call] = []
        var next = 0
        var isClosed = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let sessions: [PostgreSQLSession]
    private let patience: Duration
    private let state: Mutex<State>

    init(_ sessions: [PostgreSQLSession], patience: Duration) {
        self.sessions = sessions
        self.patience = patience
        state = Mutex(State(idle: sessions.reversed()))
    }

    /// Runs a body on the thread of a session, in one hop.
    func use<Value: Sendable>(
        _ body: @escaping @Sendable (PostgreSQLSession) throws -> Value
    ) async throws -> Value {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                start(
                    Call(
                        number: number,
                        run: { session in
                            let answer = Result { try body(session) }
                            return { continuation.resume(with: answer) }
                        }, refuse: { continuation.resume(throwing: $0) }))
            }
        } onCancel: {
            refuse(number, CancellationError())
        }
    }

    /// Refuses who waits, waits for who works, and hangs up.
    func close() async {
        let waiting = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for call in waiting { call.refuse(Self.closed) }
        await withCheckedContinuation { continuation in
            let isQuiet = state.withLock { state in
                if state.idle.count < sessions.count { state.closers.append(continuation) }
                return state.idle.count == sessions.count
            }
            if isQuiet { continuation.resume() }
        }
        for session in sessions { session.queue.sync { session.hangUp() } }
    }

    private static let closed = SQLError(.unavailable, "the database was closed")

    private enum Start {
        case now(PostgreSQLSession)
        case later
        case never
    }

    private func start(_ call: Call) {
        let start = state.withLock { state -> Start in
            guard !state.isClosed else { return .never }
            // The one used last: fewer connections are kept busy.
            if let session = state.idle.popLast() { return .now(session) }
            state.waiting.append(call)
            return .later
        }
        switch start {
        case .now(let session): session.queue.async { self.work(session, from: call) }
        case .later: limit(call.number)
        case .never: call.refuse(Self.closed)
        }
    }

    /// Runs a call and those that wait, as long as there are any.
    private func work(_ session: PostgreSQLSession, from first: Call) {
        var call: Call? = first
        while let current = call {
            let tell = current.run(session)
            call = next(for: session)
            tell()
        }
    }

    private func limit(_ number: Int) {
        // A task cancelled before it waited was refused in vain.
        if Task.isCancelled { refuse(number, CancellationError()) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(patience.milliseconds)) { [weak self] in
            self?.refuse(number, SQLError(.unavailable, "all connections are busy"))
        }
    }

    private func refuse(_ number: Int, _ error: any Error) {
        let call = state.withLock { state in
            state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
        }
        call?.refuse(error)
    }

    /// The call that waits longest; without one the session is idle.
    private func next(for session: PostgreSQLSession) -> Call? {
        let (call, closers) = state.withLock { state -> (Call?, [CheckedContinuation<Void, Never>]) in
            guard state.waiting.isEmpty else { return (state.waiting.removeFirst(), []) }
            state.idle.append(session)
            guard state.idle.count == sessions.count else { return (nil, []) }
            defer { state.closers = [] }
            return (nil, state.closers)
        }
        for closer in closers { closer.resume() }
        return call
    }
}

extension Duration {
    /// Whole milliseconds, for what is not measured in `Duration`.
    var milliseconds: Int {
        Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
