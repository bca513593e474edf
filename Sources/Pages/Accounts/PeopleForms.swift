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

    /// Erasing somebody else, after typing that one means it.
    package static func erase(_ account: Account, problem: String? = nil, csrf: String, _ texts: Texts) -> Self {
        let own = Address(texts.language)
        let name = PersonShow.name(of: account, texts)
        return Self(
            texts["erasure.of", ["name": .text(name)]],
            crumbs: [Link(texts["people.title"], own.people), Link(name, own.person(account.id.text))],
            lead: [texts["erasure.lead"]], problem: problem,
            fields: [.init("confirmation", .text, texts["erasure.type"], hint: texts["erasure.word"])],
            action: "\(own.person(account.id.text))/erasure", csrf: csrf, button: texts["erasure.button"])
    }
}
