package import Localization

// The forms of one's own account.
extension AccountForm.Model {
    private static func own(
        _ key: String, lead: [String], problem: String?, fields: [AccountForm.Field], csrf: String, _ texts: Texts
    ) -> Self {
        let account = Address(texts.language).account
        return Self(
            texts["\(key).title"], crumbs: [Link(texts["account.title"], account)], lead: lead, problem: problem,
            fields: fields, action: "\(account)/\(key)", csrf: csrf, button: texts["\(key).button"])
    }

    private static func password(_ texts: Texts) -> AccountForm.Field {
        .init("password", .password, texts["account-field.password"], autocomplete: "current-password")
    }

    /// The fields by which who is signed in shows it once more: a password, and a code where one is asked for.
    static func proof(asksCode: Bool, _ texts: Texts) -> [AccountForm.Field] {
        let code = AccountForm.Field(
            "code", .code, texts["account-field.code"], hint: texts["account-field.code.hint"],
            autocomplete: "one-time-code")
        let own = AccountForm.Field(
            "password", .password, texts["account-field.own-password"], autocomplete: "current-password")
        return [own] + (asksCode ? [code] : [])
    }

    /// Changing one's password.
    package static func password(problem: String? = nil, csrf: String, _ texts: Texts) -> Self {
        own(
            "password", lead: [texts["password.lead"], texts["password.rule"]], problem: problem,
            fields: [
                password(texts),
                .init("new", .password, texts["account-field.new-password"], autocomplete: "new-password"),
            ],
            csrf: csrf, texts)
    }

    /// Asking to move to another address.
    package static func address(
        _ typed: String = "", problem: String? = nil, csrf: String, _ texts: Texts
    ) -> Self {
        own(
            "address", lead: [texts["address.lead"]], problem: problem,
            fields: [
                .init("address", .email, texts["account-field.new-address"], value: typed, autocomplete: "email"),
                password(texts),
            ],
            csrf: csrf, texts)
    }

    /// Erasing oneself.
    package static func erasure(
        problem: String? = nil, asksCode: Bool, csrf: String, _ texts: Texts
    ) -> Self {
        own(
            "erasure", lead: [texts["erasure.own"], texts["erasure.lead"]], problem: problem,
            fields: [.init("confirmation", .text, texts["erasure.type"], hint: texts["erasure.word"])]
                + proof(asksCode: asksCode, texts),
            csrf: csrf, texts)
    }
}
