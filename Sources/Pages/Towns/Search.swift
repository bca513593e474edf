import Findings
package import Localization

/// What a search found.
package struct Search: Page {
    /// Something found.
    package struct Hit: Equatable, Sendable {
        package var link: Link
        package var note: String

        package init(_ link: Link, note: String) {
            self.link = link
            self.note = note
        }
    }

    /// The search in ready words.
    package struct Model: Equatable, Sendable {
        package var query: String
        package var summary: String
        package var hits: [Hit]

        package init(query: String, hits: [Hit], _ texts: Texts) {
            self.query = query
            self.hits = hits
            summary = texts["search.found", ["count": .count(hits.count)]]
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String {
        model.query.isEmpty ? texts["search.title"] : "\(texts["search.title"]): \(model.query)"
    }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["search.title"], texts)
        html.search(query: model.query, texts)
        guard !model.query.isEmpty else { return }
        html(.p, model.summary, .class("soft"), .role("status"))
        if model.hits.isEmpty {
            html.empty(texts["towns.none"], texts["search.none.text"], level: .h2)
        } else {
            html(.ol, .class("rows")) { html in
                for hit in model.hits {
                    html(.li) { html in
                        html(.a, hit.link.words, .href(hit.link.address ?? "#"))
                        html(.p, hit.note, .class("soft"))
                    }
                }
            }
        }
    }
}
