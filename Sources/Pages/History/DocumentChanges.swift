import Findings
package import Localization

/// One part of a document that differs between two states.
package struct PartChange: Equatable, Sendable {
    /// What the part is called.
    package var field: String
    /// Its value before; `nil` where it was added.
    package var before: String?
    /// Its value after; `nil` where it was removed.
    package var after: String?

    package init(field: String, before: String?, after: String?) {
        self.field = field
        self.before = before
        self.after = after
    }
}

/// What differs between any two saves of a document, in the words of the domain.
package struct DocumentChanges: Page {
    /// One of the two saves.
    package struct Side: Equatable, Sendable {
        package var number: Int
        package var time: Int64
        package var author: String
        package var address: String

        package init(number: Int, time: Int64, author: String, address: String) {
            self.number = number
            self.time = time
            self.author = author
            self.address = address
        }
    }

    /// The difference in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var crumbs: [Link]
        package var facts: [Fact]
        package var table: Table?

        package init(
            _ changes: [PartChange], from before: Side, to after: Side, document: Link, history: Link, _ texts: Texts
        ) {
            title =
                texts[
                    "difference.title",
                    ["document": .text(document.words), "before": .plain(before.number), "after": .plain(after.number)]]
            crumbs = [
                Link(texts["work.title"], Address(texts.language).work), document, history,
                Link("\(before.number) → \(after.number)", nil),
            ]
            facts = [before, after].map { side in
                Fact(
                    texts["difference.save", ["number": .plain(side.number)]],
                    [.link(Link(texts.moment(secondsSince1970: side.time), side.address)), .words(side.author)])
            }
            guard !changes.isEmpty else { return }
            table = Table(
                texts.tableLabel(texts["history.what"]),
                columns: [
                    Table.Column(texts["difference.part"]), Table.Column(texts["difference.before"]),
                    Table.Column(texts["difference.after"]),
                ],
                rows: changes.map { change in
                    [
                        Cell(change.field), Cell(change.before.map { [.deleted($0)] } ?? []),
                        Cell(change.after.map { [.inserted($0)] } ?? []),
                    ]
                })
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        html(.h1, model.title)
        html.facts(model.facts)
        if let table = model.table {
            html.table(table)
        } else {
            html.empty(texts["difference.none"], texts["difference.none.text"], level: .h2)
        }
    }
}
