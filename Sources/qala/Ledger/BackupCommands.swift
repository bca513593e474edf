import ArgumentParser
import Findings
import Foundation
import Ledger
import Localization
import Reviews
import Storage

/// The command `qala ledger backup`.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the ledger into one file while people go on working.",
        discussion: """
            Example: qala ledger backup -o qala-2026-11-22.backup --recipient age1…
            The secret keys (<ledger>.keys) are not in it: keep them elsewhere. Of a PostgreSQL database, documents and \
            files are copied; accounts are kept by its own tools, such as pg_dump.
            """)

    @Option(name: [.customShort("o"), .long], help: "The file to write; one that is there is never replaced.")
    var output: String

    @Option(help: "Encrypt for this recipient with the program age.")
    var recipient: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var options: OutputOptions

    func run() async throws {
        try await options.run { session in
            guard !FileManager.default.fileExists(atPath: output) else {
                throw CommandFailure("ledger.failure.exists", ["file": .text(output)])
            }
            let store = try await ledger.open()
            let folder = try WorkFolder(beside: output)
            defer { folder.remove() }
            let plain = folder.path("backup")
            do throws(StoreError) { try await store.backUp(to: plain) } catch {
                throw CommandFailure(error, of: output)
            }
            await store.close()
            let copy = try await SQLLedger.open(path: plain)
            let report = try await VerifyLedger(ledger: copy)()
            await copy.close()
            guard report.broken.isEmpty else { throw CommandFailure("ledger.failure.heads") }
            var finished = plain
            if let recipient {
                finished = folder.path("backup.age")
                try AgeProgram.run(["--recipient", recipient, "--output", finished, plain])
            }
            guard link(finished, output) == 0 else {
                throw CommandFailure("ledger.failure.unavailable", ["file": .text(output)])
            }
            Console.print(
                session.texts.text("ledger.backed-up", ["count": .count(report.documents), "file": .text(output)]))
        }
    }
}

/// The command `qala ledger restore`.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Make a ledger from a backup, and check every chain in it.",
        discussion: "Example: qala ledger restore qala-2026-11-22.backup --data restored.sqlite --identity key.txt")

    @Argument(help: "The backup.")
    var path: String

    @Option(
        name: [.customLong("data"), .customLong("database")],
        help: "The ledger to make: a file that is not there yet, or a PostgreSQL database that is empty.")
    var data: String

    @Option(help: "The file with the key of age, for a backup that is encrypted.")
    var identity: String?

    @OptionGroup var options: OutputOptions

    func run() async throws {
        try await options.run { session in
            guard FileManager.default.fileExists(atPath: path) else {
                throw CommandFailure("ledger.failure.missing", ["file": .text(path)])
            }
            let isAddress = SQLLedger.isAddress(data)
            guard isAddress || !FileManager.default.fileExists(atPath: data) else {
                throw CommandFailure("ledger.failure.exists", ["file": .text(data)])
            }
            let folder = try isAddress ? WorkFolder() : WorkFolder(beside: data)
            defer { folder.remove() }
            let plain = folder.path("ledger")
            if let identity {
                try AgeProgram.run(["--decrypt", "--identity", identity, "--output", plain, path])
            } else {
                try FileManager.default.copyItem(atPath: path, toPath: plain)
            }
            let restored: SQLLedger
            do throws(StoreError) { restored = try await SQLLedger.open(path: plain) } catch {
                throw CommandFailure("ledger.failure.damaged", ["file": .text(path)])
            }
            let report = try await VerifyLedger(ledger: restored)()
            guard report.broken.isEmpty else { throw CommandFailure("ledger.failure.damaged", ["file": .text(path)]) }
            if isAddress { try await fill(from: restored) }
            await restored.close()
            guard isAddress || link(plain, data) == 0 else {
                throw CommandFailure("ledger.failure.unavailable", ["file": .text(data)])
            }
            Console.print(session.texts.text("ledger.restored", ["count": .count(report.documents)]))
            Console.print(session.texts.text("history.intact"))
        }
    }

    private func fill(from restored: SQLLedger) async throws {
        let target: SQLLedger
        do throws(StoreError) { target = try await SQLLedger.open(at: data) } catch {
            throw CommandFailure(error, of: data)
        }
        guard try await target.version() == 0 else { throw CommandFailure("ledger.failure.not-empty") }
        try await CopyDocuments(from: restored, to: target, shapes: DocumentShape.byKind)()
        _ = try await target.continueLog(of: restored)
        await target.close()
    }
}

/// The program `age`, which encrypts files; Debian's package has the same name.
enum AgeProgram {
    static func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["age"] + arguments
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CommandFailure("ledger.failure.age") }
    }
}
