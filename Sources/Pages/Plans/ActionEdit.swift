import Findings
package import Localization
import Plans

/// The form of one action of a plan.
package struct ActionEdit: Page {
    /// The form in ready words.
    package struct Model: Equatable, Sendable {
        package var page: TypedPage
        package var choices: PlanChoices
        /// Whether the action is there already: then it can be removed, and its number stays.
        package var isKnown: Bool

        package init(
            _ page: TypedPage, choices: PlanChoices, isKnown: Bool
        ) {
            self.page = page
            self.choices = choices
            self.isKnown = isKnown
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.page.title }

    private var fields: TypedFields { model.page.fields }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.typed(model.page, texts) { html in
            html.section("what", texts["action-edit.what"]) { html in
                html(.div, .class("fields")) { what(&$0, texts) }
            }
            html.section("effect", texts["action-edit.effect"]) { effect(&$0, texts) }
            html.section("money", texts["action-edit.money"]) { money(&$0, texts) }
            html(.p, .class("actions")) { html in
                html(.button, texts["edit.save"], .type("submit"), .name("save"), .value("1"))
                html(.button, texts["action-edit.next"], .type("submit"), .class("quiet"), .name("next"), .value("1"))
                if model.isKnown {
                    html(
                        .button, texts["action-edit.remove"], .type("submit"), .class("quiet"), .name("remove"),
                        .value("1"), .formnovalidate())
                }
            }
        }
    }

    private func what(_ html: inout HTML, _ texts: Texts) {
        fields.line(&html, "title", texts["action-edit.title"], isRequired: true)
        if !model.isKnown {
            fields.line(&html, "id", texts["action-edit.id"], hint: texts["action-edit.id.hint"], isRequired: true)
        }
        fields.choice(
            &html, "sector", texts["column.sector"],
            ActionSector.allCases.map { Choice($0.rawValue, texts["action-sector.\($0.rawValue)"]) })
        let hint = texts["action-edit.codes"]
        fields.choice(
            &html, "area", texts["action-edit.area"], model.choices.areas, any: texts["plan-edit.not-said"], hint: hint)
        fields.choice(
            &html, "instrument", texts["action-edit.instrument"], model.choices.instruments,
            any: texts["plan-edit.not-said"], hint: hint)
        fields.boxes(
            &html, "purpose", texts["action-edit.purpose"],
            Action.Purpose.allCases.map { Choice($0.rawValue, texts["action-purpose.\($0.rawValue)"]) })
        fields.box(&html, "key", texts["action-edit.key"])
        fields.line(&html, "responsible", texts["action-edit.responsible"])
        fields.choice(
            &html, "origin", texts["action-edit.origin"],
            Action.Origin.allCases.map { Choice($0.rawValue, texts["action-origin.\($0.rawValue)"]) },
            any: texts["plan-edit.not-said"])
        fields.line(&html, "start", texts["action-edit.start"], isNumber: true)
        fields.line(&html, "end", texts["action-edit.end"], isNumber: true)
        fields.choice(
            &html, "status", texts["action-edit.status"],
            Action.Status.allCases.map { Choice($0.rawValue, texts["action-status.\($0.rawValue)"]) },
            any: texts["plan-edit.not-said"])
    }

    private func effect(_ html: inout HTML, _ texts: Texts) {
        html(.p, texts["action-edit.effect.text"], .class("soft"))
        html(.div, .class("fields")) { html in
            fields.line(&html, "energy-saving", texts["plan.action.saving"], isNumber: true)
            fields.line(&html, "renewable-production", texts["plan.action.production"], isNumber: true)
            fields.line(&html, "reduction", texts["plan.action.reduction"], isNumber: true)
            fields.line(&html, "sequestration", texts["action-edit.sequestration"], isNumber: true)
        }
    }

    private func money(_ html: inout HTML, _ texts: Texts) {
        html(.div, .class("fields")) { html in
            fields.line(&html, "cost", texts["plan.action.cost"], isNumber: true)
            fields.line(&html, "running", texts["action-edit.running"], isNumber: true)
            fields.line(&html, "other", texts["action-edit.other"], isNumber: true)
            fields.line(&html, "spent", texts["action-edit.spent"], isNumber: true)
            fields.line(&html, "currency", texts["plan-edit.currency"])
            fields.boxes(&html, "financing", texts["action-edit.financing"], model.choices.financing)
            fields.boxes(&html, "stakeholders", texts["action-edit.stakeholders"], model.choices.stakeholders)
            fields.text(&html, "comment", texts["action-edit.comment"])
        }
    }
}
