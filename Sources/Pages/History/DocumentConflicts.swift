import Findings
package import Localization

/// Values that two people gave to one part of a document; a person chooses.
package struct DocumentConflicts: Page {
    /// One of the two values.
    package struct Side: Equatable, Sendable {
        package var value: String
        package var author: String
        package var time: Int64

        package init(value: String, author: String, time: Int64) {
            self.value = value
            self.author = author
            self.time = time
        }
    }

    /// One part with both values.
    package struct Item: Equatable, Sendable {
        /// The name of the choice in the form.
        package var name: String
        package var part: String
        package var kept: Side
        package var other: Side

        package init(name: String, part: String, kept: Side, other: Side) {
            self.name = name
            self.part = part
            self.kept = kept
            self.other = other
        }
    }

    /// The choices in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var crumbs: [Link]
        package var csrf: String
        package var action: String
        package var items: [Item]
        package var document: Link

        package init(_ items: [Item], document: Link, base: String, csrf: String, _ texts: Texts) {
            title = texts["conflict.title", ["document": .text(document.words)]]
            crumbs = [
                Link(texts["work.title"], Address(texts.language).work), document, Link(texts["conflict.crumb"], nil),
            ]
            action = "\(base)/conflicts"
            self.csrf = csrf
            self.items = items
            self.document = document
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        html(.h1, model.title)
        guard !model.items.isEmpty else {
            html.empty(texts["conflict.none"], texts["conflict.none.text"], [model.document], level: .h2)
            return
        }
        html(.p, texts["conflict.lead"])
        html(.form, .method("post"), .action(model.action)) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            for (index, item) in model.items.enumerated() {
                html(.fieldset) { html in
                    html(.legend, item.part)
                    choice(item, item.kept, "kept", id: "c\(index)k", isChosen: true, &html, texts)
                    choice(item, item.other, "other", id: "c\(index)o", isChosen: false, &html, texts)
                }
            }
            html(.p, .class("actions")) { $0(.button, texts["conflict.decide"], .type("submit")) }
        }
    }

    private func choice(
        _ item: Item, _ side: Side, _ value: String, id: String, isChosen: Bool, _ html: inout HTML, _ texts: Texts
    ) {
        html(.p) { html in
            html.element(
                .input,
                [.type("radio"), .id(id), .name(item.name), .value(value), .checked(isChosen)])
            html(.label, .for(id)) { html in
                html(.strong, side.value)
                html.text(" ")
                html(
                    .span,
                    texts[
                        isChosen ? "conflict.stands" : "conflict.other",
                        ["author": .text(side.author), "time": .text(texts.moment(secondsSince1970: side.time))]],
                    .class("soft"))
            }
        }
    }
}
