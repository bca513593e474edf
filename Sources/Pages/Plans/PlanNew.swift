package import Localization

/// Beginning a plan for a town and the year of a commitment.
package struct PlanNew: Page {
    /// The form in ready words.
    package struct Model: Equatable, Sendable {
        package var csrf: String
        package var form: TypedForm
        /// The towns to choose from; `nil` where any name may be given.
        package var towns: [Choice]?
        package var countries: [Choice]
        package var years: [Choice]

        package init(csrf: String, form: TypedForm, towns: [Choice]?, countries: [Choice], _ texts: Texts) {
            self.csrf = csrf
            self.form = form
            self.towns = towns
            self.countries = countries
            years = ["2020", "2030", "2050"].map { Choice($0, texts["commitment.\($0)"]) }
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["plan-new.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(
            texts["plan-new.title"],
            under: [Link(texts["work.title"], address.work), Link(texts["plans.title"], address.plans)], texts)
        html(.p, texts["plan-new.lead"], .class("lead"))
        let fields = TypedFields(form: model.form)
        html(.form, .class("fields"), .method("post"), .action(address.newPlan)) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            if let towns = model.towns {
                fields.choice(&html, "town", texts["column.town"], towns)
            } else {
                fields.line(&html, "town", texts["column.town"], isRequired: true)
                fields.choice(&html, "country", texts["column.country"], model.countries)
            }
            fields.choice(&html, "year", texts["plan-new.year"], model.years, hint: texts["plan-new.year.hint"])
            html(.p, .class("actions")) { $0(.button, texts["plan-new.button"], .type("submit")) }
        }
        html(.p, texts["plan-new.folder"], .class("small soft"))
    }
}
