import Accounts
import ArgumentParser
import Cities
import Cryptography
import Foundation
import ReferenceData
import Web

/// The command `qala account`.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Make and govern accounts, on the machine where they are kept.",
        subcommands: [
            CreateAdministrator.self, Invite.self, List.self, Disable.self, Restore.self, Erase.self,
            SignOutCommand.self,
        ])

    /// `qala account create-administrator`.
    struct CreateAdministrator: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the first account, which governs everything; only while none does.",
            discussion: """
                Example: qala account create-administrator aigerim@qala.example --name Әйгерім
                The password is read from standard input: typed unseen, or one line from a password store.
                """)

        @Argument(help: "The e-mail address that the person signs in with.")
        var address: String

        @Option(help: "What colleagues call the person.")
        var name: String

        @Option(help: "The language of letters and pages: kk, ru or en.")
        var language = "kk"

        @OptionGroup var ledger: AccountOptions

        func run() async throws {
            try await ledger.work { stores in
                guard let email = EmailAddress(address) else { throw AccountError.addressUnfit }
                let password = try Password.read("Password, at least 12 characters: ")
                _ = try await CreateFirstAdministrator(store: stores.accounts, settings: stores.passwords)(
                    email, name: name, language: language, password: password, at: stores.clock())
                Console.print("The account is made. Sign in and set a second factor.")
            }
        }
    }

    /// `qala account invite`.
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Invite somebody with a role; prints the link once.",
            discussion: """
                Example: qala account invite dana@karaganda.kz --role town-editor --town KZ/karaganda
                """)

        @Argument(help: "The e-mail address of the person.")
        var address: String

        @Option(help: "The role: town-editor, town-approver, territorial-coordinator, …")
        var role: String

        @Option(help: "A town as COUNTRY/NAME, as in its address; may be given more than once.")
        var town: [String] = []

        @Option(help: "A country by its two letters, for roles over a country.")
        var country: String?

        @Option(help: "The language of the invitation: kk, ru or en.")
        var language = "kk"

        @Option(help: "Under which address people reach the server.")
        var origin = "http://localhost:8080"

        @OptionGroup var ledger: AccountOptions

        func run() async throws {
            try await ledger.work { stores in
                guard let role = Role(rawValue: role) else {
                    throw ValidationError("The roles are \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
                }
                guard let email = EmailAddress(address) else { throw AccountError.addressUnfit }
                let invited = try await InvitePerson(store: stores.accounts, random: stores.random)(
                    email, language: language, as: [InvitePerson.Offer(role, over: try territory())], by: machine,
                    at: stores.clock())
                Console.print("\(origin)/\(language)/invitations/\(invited.token.text)")
            }
        }

        private func territory() throws -> Territory {
            if let country { return .country(country.uppercased()) }
            guard !town.isEmpty else { return .everything }
            let registered = Set(try ReferenceLibrary.load().signatories().map { "\($0.country)/\($0.slug)" })
            for name in town where !registered.contains(name) {
                Console.note("\(name) is not in the register of signatories: is the name right?")
            }
            return .towns(
                Set(
                    try town.map { name in
                        let parts = name.split(separator: "/")
                        guard parts.count == 2, parts[0].count == 2 else {
                            throw ValidationError("--town is COUNTRY/NAME, such as KZ/karaganda.")
                        }
                        return TownScope(slug: parts[1].lowercased(), country: parts[0].uppercased())
                    }))
        }
    }

    /// `qala account list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List all accounts with their states and roles.")

        @OptionGroup var ledger: AccountOptions

        func run() async throws {
            try await ledger.work { stores in
                for account in try await ListAccounts(store: stores.accounts)(by: machine) {
                    let roles = account.grants.map(\.role.rawValue).joined(separator: ",")
                    let words = [
                        account.id.text, account.state.rawValue, account.address?.text ?? "-", account.name ?? "-",
                        roles.isEmpty ? "-" : roles,
                    ]
                    Console.print(words.joined(separator: "\t"))
                }
            }
        }
    }

    /// `qala account disable`.
    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep somebody from signing in, and end their sessions.")

        @Argument(help: "The e-mail address of the account.")
        var address: String

        @OptionGroup var ledger: AccountOptions

        func run() async throws {
            try await ledger.work { stores in
                let account = try await stores.account(at: address)
                try await DisableAccount(store: stores.accounts)(account.id, by: machine, at: stores.clock())
                Console.print("The account is disabled.")
            }
        }
    }

    /// `qala account restore`.
    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let somebody sign in again.")

        @Argument(help: "The e-mail address of the account.")
        var address: String

        @OptionGroup var ledger: AccountOptions

        func run() async throws {
            try await ledger.work { stores in
                let account = try await stores.account(at: address)
                try await RestoreAccount(store: stores.accounts)(account.id, by: machine, at: stores.clock())
                Console.print("The account is restored.")
            }
        }
    }

    /// `qala account erase`.
    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove what is known of a person; what they saved stays, without their name.")

        @Argument(help: "The e-mail address of the account.")
        var address: String

        @Flag(help: "Says that it is meant: it cannot be undone.")
        var yes = false

        @OptionGroup var ledger: AccountOptions

        func validate() throws {
            guard yes else { throw ValidationError("Erasing cannot be undone: add --yes if it is meant.") }
        }

        func run() async throws {
            try await ledger.work { stores in
                let account = try await stores.account(at: address)
                try await EraseAccount(store: stores.accounts)(account.id, by: machine, at: stores.clock())
                Console.print("The account is erased.")
            }
        }
    }

    /// `qala account sign-out`.
    struct SignOutCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-out", abstract: "End all sessions of somebody, wherever they are.")

        @Argument(help: "The e-mail address of the account.")
        var address: String

        @OptionGroup var ledger: AccountOptions

        func run() async throws {
            try await ledger.work { stores in
                let account = try await stores.account(at: address)
                try await SignOutEverywhere(store: stores.accounts)(account.id, at: stores.clock())
                Console.print("All sessions are ended.")
            }
        }
    }
}
