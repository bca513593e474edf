package import Localization

/// The register: all towns, or those of a country, or those a search finds.
package struct TownList: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .towns }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs([Link(model.title, nil)], texts)
        html(.h1, model.title)
        html(.p, model.lead, .class("lead"))
        html(.form, .class("filters"), .method("get"), .action(Address(texts.language).towns)) { html in
            html.field("q", id: "filter-name", texts["column.town"], value: model.query, isSearch: true)
            html.choice(
                "country", id: "filter-country", texts["column.country"], model.countries, selected: model.country,
                any: texts["filter.any"])
            html.choice(
                "commitment", id: "filter-commitment", texts["column.commitments"], model.commitments,
                selected: model.request.commitment, any: texts["filter.any"])
            html.choice(
                "size", id: "filter-size", texts["figures.topic.sizes"], model.sizes, selected: model.request.size,
                any: texts["filter.any"])
            html.choice(
                "standing", id: "filter-standing", texts["column.status"], model.standings,
                selected: model.request.standing, any: texts["towns.standing.active"])
            html(.p) { $0(.button, texts["filter.show"], .type("submit")) }
        }
        if let held = model.held { html(.p, .class("soft")) { $0(.a, held.words, .href(held.address ?? "#")) } }
        if let table = model.table {
            html.table(table)
        } else {
            html.empty(texts["towns.none"], texts["towns.none.text"], level: .h2)
        }
        html.pages(model.pages, texts)
        html.take(texts["take.data"], model.take)
    }
}
