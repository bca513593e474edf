package import Localization

/// The register: all towns, or those of a country, or those a search finds.
package struct TownList: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .towns }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(model.title, texts)
        html(.p, model.lead, .class("lead"))
        html.filters(model.filters, action: Address(texts.language).towns, texts)
        if let held = model.held { html(.p, .class("soft")) { $0(.a, held.words, .href(held.address ?? "#")) } }
        html(.p) { $0(.a, model.map.words, .href(model.map.address ?? "#")) }
        if let table = model.table {
            html.table(table)
        } else {
            html.empty(texts["towns.none"], texts["towns.none.text"], level: .h2)
        }
        html.pages(model.pages, texts)
        html.take(texts["take.data"], model.take)
    }
}
