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

    /// A save between the two, the later one included, that says why.
    package struct Reason: Equatable, Sendable {
        package var side: Side
        package var words: String

        package init(_ words: String, _ side: Side) {
            self.words = words
            self.side = side
        }
    }

    /// The difference in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var crumbs: [Link]
        package var facts: [Fact]
        package var table: Table?
        /// What the document comes to on both sides, and what to bear in mind.
        package var figures: [Table]
        package var notes: [String]

        /// Words a difference; `figures` are what the document comes to, `reasons` the saves that led from one side to
        /// the other and say why.
        package init(
            _ changes: [PartChange], from before: Side, to after: Side, document: Link, history: Link,
            figures: RecalculationTables? = nil, reasons: [Reason] = [], _ texts: Texts
        ) {
            self.figures = figures?.all ?? []
            notes = figures?.notes ?? []
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
            facts += reasons.map { reason in
                Fact(
                    texts["difference.reason", ["number": .plain(reason.side.number)]],
                    [
                        .strong(reason.words),
                        .soft("\(texts.moment(secondsSince1970: reason.side.time)), \(reason.side.author)"),
                    ])
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
        if !model.figures.isEmpty {
            html.section("figures", texts["recalculation.title"]) { html in
                for note in model.notes { html(.p, note, .class("soft")) }
                for table in model.figures { html.table(table) }
            }
        }
        if let table = model.table {
            html.table(table)
        } else {
            html.empty(texts["difference.none"], texts["difference.none.text"], level: .h2)
        }
    }
}
