package import Localization
import Plans

/// A monitoring report: how far the actions and the emissions have come, and what stands in the way.
package struct ReportShow: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        html(.h1, model.title)
        html.facts(model.facts)
        if !model.actions.isEmpty { html.actions(model.actions) }
        html.section("progress", texts["report.progress"]) { html in
            html(.p, texts["report.progress.text"], .class("soft"))
            if model.steps.isEmpty { html(.p, texts["report.no-target"]) }
            for step in model.steps { Self.step(step, &html) }
            if !model.weak.isEmpty {
                html(.h3, texts["report.weak"])
                html.facts(model.weak)
            }
        }
        html.section("implementation", texts["report.implementation"]) { html in
            if let statuses = model.statuses { html.table(statuses) }
            if let spending = model.spending { html.table(spending) }
        }
        if let table = model.table { html.section("actions", texts["plan.actions"]) { $0.table(table) } }
        if let barriers = model.barriers { html.section("barriers", texts["report.barriers"]) { $0.table(barriers) } }
        if let remarks = model.remarks {
            html.section("remarks", texts["report.remarks"]) { html in
                for line in remarks.split(whereSeparator: \.isNewline) { html(.p, String(line)) }
            }
        }
        html.section("findings", texts["findings.title"]) { html in
            if model.findings.isEmpty { return html(.p) { $0.mark(Mark(.good, texts["findings.none"])) } }
            html.findings(model.findings)
        }
        html.take(texts["take.data"], model.take)
    }

    private static func step(_ step: Model.Step, _ html: inout HTML) {
        html(.h3, step.title)
        if let obstacle = step.obstacle { return html(.p) { $0.mark(Mark(.look, obstacle)) } }
        html.facts(step.facts)
        if let range = step.range { html.range(range) }
    }
}
