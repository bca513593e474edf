import Findings
package import Localization
import Plans

/// The form of a monitoring report: every action of the plan, and what stands in the way.
package struct ReportEdit: Page {
    /// An action of the plan, as the form names it.
    package struct Row: Equatable, Sendable {
        package var title: String
        /// What the plan foresaw.
        package var planned: String

        package init(title: String, planned: String) {
            self.title = title
            self.planned = planned
        }
    }

    /// The form in ready words.
    package struct Model: Equatable, Sendable {
        package var page: TypedPage
        package var rows: [Row]

        package init(
            _ page: TypedPage, rows: [Row]
        ) {
            self.page = page
            self.rows = rows
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.page.title }

    private var fields: TypedFields { model.page.fields }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.typed(model.page, texts) { html in
            head(&html, texts)
            actions(&html, texts)
            barriers(&html, texts)
            html(.p, .class("actions")) { $0(.button, texts["edit.save"], .type("submit")) }
        }
    }

    private func head(_ html: inout HTML, _ texts: Texts) {
        html.section("head", texts["report.head"]) { html in
            html(.div, .class("filters")) { html in
                fields.choice(
                    &html, "kind", texts["report.kind"],
                    MonitoringReport.Kind.allCases.map { Choice($0.rawValue, texts["report-kind.\($0.rawValue)"]) })
                fields.line(&html, "day", texts["report.day"], hint: texts["report.day.hint"])
                fields.line(&html, "inventory-year", texts["report.inventory-year"], isNumber: true)
                fields.line(&html, "currency", texts["plan-edit.currency"])
            }
        }
    }

    private func actions(_ html: inout HTML, _ texts: Texts) {
        html.section("actions", texts["plan.actions"]) { html in
            html(.p, texts["report-edit.actions"], .class("soft"))
            let statuses = Action.Status.allCases.map { Choice($0.rawValue, texts["action-status.\($0.rawValue)"]) }
            for (index, row) in model.rows.enumerated() {
                let name = "action.\(index + 1)"
                html(.fieldset, .class("filters"), .id(TypedForm.identifier(name))) { html in
                    html(.legend, row.title)
                    if !row.planned.isEmpty { html(.p, row.planned, .class("small soft")) }
                    fields.choice(
                        &html, "\(name).status", texts["action-edit.status"], statuses,
                        any: texts["plan-edit.not-said"])
                    fields.line(&html, "\(name).spent", texts["report.spent"], isNumber: true)
                    fields.line(&html, "\(name).energy-saving", texts["plan.action.saving"], isNumber: true)
                    fields.line(&html, "\(name).renewable-production", texts["plan.action.production"], isNumber: true)
                    fields.line(&html, "\(name).reduction", texts["plan.action.reduction"], isNumber: true)
                    fields.line(&html, "\(name).comment", texts["action-edit.comment"])
                }
            }
        }
    }

    private func barriers(_ html: inout HTML, _ texts: Texts) {
        html.section("barriers", texts["report.barriers"]) { html in
            html(.p, texts["report-edit.barriers"], .class("soft"))
            let severities = Barrier.Severity.allCases.map {
                Choice($0.rawValue, texts["barrier-severity.\($0.rawValue)"])
            }
            for kind in Barrier.Kind.allCases {
                html(.div, .class("filters")) { html in
                    fields.choice(
                        &html, "barrier.\(kind.rawValue).severity", texts["barrier.\(kind.rawValue)"], severities,
                        any: texts["plan-edit.not-said"])
                    fields.line(&html, "barrier.\(kind.rawValue).comment", texts["action-edit.comment"])
                }
            }
            fields.text(&html, "remarks", texts["report.remarks"], rows: 5)
        }
    }
}
