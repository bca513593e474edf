import Accounts
import ArgumentParser
import Foundation
import Hummingbird
import Storage
import Web

/// The command `qala serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the pages on this machine.",
        discussion: """
            Example: qala serve --local
            The local mode is for one person: no account, no network, only this machine is answered.

            Example: qala serve --accounts --database postgres://qala@db/qala --origin https://qala.example --proxy 127.0.0.1
            The office mode is for many people with accounts; the first one is made by `qala account
            create-administrator`. Without --origin only this machine is answered. --proxy names the machine in front
            that ends the encrypted line; only it is believed when it says for whom it asks.
            """)

    @Flag(help: "For one person on this machine, with documents of their own.")
    var local = false

    @Flag(help: "For many people with accounts and the rights that they were given.")
    var accounts = false

    @Option(help: "Under which address people reach this server: https://qala.example.")
    var origin: String?

    @Option(help: "A machine of ours in front of this one, by its network address; may be given more than once.")
    var proxy: [String] = []

    @OptionGroup var office: OfficeOptions

    @Option(help: "The address that letters come from; without it none are sent, and links are handed over.")
    var lettersFrom: String?

    @Option(help: "The program that sends letters, called as sendmail is.")
    var lettersProgram = "/usr/sbin/sendmail"

    @Option(help: "Another port, of this machine only, for the figures that Prometheus reads.")
    var metricsPort: Int?

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8080

    @OptionGroup var location: LedgerLocation

    @Option(help: "The folder of releases to offer, as qala release make fills it.")
    var releases: String?

    @Option(help: "Another register of signatories with the columns of the published one (CSV).")
    var register: String?

    func validate() throws {
        guard !local || ["127.0.0.1", "localhost", "::1"].contains(host) else {
            throw ValidationError("--local answers only this machine: leave --host out, or name 127.0.0.1.")
        }
        guard !local || !accounts else { throw ValidationError("--local or --accounts, not both.") }
        guard accounts || (origin == nil && proxy.isEmpty) else {
            throw ValidationError("--origin and --proxy belong to --accounts.")
        }
        if accounts { try office.check(location) }
        guard origin == nil || webOrigin != nil else {
            throw ValidationError("--origin is https://NAME, or http://localhost with a port on this machine.")
        }
        guard lettersFrom.map({ EmailAddress($0) != nil }) ?? true else {
            throw ValidationError("--letters-from is an e-mail address.")
        }
        guard metricsPort.map({ (1...65_535).contains($0) }) ?? true else {
            throw ValidationError("--metrics-port is a number from 1 to 65535.")
        }
        guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
    }

    private var webOrigin: WebOrigin? { origin.flatMap { WebOrigin($0) } }

    private var mode: ServerSettings.Mode { local ? .local : accounts ? .office(webOrigin) : .published }

    func run() async throws {
        if mode != .published { try location.makeFolder() }
        var settings = ServerSettings(host: host, port: port, mode: mode, ledger: location.data, register: register)
        settings.proxies = Set(proxy)
        settings.metricsPort = metricsPort
        settings.releases = releases
        settings.office = office.settings
        settings.office.sender = lettersFrom.flatMap { EmailAddress($0) }
        settings.office.letterProgram = lettersProgram
        let application = try await QalaServer.application(settings) { Console.print("Qala: \($0)") }
        try await application.runService()
    }
}
