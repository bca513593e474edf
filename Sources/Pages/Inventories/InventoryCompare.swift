package import Localization

/// Two inventories of a town, and what made the difference.
package struct InventoryCompare: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .inventories }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        html(.h1, model.title)
        html(.p, .class("figure")) { html in
            html(.b, model.change ?? texts["figure.no-share"])
            html.text(" ")
            html(.span, model.totals, .class("unit"))
        }
        html(.ul, .class("plain")) { html in
            for link in model.completeness { html(.li) { $0(.a, link.words, .href(link.address ?? "#")) } }
        }
        if let caution = model.caution {
            html(.div, .class("notice look")) { $0(.p, caution) }
        }
        html.section("why", texts["compare.why"]) { $0.chart(model.waterfall, texts) }
        if !model.findings.isEmpty {
            html.section("findings", texts["findings.title"]) { $0.findings(model.findings) }
        }
        html.take(texts["take.data"], model.take)
    }
}
