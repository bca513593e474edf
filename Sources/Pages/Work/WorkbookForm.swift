package import Localization

/// Asking for an empty workbook: town, country, year, language.
package struct WorkbookForm: Page {
    /// The form in ready words.
    package struct Model: Equatable, Sendable {
        package var town: String
        package var country: String
        package var year: String
        package var language: String
        package var countries: [Choice]

        package init(
            town: String = "", country: String = "KZ", year: Int, language: Language? = nil, countries: [String],
            _ texts: Texts
        ) {
            self.town = town
            self.country = country
            self.year = String(year)
            self.language = (language ?? texts.language).rawValue
            let choices = countries.map { Choice($0, texts.country($0)) }
            self.countries = AlphabetOrder(texts.language).sorted(choices) { $0.words }
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { texts["get-workbook.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["get-workbook.title"], texts)
        html(.p, texts["get-workbook.lead"], .class("lead"))
        html.workbookForm(model, texts)
        html.section("steps", texts["get-workbook.steps"]) { html in
            html(.ol, .class("steps")) { html in
                for step in 1...3 { html(.li) { $0(.span, texts["town.step.\(step)"]) } }
            }
        }
    }
}

extension HTML {
    mutating func workbookForm(_ model: WorkbookForm.Model, _ texts: Texts) {
        let action = "\(Address(texts.language).workbook).xlsx"
        self(.form, .class("fields"), .method("get"), .action(action)) { html in
            html.townFields(
                town: model.town, country: model.country, year: model.year, countries: model.countries, texts)
            let languages = Language.allCases.map { Choice($0.rawValue, $0.ownName, language: $0.rawValue) }
            html.choice(
                "language", id: "new-language", texts["get-workbook.language"], languages, selected: model.language)
            html(.p, .class("actions")) { $0(.button, texts["get-workbook.button"], .type("submit")) }
        }
    }

    /// The fields that name a town and a year.
    mutating func townFields(town: String, country: String, year: String, countries: [Choice], _ texts: Texts) {
        field("town", id: "new-town", texts["column.town"], value: town, isRequired: true)
        choice("country", id: "new-country", texts["column.country"], countries, selected: country)
        field(
            "year", id: "new-year", texts["column.year"], value: year, hint: texts["get-workbook.year.hint"],
            isNumber: true,
            isRequired: true)
    }
}
