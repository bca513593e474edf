import Findings
package import Localization

/// Beginning a registration: which town, in which country.
package struct RegistrationNew: Page {
    /// The form in ready words.
    package struct Model: Equatable, Sendable {
        package var form: FormAct
        package var problem: String?

        /// A form for any town of the countries, or for one of the towns that somebody's roles name.
        package init(
            town: String = "", country: String, countries: [Choice], towns: [Choice] = [], problem: String? = nil,
            csrf: String, _ texts: Texts
        ) {
            let address = Address(texts.language)
            let fields: [FormField] =
                countries.isEmpty
                ? [FormField("own", .choice(towns, any: nil), texts["column.town"], value: town)]
                : [
                    FormField(
                        "town", .text, texts["registration-field.name"], value: town,
                        hint: texts["registration-field.name.hint"], isRequired: true),
                    FormField("country", .choice(countries, any: nil), texts["column.country"], value: country),
                ]
            form = FormAct(
                "new", texts["registration-new.title"], fields: fields, action: address.newRegistration, csrf: csrf,
                button: texts["registration-new.button"])
            self.problem = problem
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.form.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(model.form.title, under: [Link(texts["registrations.title"], address.registrations)], texts)
        html(.p, texts["registration-new.lead"], .class("lead"))
        html.problem(model.problem)
        html.form(model.form)
    }
}
