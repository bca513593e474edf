package import Accounts
import Cryptography
import Findings
package import Localization

/// One's own account: who one is here, what one may do, where one is signed in, and what happened.
package struct AccountShow: Page {
    /// A place where one is signed in.
    package struct Place: Equatable, Sendable {
        package var id: String
        package var device: String
        package var words: String
        package var isThis: Bool
    }

    /// The account in ready words.
    package struct Model: Equatable, Sendable {
        package var name: String
        package var facts: [Fact]
        package var actions: [Link]
        package var roles: [String]
        package var places: [Place]
        package var events: Table?
        package var csrf: String
        package var base: String

        /// Words an account with its sessions and what happened to it.
        package init(
            _ account: Account, in session: Session, sessions: [Session], events: [AccountEvent],
            canChangeAddress: Bool, csrf: String, town: (String) -> String?, _ texts: Texts
        ) {
            let address = Address(texts.language)
            name = account.name ?? texts["account.title"]
            let factor = AccountShow.factor(account)
            facts = [
                Fact(texts["account-field.address"], account.address?.text ?? ""),
                Fact(
                    texts["account-field.language"], Language(rawValue: account.language)?.ownName ?? account.language),
                Fact(
                    texts["second-factor.title"],
                    [.mark(Mark(factor.kind, texts[factor.key]))]),
            ]
            if let factor = account.secondFactor, factor.isConfirmed {
                facts.append(
                    Fact(
                        texts["second-factor.codes-left"],
                        texts["second-factor.codes-count", ["count": .count(factor.recoveryCodes.count)]]))
            }
            let move = canChangeAddress ? [Link(texts["address.title"], "\(address.account)/address")] : []
            actions =
                [
                    Link(texts["second-factor.title"], address.secondFactor),
                    Link(texts["password.title"], "\(address.account)/password"),
                ] + move + [Link(texts["erasure.title"], "\(address.account)/erasure")]
            roles = account.grants.map { texts.words($0, town: town) }
            places = sessions.map { other in
                Place(
                    id: other.id.hexadecimal, device: other.device.isEmpty ? texts["session.unknown"] : other.device,
                    words: texts[
                        "session.words",
                        [
                            "since": .text(texts.moment(secondsSince1970: other.created)),
                            "seen": .text(texts.moment(secondsSince1970: other.lastSeen)),
                        ]],
                    isThis: other.id == session.id)
            }
            self.events = events.isEmpty ? nil : AuditList.table(events, names: [:], showsPeople: false, texts)
            self.csrf = csrf
            base = address.account
        }
    }

    /// How it stands with somebody's second factor.
    static func factor(_ account: Account) -> (kind: Mark.Kind, key: String) {
        if account.asksSecondFactor { return (.good, "account.factor.on") }
        return account.lacksSecondFactor ? (.stop, "account.factor.needed") : (.look, "account.factor.off")
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { texts["account.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs([Link(texts["account.title"], nil)], texts)
        html(.h1, model.name)
        html.facts(model.facts)
        html.actions(model.actions)
        html.section("roles", texts["account.roles"]) { html in
            if model.roles.isEmpty { html(.p, texts["account.no-roles"]) }
            html(.ul) { html in for role in model.roles { html(.li, role) } }
            html(.p, .class("small")) { $0(.a, texts["roles.title"], .href(Address(texts.language).roles)) }
        }
        html.section("sessions", texts["account.sessions"]) { sessions(&$0, texts) }
        if let events = model.events {
            html.section("events", texts["account.events"]) { html in
                html(.p, texts["account.events.text"])
                html.table(events)
            }
        }
    }

    private func sessions(_ html: inout HTML, _ texts: Texts) {
        html(.ul, .class("rows")) { html in
            for place in model.places {
                html(.li) { html in
                    html(.strong, place.device)
                    if place.isThis { html(.p) { $0.mark(Mark(.good, texts["session.this"])) } }
                    html(.p, place.words, .class("small soft"))
                    guard !place.isThis else { return }
                    html(.form, .method("post"), .action("\(model.base)/sessions")) { html in
                        html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
                        html(
                            .button, texts["session.end"], .type("submit"), .class("quiet"), .name("session"),
                            .value(place.id))
                    }
                }
            }
        }
        html(.form, .method("post"), .action("\(model.base)/sessions")) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            html(.button, texts["session.end-all"], .type("submit"), .class("quiet"), .name("all"), .value("1"))
        }
    }
}
