package import Localization

/// All published inventories.
package struct InventoryList: Page {
    /// The list in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table?
        package var take: [Link]

        /// Words the published inventories.
        package init(_ inventories: [ListedInventory], _ texts: Texts) {
            table = inventories.isEmpty ? nil : ListedInventory.table(inventories, texts)
            take = ["csv", "json"].map { Link($0.uppercased(), "\(Address(texts.language).inventories).\($0)") }
            take.append(Link(texts["take.description"], Address.description))
        }
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
        } else {
            html.empty(texts["inventories.none"], texts["inventories.none.text"], level: .h2)
        }
        html.take(texts["take.data"], model.take)
    }
}
