import Accounts
import ArgumentParser
import Cities
import Cryptography
import Findings
import Localization
import Pages
import ReferenceData
import Web

// Commands by which people join.
extension AccountCommand {
    /// `qala account create-administrator`.
    struct CreateAdministrator: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the first account, which governs everything; only while none does.",
            discussion: """
                Example: qala account create-administrator aigerim@qala.example --name Әйгерім --language kk
                The password is read from standard input: typed unseen, or one line from a password store. The account
                counts once the person has set a second factor.
                """)

        @Argument(help: "The e-mail address that the person signs in with.")
        var address: String

        @Option(help: "What colleagues call the person.")
        var name: String

        @Option(help: "The language of the person's letters and pages; by default that of this command.")
        var lettersIn: Language?

        @OptionGroup var accounts: AccountOptions

        private struct Answer: Encodable {
            let account: String
            let lacksSecondFactor: Bool
        }

        func run() async throws {
            try await accounts.work { stores, session in
                guard let email = EmailAddress(address) else { throw AccountError.addressUnfit }
                let password = try Password.read(session.texts.text("account-command.password"))
                let language = lettersIn ?? session.texts.language
                let account = try await CreateFirstAdministrator(store: stores.accounts, settings: stores.passwords)(
                    email, name: name, language: language.rawValue, password: password, at: stores.clock())
                try accounts.tell(
                    "account-command.first", email.text,
                    Answer(account: account.id.text, lacksSecondFactor: account.lacksSecondFactor), session.texts)
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

        @Option(help: "The language of the invitation; by default that of this command.")
        var lettersIn: Language?

        @Option(help: "Under which address people reach the server.")
        var origin = "http://localhost:8080"

        @OptionGroup var accounts: AccountOptions

        private struct Answer: Encodable {
            let account: String
            let link: String
            let needsSecondFactor: Bool
        }

        func run() async throws {
            try await accounts.work { stores, session in
                let texts = session.texts
                guard let role = Role(rawValue: role), role != .public else {
                    let roles = Role.allCases.filter { $0 != .public }.map(\.rawValue).joined(separator: ", ")
                    throw CommandFailure(
                        "account-command.roles", ["value": .text(role), "roles": .text(roles)],
                        status: .validationFailure)
                }
                guard let email = EmailAddress(address) else { throw AccountError.addressUnfit }
                let language = lettersIn ?? texts.language
                let offer = InvitePerson.Offer(role, over: try territory(session))
                let invited = try await InvitePerson(store: stores.accounts, random: stores.random)(
                    email, language: language.rawValue, as: [offer], by: machine, at: stores.clock())
                let link = origin + Address(language).link(.invitation, invited.token.text)
                let isNeeded = RightsTable.needsSecondFactor(role)
                guard accounts.output.format == .text else {
                    return try Console.json(
                        Answer(account: invited.account.id.text, link: link, needsSecondFactor: isNeeded))
                }
                if isNeeded { Console.note(texts.text("account-command.needs-factor")) }
                Console.print(link)
            }
        }

        private func territory(_ session: Session) throws -> RoleTerritory {
            if let country { return .country(country.uppercased()) }
            guard !town.isEmpty else { return .everything }
            let registered = Set(try session.library.signatories().map { "\($0.country)/\($0.slug)" })
            let towns = try town.map { name in
                let parts = name.split(separator: "/")
                guard parts.count == 2, parts[0].count == 2 else {
                    throw CommandFailure(
                        "account-command.town", ["value": .text(name)], status: .validationFailure)
                }
                let town = TownScope(slug: parts[1].lowercased(), country: parts[0].uppercased())
                if !registered.contains("\(town.country)/\(town.slug)") {
                    Console.note(session.texts.text("account-command.unregistered", ["town": .text(name)]))
                }
                return town
            }
            return .towns(Set(towns))
        }
    }
}
