import Accounts
import ArgumentParser
import Findings
import Foundation
import Ledger
import Localization
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
    func check(_ location: LedgerLocation) throws {
        guard location.isAddress, keys == nil, settings.keyText == nil else { return }
        throw ValidationError("A database elsewhere has no file beside it: name the keys by --keys or QALA_KEYS.")
    }

    var settings: OfficeSettings {
        OfficeSettings(keys: keys, keyText: Self.keyText)
    }

    /// The keys as a variable of the environment holds them.
    static var keyText: String? { ProcessInfo.processInfo.environment["QALA_KEYS"] }
}

/// The accounts that a command is about, and how it speaks of them.
struct AccountOptions: ParsableArguments {
    @OptionGroup var location: LedgerLocation
    @OptionGroup var office: OfficeOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try office.check(location) }

    /// Does something to the accounts; what stands in the way is told in the chosen language.
    func work(_ work: (OfficeStores, Session) async throws -> Void) async throws {
        try await output.run { session in
            try location.makeFolder()
            let ledger: SQLLedger
            let stores: OfficeStores
            do {
                ledger = try await SQLLedger.open(at: location.data)
                stores = try await OfficeStores.open(in: ledger, at: location.data, office.settings, origin: nil)
            } catch let error as StoreError {
                throw CommandFailure(error, of: location.data)
            }
            try await work(stores, session)
            await ledger.close()
        }
    }

    /// Says what was done: to people in words, to machines as what they can read.
    func tell(_ key: String, _ address: String, _ answer: some Encodable, _ texts: Texts) throws {
        switch output.format {
        case .text: Console.print(texts.text(key, ["address": .text(address)]))
        case .json: try Console.json(answer)
        }
    }
}

/// One person whom a command does something to.
struct PersonOptions: ParsableArguments {
    @Argument(help: "The e-mail address of the account.")
    var address: String

    @OptionGroup var accounts: AccountOptions

    /// What a machine is told of what was done.
    private struct Answer: Encodable {
        let account: String
        let state: String
        let link: String?
    }

    /// Finds the account, does one thing to it, and says so; a link that comes of it stands alone on its line.
    func change(
        _ key: String, _ change: (Account, OfficeStores) async throws -> String?
    ) async throws {
        try await accounts.work { stores, session in
            guard let email = EmailAddress(address), let account = try await stores.accounts.account(at: email) else {
                throw CommandFailure(
                    "account-command.no-account", ["address": .text(address)], status: .failure)
            }
            let link = try await change(account, stores)
            let state = try await stores.accounts.account(account.id)?.state ?? account.state
            let answer = Answer(account: account.id.text, state: state.rawValue, link: link)
            guard let link, accounts.output.format == .text else {
                return try accounts.tell(key, email.text, answer, session.texts)
            }
            Console.note(session.texts.text(key, ["address": .text(email.text)]))
            Console.print(link)
        }
    }
}

/// Who acts on a machine: its owner, who may do everything.
let machine = Actor.local("machine")
