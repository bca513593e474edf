import Findings
package import Localization

/// Every save of a document: who, when, what changed, and the chain that proves it.
package struct InventoryHistory: Page {
    /// One save.
    package struct Save: Equatable, Sendable {
        /// One field that changed.
        package struct Change: Equatable, Sendable {
            package var field: String
            package var before: String?
            package var after: String?

            package init(field: String, before: String?, after: String?) {
                self.field = field
                self.before = before
                self.after = after
            }
        }

        package var number: Int
        package var time: Int64
        package var author: String
        package var reason: String?
        package var changes: [Change]
        package var total: FigureItem?
        package var digest: String

        package init(
            number: Int, time: Int64, author: String, reason: String?, changes: [Change], total: FigureItem?,
            digest: String
        ) {
            self.number = number
            self.time = time
            self.author = author
            self.reason = reason
            self.changes = changes
            self.total = total
            self.digest = digest
        }
    }

    /// The history in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var crumbs: [Link]
        package var table: Table?
        /// Whether every digest is that of its content and names the one before.
        package var chain: Mark
        package var csrf: String
        package var action: String
        /// Numbers one can go back to.
        package var restorable: [Int]

        /// Words the saves of a document, newest first.
        package init(
            _ saves: [Save], document: Link, base: String, csrf: String, isIntact: Bool, _ texts: Texts
        ) {
            title = texts["history.title", ["document": .text(document.words)]]
            crumbs = [
                Link(texts["work.title"], Address(texts.language).work), document, Link(texts["history.crumb"], nil),
            ]
            chain = Mark(isIntact ? .good : .stop, texts[isIntact ? "history.intact" : "history.broken"])
            self.csrf = csrf
            action = "\(base)/history"
            restorable = saves.dropFirst().prefix(5).map(\.number)
            table = saves.isEmpty ? nil : Self.table(saves, base: base, texts)
        }

        private static func table(_ saves: [Save], base: String, _ texts: Texts) -> Table {
            let columns = [
                .number(texts["history.number"]), Table.Column(texts["history.when"]),
                Table.Column(texts["history.who"]), Table.Column(texts["history.what"]),
                .number(texts["column.total"]), Table.Column("SHA-256"),
            ]
            let rows = saves.map { save in
                [
                    Cell(String(save.number)),
                    Cell(texts.moment(secondsSince1970: save.time), "\(base)?revision=\(save.number)"),
                    Cell(save.author), Cell(Self.parts(save, texts)),
                    Cell(
                        save.total.map { "\($0.value)\($0.isPartial ? "*" : "") \($0.unit)" } ?? texts["figure.unknown"]
                    ),
                    Cell([.code(texts.shortDigest(save.digest))]),
                ]
            }
            return Table(texts.tableLabel(texts["history.crumb"]), columns: columns, rows: rows)
        }

        private static func parts(_ save: Save, _ texts: Texts) -> [Cell.Part] {
            var parts: [Cell.Part] = save.reason.map { [.words($0)] } ?? []
            for change in save.changes.prefix(8) {
                parts.append(.words("\(change.field):"))
                if let before = change.before { parts.append(.deleted(before)) }
                if let after = change.after { parts.append(.inserted(after)) }
            }
            let rest = save.changes.count - 8
            if rest > 0 { parts.append(.soft(texts["history.more", ["count": .count(rest)]])) }
            return parts
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        html(.h1, model.title)
        html(.p, texts["history.lead"])
        html(.p) { $0.mark(model.chain) }
        if let table = model.table {
            html.table(table)
        } else {
            html.empty(texts["history.none"], texts["history.none.text"], level: .h2)
        }
        guard !model.restorable.isEmpty else { return }
        html(.form, .class("actions"), .method("post"), .action(model.action)) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            for number in model.restorable {
                html(
                    .button, texts["history.restore", ["number": .plain(number)]], .class("quiet"), .name("restore"),
                    .value(String(number)))
            }
        }
    }
}
