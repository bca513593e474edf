import Dispatch
import Synchronization

/// Lends sessions to one transaction at a time; who waits is served in order, for a limited time.
///
/// Waiting happens here and not on the sessions' threads: threads that wait are what Dispatch has too few of.
final class SessionPool: Sendable {
    private struct Waiter {
        var number: Int
        var continuation: CheckedContinuation<PostgreSQLSession, any Error>
    }

    private struct State {
        var idle: [PostgreSQLSession]
        var waiters: [Waiter] = []
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
        let session = try await lease()
        return try await withCheckedThrowingContinuation { continuation in
            session.queue.async {
                let answer = Result { try body(session) }
                self.giveBack(session)
                continuation.resume(with: answer)
            }
        }
    }

    /// Refuses who waits, waits for who works, and hangs up.
    func close() async {
        let waiters = state.withLock { state in
            state.isClosed = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.continuation.resume(throwing: Self.closed) }
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

    private func lease() async throws -> PostgreSQLSession {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let answer: Result<PostgreSQLSession, any Error>? = state.withLock { state in
                    guard !state.isClosed else { return .failure(Self.closed) }
                    // The one used last: fewer connections are kept busy.
                    if let session = state.idle.popLast() { return .success(session) }
                    state.waiters.append(Waiter(number: number, continuation: continuation))
                    return nil
                }
                guard let answer else { return limit(number) }
                continuation.resume(with: answer)
            }
        } onCancel: {
            refuse(number, CancellationError())
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
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: error)
    }

    private func giveBack(_ session: PostgreSQLSession) {
        let (waiter, closers) = state.withLock { state -> (Waiter?, [CheckedContinuation<Void, Never>]) in
            guard state.waiters.isEmpty else { return (state.waiters.removeFirst(), []) }
            state.idle.append(session)
            guard state.idle.count == sessions.count else { return (nil, []) }
            defer { state.closers = [] }
            return (nil, state.closers)
        }
        waiter?.continuation.resume(returning: session)
        for closer in closers { closer.resume() }
    }
}

extension Duration {
    /// Whole milliseconds, for what is not measured in `Duration`.
    var milliseconds: Int {
        Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
