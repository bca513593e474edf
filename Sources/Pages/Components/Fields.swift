import Localization

/// A choice of a list.
package struct Choice: Equatable, Sendable {
    package var value: String
    package var words: String
    /// The language of the words, where it is another than the page's.
    package var language: String?

    package init(_ value: String, _ words: String, language: String? = nil) {
        self.value = value
        self.words = words
        self.language = language
    }
}

extension HTML {
    /// A labelled field of a form.
    mutating func field(
        _ name: String, id: String, _ label: String, value: String, hint: String? = nil, isNumber: Bool = false,
        isSearch: Bool = false, isRequired: Bool = false
    ) {
        self(.p) { html in
            html(.label, label, .for(id))
            if let hint { html(.span, hint, .class("hint"), .id("\(id)-hint")) }
            html.element(
                .input,
                [
                    .id(id), .name(name), .value(value), .type(isSearch ? "search" : "text"), .required(isRequired),
                    .aria("describedby", hint == nil ? nil : "\(id)-hint"),
                ] + (isNumber ? [.inputmode("numeric")] : [])
            )
        }
    }

    /// A labelled list to choose from.
    mutating func choice(
        _ name: String, id: String, _ label: String, _ choices: [Choice], selected: String, any: String? = nil
    ) {
        self(.p) { html in
            html(.label, label, .for(id))
            html(.select, .id(id), .name(name)) { $0.options(choices, selected: selected, any: any) }
        }
    }

    /// The options of a list; `any` stands for no choice.
    mutating func options(_ choices: [Choice], selected: String, any: String? = nil) {
        if let any { self(.option, any, .value(""), .selected(selected.isEmpty)) }
        for choice in choices {
            self(
                .option, choice.words, .value(choice.value), .lang(choice.language),
                .selected(choice.value == selected && !(selected.isEmpty && any != nil)))
        }
    }

    /// The pages of a long list.
    mutating func pages(_ pages: Pages, _ texts: Texts) {
        guard pages.count > 1 else { return }
        self(.nav, .aria("label", texts["pages.label"])) { html in
            html(.ul, .class("pages")) { html in
                if pages.current > 1 {
                    html(.li) { $0(.a, texts["pages.previous"], .href(pages.address(pages.current - 1)), .rel("prev")) }
                }
                for number in pages.shown {
                    html(.li) { html in
                        guard let number else { return html(.span, "…") }
                        if number == pages.current {
                            html(.span, String(number), .aria("current", "page"))
                        } else {
                            html(.a, String(number), .href(pages.address(number)))
                        }
                    }
                }
                if pages.current < pages.count {
                    html(.li) { $0(.a, texts["pages.next"], .href(pages.address(pages.current + 1)), .rel("next")) }
                }
            }
        }
    }
}

/// The pages of a long list, and which one is shown.
package struct Pages: Equatable, Sendable {
    package var current: Int
    package var count: Int
    /// The address that the number of a page is added to.
    package var prefix: String

    /// Cuts a list into pages.
    package init(current: Int, items: Int, perPage: Int, prefix: String) {
        count = max(1, (items + perPage - 1) / perPage)
        self.current = min(max(1, current), count)
        self.prefix = prefix
    }

    /// What of a list stands on the current page.
    package func shown<Items: Collection>(of items: Items, perPage: Int) -> Items.SubSequence {
        items.dropFirst((current - 1) * perPage).prefix(perPage)
    }

    func address(_ number: Int) -> String { prefix + String(number) }

    /// The pages before and after the current one as programs follow them, for the header `Link` (RFC 8288); `nil` where
    /// there is only one.
    package var links: String? {
        let links = [(current - 1, "prev"), (current + 1, "next")].filter { (1...count).contains($0.0) }
        return links.isEmpty ? nil : links.map { "<\(address($0.0))>; rel=\"\($0.1)\"" }.joined(separator: ", ")
    }

    /// The numbers to show: the ends, and those around the current one; `nil` is a gap.
    var shown: [Int?] {
        var numbers: [Int?] = []
        for number in 1...count {
            if number == 1 || number == count || abs(number - current) <= 1 {
                numbers.append(number)
            } else if numbers.last != .some(nil) {
                numbers.append(nil)
            }
        }
        return numbers
    }
}
