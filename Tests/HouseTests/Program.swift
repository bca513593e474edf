import Foundation

/// The program as it was built beside these tests.
enum Program {
    struct Reply {
        let status: Int32
        let output: String
        let errors: String
    }

    static let url: URL? = {
        var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appending(path: "qala")
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
                return candidate
            }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    /// Runs a command to its end.
    static func run(_ arguments: [String], input: String = "") throws -> Reply {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.environment = ["COLUMNS": "80", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
        let (output, errors, typed) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = typed
        try process.run()
        typed.fileHandleForWriting.write(Data(input.utf8))
        try typed.fileHandleForWriting.close()
        // Nothing here says so much that one pipe would fill while the other is read.
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let told = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Reply(
            status: process.terminationStatus, output: String(decoding: data, as: UTF8.self),
            errors: String(decoding: told, as: UTF8.self))
    }
}
