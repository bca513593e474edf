package import Localization

/// The words of the field in three languages.
package struct Glossary: Page {
    /// A word.
    package struct Term: Equatable, Sendable {
        /// Part of the address: `emission-factor`.
        package var id: String
        package var words: [Language: String]
        package var meaning: String
        package var isReviewed: Bool

        package init(id: String, words: [Language: String], meaning: String, isReviewed: Bool) {
            self.id = id
            self.words = words
            self.meaning = meaning
            self.isReviewed = isReviewed
        }
    }

    /// The words in the order of the page's language.
    package struct Model: Equatable, Sendable {
        package var terms: [Term]

        /// Puts the words in order.
        package init(_ terms: [Term], _ texts: Texts) {
            self.terms = AlphabetOrder(texts.language).sorted(terms) { $0.words[texts.language] ?? $0.id }
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .about }

    package func title(_ texts: Texts) -> String { texts["frame.glossary"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["frame.glossary"], texts)
        html(.p, texts["glossary.lead"], .class("lead"))
        html(.dl, .class("terms")) { html in
            for term in model.terms {
                html(.dt, .id(term.id)) { html in
                    html.text(term.words[texts.language] ?? term.id)
                    for language in Language.allCases where language != texts.language {
                        guard let words = term.words[language] else { continue }
                        html.text(" · ")
                        html(.span, words, .class("soft"), .lang(language.rawValue))
                    }
                }
                html(.dd) { html in
                    html.text(term.meaning)
                    html.text(" ")
                    html.mark(
                        term.isReviewed
                            ? Mark(.good, texts["glossary.reviewed"]) : Mark(.look, texts["glossary.unreviewed"]))
                }
            }
        }
    }
}
