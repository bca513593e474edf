package import Localization

// The forms of the entrance: whoever comes may see them.
extension AccountForm.Model {
    /// Signing in; `path` is where to go on afterwards.
    package static func signIn(
        address: String = "", returning path: String?, problem: String? = nil, canRecover: Bool, csrf: String,
        _ texts: Texts
    ) -> Self {
        let own = Address(texts.language)
        return Self(
            texts["sign-in.title"], lead: path == nil ? [] : [texts["sign-in.return"]], problem: problem,
            fields: [
                .init("return", .hidden, value: path ?? ""),
                .init("address", .email, texts["account-field.address"], value: address, autocomplete: "username"),
                .init("password", .password, texts["account-field.password"], autocomplete: "current-password"),
            ],
            action: own.signIn, csrf: csrf, button: texts["sign-in.button"],
            links: canRecover ? [Link(texts["recovery.title"], own.recovery)] : [])
    }

    /// The second step of signing in.
    package static func code(returning path: String?, problem: String? = nil, csrf: String, _ texts: Texts) -> Self {
        let own = Address(texts.language)
        return Self(
            texts["code.title"], crumbs: [Link(texts["sign-in.title"], own.signIn)], lead: [texts["code.lead"]],
            problem: problem,
            fields: [
                .init("return", .hidden, value: path ?? ""),
                .init(
                    "code", .code, texts["account-field.code"], hint: texts["account-field.code.hint"],
                    autocomplete: "one-time-code"),
            ],
            action: own.signInCode, csrf: csrf, button: texts["sign-in.button"])
    }

    /// Asking for a link to set a new password.
    package static func recovery(csrf: String, _ texts: Texts) -> Self {
        let own = Address(texts.language)
        return Self(
            texts["recovery.title"], crumbs: [Link(texts["sign-in.title"], own.signIn)],
            lead: [texts["recovery.lead"]],
            fields: [.init("address", .email, texts["account-field.address"], autocomplete: "username")],
            action: own.recovery, csrf: csrf, button: texts["recovery.button"])
    }

    /// Setting a new password with a link.
    package static func newPassword(
        token: String, problem: String? = nil, csrf: String, _ texts: Texts
    ) -> Self {
        Self(
            texts["new-password.title"], lead: [texts["password.rule"]], problem: problem,
            fields: [.init("password", .password, texts["account-field.new-password"], autocomplete: "new-password")],
            action: Address(texts.language).link(.recovery, token), csrf: csrf, button: texts["new-password.button"])
    }

    /// Joining with a link.
    package static func invitation(
        token: String, name: String = "", problem: String? = nil, csrf: String, _ texts: Texts
    ) -> Self {
        Self(
            texts["invitation.title"], lead: [texts["invitation.lead"], texts["password.rule"]], problem: problem,
            fields: [
                .init(
                    "name", .text, texts["account-field.name"], value: name, hint: texts["account-field.name.hint"],
                    autocomplete: "name"),
                .init("password", .password, texts["account-field.new-password"], autocomplete: "new-password"),
            ],
            action: Address(texts.language).link(.invitation, token), csrf: csrf, button: texts["invitation.button"])
    }

    /// Moving to another address with a link.
    package static func addressChange(token: String, csrf: String, _ texts: Texts) -> Self {
        Self(
            texts["address-change.title"], lead: [texts["address-change.lead"]], fields: [],
            action: Address(texts.language).link(.addressChange, token), csrf: csrf,
            button: texts["address-change.button"])
    }
}
