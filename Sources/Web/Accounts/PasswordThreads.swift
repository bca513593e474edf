import Foundation
import Synchronization

/// Where passwords are hashed: two threads of their own.
///
/// A hash takes a tenth of a second and 19 MiB on purpose. On the threads of all other requests it would hold them up,
/// and a hundred at once would take the machine's memory.
final class PasswordThreads: TaskExecutor {
    private static let waiting = 64

    private let queue: OperationQueue
    private let asked = Mutex(0)

    init() {
        queue = OperationQueue()
        queue.name = "qala.passwords"
        queue.maxConcurrentOperationCount = 2
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Runs what hashes a password; `.busy` where too many wait already.
    func callAsFunction<Answer: Sendable>(
        _ work: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        let isAdmitted = asked.withLock { asked in
            guard asked < Self.waiting else { return false }
            asked += 1
            return true
        }
        guard isAdmitted else { throw Refusal.busy }
        defer { asked.withLock { $0 -= 1 } }
        return try await withTaskExecutorPreference(self) { try await work() }
    }
}
