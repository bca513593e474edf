import ArgumentParser
import Foundation
import Hummingbird
import Web

/// The command `qala serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the pages on this machine.",
        discussion: """
            Example: qala serve --local
            The local mode is for one person: no account, no network, only this machine is answered.
            """)

    @Flag(help: "For one person on this machine, with documents of their own.")
    var local = false

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8080

    @Option(help: "The file of the ledger, in which documents are kept.")
    var data = "data/qala.sqlite"

    @Option(help: "Another register of signatories with the columns of the published one (CSV).")
    var register: String?

    func validate() throws {
        guard !local || ["127.0.0.1", "localhost", "::1"].contains(host) else {
            throw ValidationError("--local answers only this machine: leave --host out, or name 127.0.0.1.")
        }
        guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
    }

    func run() async throws {
        // An address of PostgreSQL has no folder.
        if local, !data.contains("://") {
            let folder = URL(fileURLWithPath: data).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        let settings = ServerSettings(host: host, port: port, isLocal: local, ledger: data, register: register)
        let application = try await QalaServer.application(settings) { Console.print("Qala: \($0)") }
        try await application.runService()
    }
}
