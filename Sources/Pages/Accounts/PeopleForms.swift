package import Accounts
import Findings
package import Localization

// The forms by which roles are offered and people erased.
extension AccountForm.Model {
    /// What was typed when somebody was offered a role.
    package struct Offer: Equatable, Sendable {
        package var role: String
        package var place: String
        package var towns: String
        package var until: String

        package init(role: String = "", place: String = "", towns: String = "", until: String = "") {
            self.role = role
            self.place = place
            self.towns = towns
            self.until = until
        }
    }

    /// The fields of a role: which, where, and until when.
    package static func offerFields(
        _ offer: Offer, roles: [Role], countries: [String], everywhere: Bool, _ texts: Texts
    ) -> [AccountForm.Field] {
        let places =
            [Choice("towns", texts["offer.towns"])]
            + countries.map { Choice("country:\($0)", texts["offer.country", ["country": .text(texts.country($0))]]) }
            + (everywhere ? [Choice("everything", texts["territory.everything"])] : [])
        return [
            .init(
                "role", .choice(roles.map { Choice($0.rawValue, texts.name(of: $0)) }), texts["account-field.role"],
                value: offer.role),
            .init("place", .choice(places), texts["account-field.place"], value: offer.place),
            .init(
                "towns", .text, texts["account-field.towns"], value: offer.towns,
                hint: texts["account-field.towns.hint"],
                isRequired: false),
            .init(
                "until", .day, texts["account-field.until"], value: offer.until,
                hint: texts["account-field.until.hint"],
                isRequired: false),
        ]
    }

    /// Inviting somebody.
    package static func invite(
        address: String = "", language: String, offer: [AccountForm.Field], problem: String? = nil, csrf: String,
        _ texts: Texts
    ) -> Self {
        let own = Address(texts.language)
        let languages = Language.allCases.map { Choice($0.rawValue, $0.ownName, language: $0.rawValue) }
        return Self(
            texts["invite.title"], crumbs: [Link(texts["people.title"], own.people)], lead: [texts["invite.lead"]],
            problem: problem,
            fields: [
                .init("address", .email, texts["account-field.address"], value: address, autocomplete: "off"),
                .init("language", .choice(languages), texts["account-field.language"], value: language),
            ] + offer,
            action: own.invitation, csrf: csrf, button: texts["invite.button"],
            links: [Link(texts["roles.title"], own.roles)])
    }

    /// What weighs so much that who does it to somebody shows once more who they are.
    package enum Act: String, Sendable, CaseIterable {
        /// Erasing, after typing that one means it.
        case erasure
        /// A link to set a new password, to be handed over.
        case recovery
        /// Taking the second factor away.
        case secondFactor = "second-factor"
    }

    /// Doing something that weighs much to somebody else.
    package static func act(
        _ act: Act, on account: Account, problem: String? = nil, asksCode: Bool, csrf: String, _ texts: Texts
    ) -> Self {
        let own = Address(texts.language)
        let name = PersonShow.name(of: account, texts)
        let confirmation: [AccountForm.Field] =
            act == .erasure
            ? [.init("confirmation", .text, texts["erasure.type"], hint: texts["erasure.word"])] : []
        let words: (title: String, lead: [String], button: String) =
            switch act {
            case .erasure:
                (texts["erasure.of", ["name": .text(name)]], [texts["erasure.lead"]], texts["erasure.button"])
            case .recovery:
                (
                    texts["hand-over.of", ["name": .text(name)]],
                    [texts["hand-over.lead"], texts["hand-over.factor"]], texts["hand-over.button"]
                )
            case .secondFactor:
                (
                    texts["take-factor.of", ["name": .text(name)]], [texts["take-factor.lead"]],
                    texts["take-factor.button"]
                )
            }
        return Self(
            words.title, crumbs: [Link(texts["people.title"], own.people), Link(name, own.person(account.id.text))],
            lead: words.lead, problem: problem, fields: confirmation + proof(asksCode: asksCode, texts),
            action: "\(own.person(account.id.text))/\(act.rawValue)", csrf: csrf, button: words.button)
    }
}
