package import Localization

/// Beginning a document of one's own in the browser.
package struct WorkNew: Page {
    /// The form in ready words.
    package struct Model: Equatable, Sendable {
        package var csrf: String
        package var form: WorkbookForm.Model
        /// The towns to choose from; `nil` where any name may be given.
        package var towns: [Choice]?

        package init(csrf: String, form: WorkbookForm.Model, towns: [Choice]? = nil) {
            self.csrf = csrf
            self.form = form
            self.towns = towns
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["new.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(texts["new.title"], under: [Link(texts["work.title"], address.work)], texts)
        html(.p, texts["new.lead"], .class("lead"))
        html(.form, .class("fields"), .method("post"), .action(address.newWork)) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            if let towns = model.towns {
                html.choice("town", id: "new-town", texts["column.town"], towns, selected: model.form.town)
                html.field(
                    "year", id: "new-year", texts["column.year"], value: model.form.year,
                    hint: texts["get-workbook.year.hint"], isNumber: true, isRequired: true)
            } else {
                html.townFields(
                    town: model.form.town, country: model.form.country, year: model.form.year,
                    countries: model.form.countries, texts)
            }
            html(.p, .class("actions")) { $0(.button, texts["new.button"], .type("submit")) }
        }
    }
}
