import Findings
package import Localization

/// The inventory as a report to print: the same figures, with when and from what it was made.
package struct InventoryReport: Page {
    /// The report in ready words.
    package struct Model: Equatable, Sendable {
        package var inventory: InventoryShow.Model
        /// What the report was made of, and when.
        package var imprint: String
        /// The digest of the revision it was made from.
        package var digest: String?
        /// How to get what makes a PDF, where it was asked for and cannot be made here.
        package var missingEngine: String?

        /// Words a report.
        ///
        /// - Parameters:
        ///   - inventory: The inventory's page.
        ///   - time: When it is made, in seconds since 1970.
        ///   - digest: The revision it is made from; `nil` for a shipped inventory.
        ///   - texts: The words of the page's language.
        package init(_ inventory: InventoryShow.Model, madeAt time: Int64, from digest: String?, _ texts: Texts) {
            self.inventory = inventory
            let moment = texts.moment(secondsSince1970: time)
            imprint =
                texts[
                    "report.imprint", ["title": .text(inventory.title), "moment": .text(moment)]]
            self.digest = digest
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .inventories }

    package func title(_ texts: Texts) -> String { texts["report.title", ["title": .text(model.inventory.title)]] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.inventory.crumbs, texts)
        if let installation = model.missingEngine { html.missingEngine(installation, texts) }
        html(.p, .class("print-only")) { html in
            html.text(model.imprint)
            if let digest = model.digest {
                html.text(" · ")
                html(.span, "SHA-256 \(digest)", .class("mono"))
            }
        }
        InventoryShow(model.inventory).body(&html, texts)
        html.section("method", texts["report.method"]) { html in
            html(.p, texts["report.method.text"])
            html(.p) { $0(.a, texts["frame.method"], .href(Address(texts.language).about)) }
        }
    }
}
