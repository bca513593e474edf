import Foundation
import Synchronization

/// Threads for what takes the machine long, so that it does not hold up the requests of everybody else.
final class OwnThreads: TaskExecutor {
    /// How many may ask at once; the next is told to come again.
    private let waiting: Int
    private let queue: OperationQueue
    private let asked = Mutex(0)

    init(_ name: String, count: Int, waiting: Int) {
        self.waiting = waiting
        queue = OperationQueue()
        queue.name = "qala.\(name)"
        queue.maxConcurrentOperationCount = count
    }

    /// Where passwords are hashed: a hash takes a tenth of a second and 19 MiB on purpose, and a hundred at once would
    /// take the machine's memory.
    static func passwords() -> OwnThreads { OwnThreads("passwords", count: 2, waiting: 64) }

    /// Where packages are made and brought in: each is held in memory with all its revisions.
    static func packages() -> OwnThreads { OwnThreads("packages", count: 1, waiting: 4) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Runs what takes long; `.busy` where too many wait already.
    func callAsFunction<Answer: Sendable>(
        _ work: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        let isAdmitted = asked.withLock { asked in
            guard asked < waiting else { return false }
            asked += 1
            return true
        }
        guard isAdmitted else { throw Refusal.busy }
        defer { asked.withLock { $0 -= 1 } }
        return try await withTaskExecutorPreference(self) { try await work() }
    }
}
