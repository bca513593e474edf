import Foundation
import Synchronization

/// The program that takes one letter, run without a shell until it ends or its time is up.
struct LetterChild: Sendable {
    let program: URL
    let arguments: [String]

    /// Runs it without holding up a thread; `nil` when it took the letter.
    func run(_ message: [UInt8], patience: Duration) async -> LetterProgram.Trouble? {
        let pipe = Pipe()
        // A pipe holds 64 KiB: the whole letter is in it before anybody reads, and so nobody has to wait.
        guard message.count <= Self.limit,
            (try? pipe.fileHandleForWriting.write(contentsOf: Data(message))) != nil,
            (try? pipe.fileHandleForWriting.close()) != nil
        else { return .unwritable }
        let running = RunningLetter(prepared(reading: pipe.fileHandleForReading))
        let watch = Task {
            try await Task.sleep(for: patience)
            running.giveUp()
        }
        defer { watch.cancel() }
        return await running.end()
    }

    private func prepared(reading letter: FileHandle) -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.standardInput = letter
        process.standardOutput = FileHandle.nullDevice
        // What it says may name people.
        process.standardError = FileHandle.nullDevice
        return process
    }

    /// What programs need to find themselves, and nothing else of ours: no key or password is handed on.
    private var environment: [String: String] {
        let own = ProcessInfo.processInfo.environment
        var environment = ["LANG": "C.UTF-8"]
        for name in ["PATH", "HOME", "USER", "LOGNAME", "TMPDIR"] { environment[name] = own[name] }
        return environment
    }

    private static let limit = 60_000
}

/// A program on its way, which ends once: by itself or because its time is up.
private final class RunningLetter: Sendable {
    private let process: Process
    private let isLate = Mutex(false)

    init(_ process: Process) { self.process = process }

    func end() async -> LetterProgram.Trouble? {
        await withCheckedContinuation { continuation in
            process.terminationHandler = { [self] ended in
                continuation.resume(returning: trouble(of: ended))
            }
            do { try process.run() } catch {
                process.terminationHandler = nil
                continuation.resume(returning: .missing)
            }
        }
    }

    func giveUp() {
        guard process.isRunning else { return }
        isLate.withLock { $0 = true }
        let child = process.processIdentifier
        // With everything that it started, where it leads a group of its own.
        kill(getpgid(child) == child ? -child : child, SIGKILL)
    }

    private func trouble(of ended: Process) -> LetterProgram.Trouble? {
        if isLate.withLock({ $0 }) { return .timedOut }
        guard ended.terminationReason == .exit else { return .killed(signal: ended.terminationStatus) }
        return ended.terminationStatus == 0 ? nil : .refused(status: ended.terminationStatus)
    }
}
