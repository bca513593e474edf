package import Inventories
package import Localization
import Quantities

/// One's own documents: what there is, and what needs one next.
package struct WorkList: Page {
    /// A document as the list shows it.
    package struct Document: Sendable {
        package var name: String
        package var result: InventoryResult
        package var savedAt: Int64
        package var revision: Int

        package init(name: String, result: InventoryResult, savedAt: Int64, revision: Int) {
            self.name = name
            self.result = result
            self.savedAt = savedAt
            self.revision = revision
        }
    }

    /// The list in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table?
        package var actions: [Link]

        /// Words the documents, the latest saved first.
        package init(_ documents: [Document], mayBegin: Bool = true, _ texts: Texts) {
            let address = Address(texts.language)
            let begin = mayBegin ? [Link(texts["new.title"], address.newWork)] : []
            actions =
                begin + [
                    Link(texts["upload.title"], address.upload), Link(texts["get-workbook.title"], address.workbook),
                    Link(texts["package.title"], address.packages),
                ]
            table = documents.isEmpty ? nil : Self.table(documents, texts)
        }

        private static func table(_ documents: [Document], _ texts: Texts) -> Table {
            let columns = [
                Table.Column(texts["work.document"]), .number(texts["column.total"]),
                Table.Column(texts["column.completeness"]), Table.Column(texts["work.next"]),
                Table.Column(texts["work.saved"]),
            ]
            let address = Address(texts.language)
            let rows = documents.sorted { $0.savedAt > $1.savedAt }.map { document in
                let inventory = document.result.inventory
                let sum = document.result.total.emission
                let total = texts.quantity(texts.figure(sum.value.value), inventory.accounting.emissionUnit)
                let tally = FindingItem.tally(FindingItem.items(document.result.findings, texts), texts)
                let base = address.document(document.name)
                return [
                    Cell("\(inventory.town.name), \(inventory.year.number)", base),
                    Cell(sum.known == 0 ? texts["figure.unknown"] : total), Cell(FigureItem.completeness(sum, texts)),
                    Cell(tally.isEmpty ? [.mark(Mark(.good, texts["findings.none"]))] : tally.map { .mark($0) }),
                    Cell(texts.moment(secondsSince1970: document.savedAt), "\(base)/history"),
                ]
            }
            return Table(texts.tableLabel(texts["work.title"]), columns: columns, rows: rows)
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["work.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs([Link(texts["work.title"], nil)], texts)
        html(.h1, texts["work.title"])
        html(.p, texts["work.lead"], .class("lead"))
        if let table = model.table {
            html.table(table)
            html.actions(model.actions)
        } else {
            html.empty(texts["work.none"], texts["work.none.text"], model.actions, level: .h2)
        }
    }
}
