import Localization

extension HTML {
    /// The search for a town, in any of the three languages.
    mutating func search(query: String, _ texts: Texts) {
        self(
            .form, .class("search"), .action(Address(texts.language).search), .method("get"), .role("search")
        ) { html in
            html(.label, texts["search.label"], .class("hidden"), .for("q"))
            html(
                .input, .id("q"), .name("q"), .type("search"), .value(query), .placeholder(texts["search.label"]),
                .autocomplete("off"), .aria("describedby", "q-hint"))
            html(.button, texts["search.button"], .type("submit"))
        }
        self(.p, texts["search.hint"], .class("hint"), .id("q-hint"))
    }
}
