import Foundation

/// A program started by this one, which the kernel kills when the thread that started it ends, however that happens.
final class ChildProcess {
    private let number: pid_t
    private let output: Int32
    private var unread: [UInt8] = []
    private var isOver = false

    /// Starts a program whose output is read here; it inherits nothing else.
    init(_ command: [String]) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw TrialProblem.failed("no pipe could be made") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        let words = ["/usr/bin/setpriv", "--pdeathsig", "KILL", "--"] + command
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        let environment: [UnsafeMutablePointer<CChar>?] = [
            strdup("PATH=/usr/bin:/bin"), strdup("LC_ALL=C.UTF-8"), strdup("SWIFT_BACKTRACE=enable=no"), nil,
        ]
        defer { for copy in arguments + environment { free(copy) } }
        var child: pid_t = 0
        let problem = posix_spawn(&child, words[0], &actions, nil, arguments, environment)
        close(ends[1])
        guard problem == 0 else {
            close(ends[0])
            throw TrialProblem.failed("\(command.first ?? "") could not be started: \(problem)")
        }
        number = child
        output = ends[0]
    }

    deinit {
        kill()
        close(output)
    }

    /// The next line of its output; `nil` at the end, where a line that was cut off is left out.
    func line() -> String? {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread.removeSubrange(...end) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = read(output, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            unread += chunk[..<count]
        }
    }

    /// Kills it at once and waits until it is gone.
    func kill() {
        guard !isOver else { return }
        isOver = true
        _ = Foundation.kill(number, SIGKILL)
        var status: Int32 = 0
        while waitpid(number, &status, 0) < 0, errno == EINTR {}
    }
}

/// Waits some microseconds.
func pause(_ microseconds: Int) { usleep(UInt32(max(0, microseconds))) }

/// Runs a synchronous body on a thread of its own, which lives as long as the body.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
}

/// Waits on such a thread for what is asynchronous.
func waiting<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
    let done = DispatchSemaphore(value: 0)
    let answer = Answer<Value>()
    Task {
        do { answer.value = .success(try await body()) } catch { answer.value = .failure(error) }
        done.signal()
    }
    done.wait()
    guard let value = answer.value else { throw TrialProblem.failed("no answer") }
    return try value.get()
}

/// Written once before the semaphore is signalled, read once after.
private final class Answer<Value: Sendable>: @unchecked Sendable {
    var value: Result<Value, any Error>?
}
