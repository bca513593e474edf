import Accounts
import ArgumentParser
import Foundation
import Localization
import Pages
import Storage
import Web

/// Where the secrets of an office are.
struct OfficeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file of this Qala's keys, made at first use; beside the ledger where that is a file.",
            discussion: "The variable QALA_KEYS may hold its text instead."))
    var keys: String?

    /// Refuses a ledger whose keys nobody could find.
    func check(_ data: String) throws {
        guard SQLLedger.isAddress(data), keys == nil, settings.keyText == nil else { return }
        throw ValidationError("A database elsewhere has no file beside it: name the keys by --keys or QALA_KEYS.")
    }

    var settings: OfficeSettings {
        OfficeSettings(keys: keys, keyText: ProcessInfo.processInfo.environment["QALA_KEYS"])
    }
}

/// The ledger whose accounts a command is about.
struct AccountOptions: ParsableArguments {
    @Option(help: "The ledger, in which accounts are kept: a file, or postgres://….")
    var data = "data/qala.sqlite"

    @OptionGroup var office: OfficeOptions

    func validate() throws { try office.check(data) }

    /// Does something to the accounts; what stands in the way is told in words.
    func work(_ work: (OfficeStores) async throws -> Void) async throws {
        do {
            try await work(try await open())
        } catch let error as AccountError {
            let texts = try Session(OutputOptions.parse([])).texts
            Console.note(texts.problem(error, at: Int64(Date().timeIntervalSince1970)))
            throw ExitCode.failure
        }
    }

    /// Opens the accounts.
    private func open() async throws -> OfficeStores {
        if !SQLLedger.isAddress(data) {
            let folder = URL(fileURLWithPath: data).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        let ledger = try await SQLLedger.open(at: data)
        return try await OfficeStores.open(in: ledger, at: data, office.settings, origin: nil)
    }
}

extension OfficeStores {
    /// The account that has an address.
    func account(at typed: String) async throws -> Account {
        guard let address = EmailAddress(typed), let account = try await accounts.account(at: address) else {
            Console.note("No account has this address.")
            throw ExitCode.failure
        }
        return account
    }
}

/// Who acts on a machine: its owner, who may do everything.
let machine = Actor.local("machine")
