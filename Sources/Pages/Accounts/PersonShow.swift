package import Accounts
import Findings
package import Localization

/// One person's account, for who may manage it: roles, state, what happened.
package struct PersonShow: Page {
    /// A role that may be taken away.
    package struct Given: Equatable, Sendable {
        package var words: String
        /// How the form names it; `nil` where the reader may not take it away.
        package var key: String?

        package init(words: String, key: String?) {
            self.words = words
            self.key = key
        }
    }

    /// What the reader may do with the account.
    package struct Powers: Equatable, Sendable {
        package var manages: Bool
        package var givesRoles: Bool
        /// Whether a link to set a new password may be handed over.
        package var recovers: Bool
        /// Whether there is a second factor to be taken away.
        package var takesFactor: Bool

        package init(manages: Bool, givesRoles: Bool, recovers: Bool = false, takesFactor: Bool = false) {
            self.manages = manages
            self.givesRoles = givesRoles
            self.recovers = recovers
            self.takesFactor = takesFactor
        }
    }

    /// The account in ready words.
    package struct Model: Equatable, Sendable {
        package var name: String
        package var facts: [Fact]
        package var roles: [Given]
        package var powers: Powers
        package var state: Account.State
        package var giving: [AccountForm.Field]
        package var problem: String?
        package var events: Table?
        package var base: String
        package var csrf: String

        package init(
            _ account: Account, roles: [Given], powers: Powers, giving: [AccountForm.Field], problem: String? = nil,
            events: [AccountEvent]?, names: [AccountID: String], csrf: String, _ texts: Texts
        ) {
            name = PersonShow.name(of: account, texts)
            facts = [
                Fact(texts["people.state"], [.mark(PersonShow.mark(of: account, texts))]),
                Fact(texts["account-field.address"], account.address?.text ?? "–"),
                Fact(
                    texts["account-field.language"], Language(rawValue: account.language)?.ownName ?? account.language),
                Fact(
                    texts["second-factor.title"],
                    account.state == .erased ? "–" : texts[AccountShow.factor(account).key]),
                Fact(texts["people.since"], texts.moment(secondsSince1970: account.created)),
            ]
            self.roles = roles
            self.powers = powers
            state = account.state
            self.giving = giving
            self.problem = problem
            self.events = events.flatMap {
                $0.isEmpty ? nil : AuditList.table($0, names: names, showsPeople: true, texts)
            }
            base = Address(texts.language).person(account.id.text)
            self.csrf = csrf
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .people }

    package func title(_ texts: Texts) -> String { model.name }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(model.name, under: [Link(texts["people.title"], Address(texts.language).people)], texts)
        html.problem(model.problem)
        html.facts(model.facts)
        if model.powers.manages { states(&html, texts) }
        html.section("roles", texts["account.roles"]) { roles(&$0, texts) }
        if let events = model.events { html.section("events", texts["audit.title"]) { $0.table(events) } }
    }

    private func states(_ html: inout HTML, _ texts: Texts) {
        let next: (value: String, key: String)? =
            switch model.state {
            case .active, .invited: ("disabled", "people.disable")
            case .disabled: ("active", "people.restore")
            case .erased: nil
            }
        guard let next else { return }
        html(.form, .class("actions"), .method("post"), .action("\(model.base)/state")) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            html(.button, texts[next.key], .type("submit"), .class("quiet"), .name("state"), .value(next.value))
            if model.powers.recovers {
                html(.a, texts["people.recover"], .href("\(model.base)/recovery"), .class("button quiet"))
            }
            if model.powers.takesFactor {
                html(.a, texts["people.take-factor"], .href("\(model.base)/second-factor"), .class("button quiet"))
            }
            html(.a, texts["people.erase"], .href("\(model.base)/erasure"), .class("button quiet"))
        }
    }

    private func roles(_ html: inout HTML, _ texts: Texts) {
        if model.roles.isEmpty { html(.p, texts["account.no-roles"]) }
        html(.ul, .class("rows")) { html in
            for role in model.roles {
                html(.li) { html in
                    html(.p, role.words)
                    guard let key = role.key else { return }
                    html(.form, .method("post"), .action("\(model.base)/revocations")) { html in
                        html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
                        html(
                            .button, texts["people.revoke"], .type("submit"), .class("quiet"), .name("grant"),
                            .value(key))
                    }
                }
            }
        }
        guard model.powers.givesRoles else { return }
        html(.h3, texts["people.give"])
        html(.form, .class("fields"), .method("post"), .action("\(model.base)/roles")) { html in
            html.accountFields(model.giving, csrf: model.csrf, prefix: "give-")
            html(.p, .class("actions")) { $0(.button, texts["people.give"], .type("submit")) }
        }
    }

    /// What somebody is called where there may be no name yet, or none any more.
    static func name(of account: Account, _ texts: Texts) -> String {
        if account.state == .erased { return texts["history.erased"] }
        return account.name ?? account.address?.text ?? account.id.text
    }

    static func mark(of account: Account, _ texts: Texts) -> Mark {
        let kind: Mark.Kind =
            switch account.state {
            case .active: .good
            case .invited: .note
            case .disabled, .erased: .stop
            }
        return Mark(kind, texts["account-state.\(account.state.rawValue)"])
    }
}
