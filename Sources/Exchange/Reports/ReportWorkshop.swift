import Foundation

/// A private folder that one report is made in, and nothing of it stays.
struct ReportWorkshop {
    /// More than any inventory comes to; a report has some 100 kB.
    private static let mostBytes = 32 << 20

    let folder: URL

    /// Makes the folder, readable by nobody else.
    init() throws(ReportFailure) {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("qala-report-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch { throw .unreadable }
    }

    func write(_ name: String, _ bytes: [UInt8]) throws(ReportFailure) {
        do { try Data(bytes).write(to: folder.appendingPathComponent(name)) } catch { throw .unreadable }
    }

    func read(_ name: String) throws(ReportFailure) -> [UInt8] {
        let file = folder.appendingPathComponent(name)
        let size = (try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? NSNumber
        guard let size else { throw .unreadable }
        guard size.intValue <= Self.mostBytes else { throw .tooLarge(bytes: size.intValue) }
        guard let data = try? Data(contentsOf: file) else { throw .unreadable }
        return Array(data)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

/// A program that is run in a folder, without a shell, until it ends or its time is up.
struct ReportChild {
    let program: URL
    let arguments: [String]
    let folder: URL

    /// Runs it; its complaints go to a file of the folder, so that a full pipe cannot hold it up.
    func run(seconds: Int) throws(ReportFailure) {
        let complaints = folder.appendingPathComponent("complaints.txt")
        guard FileManager.default.createFile(atPath: complaints.path, contents: nil),
            let sink = try? FileHandle(forWritingTo: complaints)
        else { throw .unreadable }
        defer { try? sink.close() }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = sink
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        do { try process.run() } catch { throw .engineMissing }
        if ended.wait(timeout: .now() + .seconds(seconds)) == .timedOut {
            kill(process.processIdentifier, SIGKILL)
            _ = ended.wait(timeout: .now() + .seconds(2))
            throw .timedOut(seconds: seconds)
        }
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw .refused(status: process.terminationStatus, message: Self.beginning(of: complaints))
        }
    }

    /// What a Python needs to find itself, and nothing else of ours: no key or password is handed on.
    private var environment: [String: String] {
        let own = ProcessInfo.processInfo.environment
        var environment = ["LANG": "C.UTF-8", "TMPDIR": folder.path]
        for name in ["PATH", "HOME"] { environment[name] = own[name] }
        return environment
    }

    private static func beginning(of file: URL) -> String {
        guard let handle = try? FileHandle(forReadingFrom: file) else { return "" }
        defer { try? handle.close() }
        return String(decoding: (try? handle.read(upToCount: 2_000)) ?? Data(), as: UTF8.self)
    }
}
