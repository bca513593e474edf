import Findings
package import Localization

/// The public documents of a town, and how anybody follows the chain of their revisions.
package struct TownLedger: Page {
    /// A public document as it stands.
    package struct Document: Equatable, Sendable {
        /// What it is, in words.
        package var name: String
        /// Its newest revision.
        package var head: ShownRevision
        /// When that was saved.
        package var time: Int64
        /// Whether every digest is that of its content and names the one before.
        package var isIntact: Bool

        package init(name: String, head: ShownRevision, time: Int64, isIntact: Bool) {
            self.name = name
            self.head = head
            self.time = time
            self.isIntact = isIntact
        }
    }

    /// The documents in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var crumbs: [Link]
        package var table: Table?
        package var take: [Link]
        /// The document that the commands are written for.
        package var example: String?
        var commands: LogCommands

        /// Words the documents of a town.
        package init(_ documents: [Document], town: Link, base: String, site: String, _ texts: Texts) {
            title = texts["town-ledger.title", ["town": .text(town.words)]]
            crumbs = [
                Link(texts["towns.title"], Address(texts.language).towns), town, Link(texts["town-ledger.crumb"], nil),
            ]
            take = [Link("CSV", "\(base).csv")]
            commands = LogCommands(site: site)
            example = documents.last?.head.document
            table = documents.isEmpty ? nil : Self.table(documents, texts)
        }

        private static func table(_ documents: [Document], _ texts: Texts) -> Table {
            let columns = [
                Table.Column(texts["revision.document"]), .number(texts["revision.revision"]),
                Table.Column(texts["history.when"]), Table.Column("SHA-256"), Table.Column(texts["town-ledger.chain"]),
                Table.Column(texts["town-ledger.raw"]),
            ]
            let address = Address(texts.language)
            let rows = documents.map { document in
                [
                    Cell(document.name), Cell(String(document.head.number)),
                    Cell(texts.moment(secondsSince1970: document.time)),
                    Cell([
                        .code(texts.shortDigest(document.head.digest)),
                        .link(Link(texts["revision.proof"], address.logged(document.head.digest))),
                    ]),
                    Cell(
                        Mark(
                            document.isIntact ? .good : .stop,
                            texts[document.isIntact ? "history.intact" : "history.broken"])),
                    Cell("JSON Lines", "/ledger/\(document.head.document).jsonl"),
                ]
            }
            return Table(texts.tableLabel(texts["town-ledger.crumb"]), columns: columns, rows: rows)
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .towns }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        html(.h1, model.title)
        html(.p, texts["town-ledger.lead"], .class("lead"))
        guard let table = model.table, let example = model.example else {
            return html.empty(texts["town-ledger.none"], texts["town-ledger.none.text"], level: .h2)
        }
        html.table(table)
        html.take(texts["take.data"], model.take)
        html.section("check", texts["log.check"]) { html in
            html(.p, texts["town-ledger.check.text"])
            html.commands(model.commands.chain(example), under: texts["log.check"], texts)
            html(.p, texts["town-ledger.check.then"])
            html(.p) { $0(.a, texts["log.title"], .href(Address(texts.language).log)) }
        }
    }
}
