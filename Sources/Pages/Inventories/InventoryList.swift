package import Localization

/// All published inventories, page by page.
package struct InventoryList: Page {
    /// The list in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table?
        package var pages: Pages
        package var take: [Link]

        /// Words a page of the published inventories.
        package init(_ inventories: [ListedInventory], pages: Pages, _ texts: Texts) {
            self.pages = pages
            table = inventories.isEmpty ? nil : ListedInventory.table(inventories, texts)
            take = ["csv", "json"].map { Link($0.uppercased(), "\(Address(texts.language).inventories).\($0)") }
            take.append(Link(texts["take.description"], Address.description))
        }
    }

    /// Inventories on one page.
    package static let perPage = 50

    /// The page that is asked for of so many inventories.
    package static func pages(_ asked: Int, of count: Int, _ language: Language) -> Pages {
        Pages(
            current: asked, items: count, perPage: perPage, prefix: "\(Address(language).inventories)?page=")
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .inventories }

    package func title(_ texts: Texts) -> String { texts["inventories.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["inventories.title"], texts)
        html(.p, texts["inventories.lead"], .class("lead"))
        html(.p, texts["inventories.region"])
        if let table = model.table {
            html.table(table)
            html.pages(model.pages, texts)
        } else {
            html.empty(texts["inventories.none"], texts["inventories.none.text"], level: .h2)
        }
        html.take(texts["take.data"], model.take)
    }
}
