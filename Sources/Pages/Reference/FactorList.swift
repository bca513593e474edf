package import Localization

/// Every factor that a town of a country would be given, with its edition, source and mark.
package struct FactorList: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .factors }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(model.title, texts)
        html(.p, texts["factors.lead"], .class("lead"))
        let action = "\(Address(texts.language).home)/factors"
        html(.form, .class("filters"), .method("get"), .action(action)) { html in
            html.choice(
                "country", id: "factor-country", texts["column.country"], model.countries, selected: model.country)
            html.field("year", id: "factor-year", texts["column.year"], value: model.year, isNumber: true)
            html(.p) { $0(.button, texts["filter.show"], .type("submit")) }
        }
        for remark in model.remarks { html(.div, .class("notice look")) { $0(.p, remark) } }
        section(&html, "electricity", texts["factors.electricity"], model.electricity, texts)
        section(&html, "fuels", texts["factors.fuels"], model.fuels, texts)
        section(&html, "calorific", texts["factors.calorific"], model.calorific, texts)
        if let series = model.series {
            html.section("series", texts["factors.series"]) { html in
                html(.details) { html in
                    html(.summary, texts["factors.all-years"])
                    html.table(series)
                }
            }
        }
        html.take(texts["take.data"], model.take)
    }

    private func section(_ html: inout HTML, _ id: String, _ heading: String, _ table: Table?, _ texts: Texts) {
        html.section(id, heading) { html in
            if let table {
                html.table(table)
            } else {
                html(.p, texts["factors.none"], .class("soft"))
            }
        }
    }
}
