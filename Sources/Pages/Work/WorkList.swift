package import Localization

/// One's own documents: what there is, and what needs one next.
package struct WorkList: Page {
    /// Documents on one page.
    package static let perPage = 50

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["work.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["work.title"], texts)
        html(.p, texts["work.lead"], .class("lead"))
        if let filters = model.filters { Self.filters(filters, &html, texts) }
        if let table = model.table {
            html.table(table)
            html.pages(model.pages, texts)
            html.actions(model.actions)
        } else if model.filters != nil {
            html.empty(texts["work.none.fits"], texts["work.none.fits.text"], model.actions, level: .h2)
        } else {
            html.empty(texts["work.none"], texts["work.none.text"], model.actions, level: .h2)
        }
    }

    private static func filters(_ filters: Model.Filters, _ html: inout HTML, _ texts: Texts) {
        let request = filters.request
        html(.form, .class("filters"), .method("get"), .action(Address(texts.language).work)) { html in
            html.field("q", id: "filter-name", texts["column.town"], value: request.query, isSearch: true)
            html.choice(
                "country", id: "filter-country", texts["column.country"], filters.countries,
                selected: request.country, any: texts["filter.any"])
            html.choice(
                "year", id: "filter-year", texts["column.year"], filters.years,
                selected: request.year.map(String.init) ?? "", any: texts["filter.any"])
            html(.p) { $0(.button, texts["filter.show"], .type("submit")) }
        }
        html(.p, filters.words)
    }
}
