import Localization

/// Words that lead somewhere.
package struct Link: Equatable, Sendable {
    package var words: String
    /// Where to; without it the words stand for the page itself.
    package var address: String?

    package init(_ words: String, _ address: String?) {
        self.words = words
        self.address = address
    }
}

/// A word and what is said of it.
package struct Fact: Equatable, Sendable {
    package var name: String
    package var parts: [Cell.Part]

    package init(_ name: String, _ words: String) { self.init(name, [.words(words)]) }

    package init(_ name: String, _ parts: [Cell.Part]) {
        self.name = name
        self.parts = parts
    }
}

extension HTML {
    /// The way from the home page to this one.
    mutating func crumbs(_ links: [Link], _ texts: Texts) {
        self(.nav, .class("crumbs"), .aria("label", texts["frame.crumbs"])) { html in
            html(.ol) { html in
                html(.li) { $0(.a, texts["site.name"], .href(Address(texts.language).home)) }
                for link in links {
                    html(.li) { html in
                        if let address = link.address {
                            html(.a, link.words, .href(address))
                        } else {
                            html(.span, link.words, .aria("current", "page"))
                        }
                    }
                }
            }
        }
    }

    /// The title of a page, below the way to it.
    mutating func heading(_ title: String, under links: [Link] = [], _ texts: Texts) {
        crumbs(links + [Link(title, nil)], texts)
        self(.h1, title)
    }

    /// What is known in short.
    mutating func facts(_ facts: [Fact]) {
        self(.dl, .class("facts")) { html in
            for fact in facts {
                html(.dt, fact.name)
                html(.dd) { $0.parts(fact.parts) }
            }
        }
    }

    /// What can be taken away.
    mutating func take(_ words: String, _ links: [Link]) {
        self(.ul, .class("take")) { html in
            html(.li, words)
            for link in links { html(.li) { $0(.a, link.words, .href(link.address ?? "#")) } }
        }
    }

    /// A part of a page under its own heading.
    mutating func section(_ id: String, _ heading: String, content: (inout HTML) -> Void) {
        self(.section, .aria("labelledby", id)) { html in
            html(.h2, heading, .id(id))
            content(&html)
        }
    }

    /// What will be here, and the first step.
    mutating func empty(_ heading: String, _ words: String, _ actions: [Link] = [], level: Tag = .h3) {
        self(.div, .class("empty")) { html in
            html(level, heading)
            html(.p, words)
            if !actions.isEmpty { html.actions(actions) }
        }
    }

    /// Buttons that are links; the first is the one most people want.
    mutating func actions(_ links: [Link]) {
        self(.p, .class("actions")) { html in
            for (index, link) in links.enumerated() {
                html(.a, link.words, .class(index == 0 ? "button" : "button quiet"), .href(link.address ?? "#"))
            }
        }
    }
}
