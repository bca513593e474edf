import Accounts
import ArgumentParser
import Cryptography
import Localization
import Pages
import Web

// Commands that do one thing to one person.
extension AccountCommand {
    /// `qala account disable`.
    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep somebody from signing in, and end their sessions.")

        @OptionGroup var person: PersonOptions

        func run() async throws {
            try await person.change("account-command.disabled") { account, stores in
                try await DisableAccount(store: stores.accounts)(account.id, by: machine, at: stores.clock())
                return nil
            }
        }
    }

    /// `qala account restore`.
    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let somebody sign in again.")

        @OptionGroup var person: PersonOptions

        func run() async throws {
            try await person.change("account-command.restored") { account, stores in
                try await RestoreAccount(store: stores.accounts)(account.id, by: machine, at: stores.clock())
                return nil
            }
        }
    }

    /// `qala account reset`.
    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link by which somebody sets a new password, to be handed over.",
            discussion: """
                Example: qala account reset dana@karaganda.kz --origin https://qala.example
                It is good for one day, once. A second factor stays; take-second-factor takes it away.
                """)

        @Option(help: "Under which address people reach the server.")
        var origin = "http://localhost:8080"

        @OptionGroup var person: PersonOptions

        func run() async throws {
            try await person.change("account-command.reset") { account, stores in
                let token = try await HandOverRecovery(store: stores.accounts, settings: stores.passwords)(
                    to: account.id, by: machine, at: stores.clock())
                let language = Language(rawValue: account.language) ?? .en
                return origin + Address(language).link(.recovery, token.text)
            }
        }
    }

    /// `qala account take-second-factor`.
    struct TakeFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-second-factor",
            abstract: "Take the second factor from who lost the phone and the codes on paper.")

        @OptionGroup var person: PersonOptions

        func run() async throws {
            try await person.change("account-command.factor-taken") { account, stores in
                try await TakeSecondFactor(store: stores.accounts, settings: stores.passwords)(
                    from: account.id, by: machine, at: stores.clock())
                return nil
            }
        }
    }

    /// `qala account erase`.
    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove what is known of a person; what they saved stays, without their name.")

        @Flag(help: "Says that it is meant: it cannot be undone.")
        var yes = false

        @OptionGroup var person: PersonOptions

        func run() async throws {
            try await person.change("account-command.erased") { account, stores in
                guard yes else { throw CommandFailure("account-command.not-meant", status: .validationFailure) }
                try await EraseAccount(store: stores.accounts, settings: stores.passwords)(
                    account.id, by: machine, at: stores.clock())
                return nil
            }
        }
    }

    /// `qala account sign-out`.
    struct SignOutCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-out", abstract: "End all sessions of somebody, wherever they are.")

        @OptionGroup var person: PersonOptions

        func run() async throws {
            try await person.change("account-command.signed-out") { account, stores in
                try await SignOutEverywhere(store: stores.accounts)(account.id, at: stores.clock())
                return nil
            }
        }
    }
}
