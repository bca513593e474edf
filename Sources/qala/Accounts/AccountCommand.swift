import Accounts
import ArgumentParser
import Localization
import Pages
import Web

/// The command `qala account`.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Make and govern accounts, on the machine where they are kept.",
        subcommands: [
            CreateAdministrator.self, Invite.self, List.self, Disable.self, Restore.self, Reset.self, TakeFactor.self,
            Erase.self, SignOutCommand.self,
        ])

    /// `qala account list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List all accounts with their states and roles, and who lacks a second factor.")

        @OptionGroup var accounts: AccountOptions

        private struct Row: Encodable {
            let account: String
            let state: String
            let address: String?
            let name: String?
            let roles: [String]
            let hasSecondFactor: Bool
            let lacksSecondFactor: Bool

            init(_ account: Account) {
                self.account = account.id.text
                state = account.state.rawValue
                address = account.address?.text
                name = account.name
                roles = account.grants.map(\.role.rawValue)
                hasSecondFactor = account.asksSecondFactor
                lacksSecondFactor = account.lacksSecondFactor
            }
        }

        func run() async throws {
            try await accounts.work { stores, session in
                let all = try await ListAccounts(store: stores.accounts)(by: machine)
                guard accounts.output.format == .text else { return try Console.json(all.map(Row.init)) }
                for account in all { Console.print(words(account, session.texts)) }
            }
        }

        private func words(_ account: Account, _ texts: Texts) -> String {
            let roles = account.grants.map { texts.words($0) { $0 } }
            let factor = account.asksSecondFactor ? "on" : account.lacksSecondFactor ? "needed" : "off"
            return [
                account.id.text, texts.text("account-state.\(account.state.rawValue)"), account.address?.text ?? "–",
                account.name ?? "–", roles.isEmpty ? "–" : roles.joined(separator: "; "),
                account.state == .erased
                    ? "–" : texts.text("second-factor.title") + ": " + texts.text("account.factor.\(factor)"),
            ].joined(separator: "\t")
        }
    }
}
