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
        html.reported(model, texts)
        html.section("findings", texts["findings.title"]) { html in
            if model.findings.isEmpty { return html(.p) { $0.mark(Mark(.good, texts["findings.none"])) } }
            html.findings(model.findings)
        }
        html.take(texts["take.data"], model.take)
    }
}

extension HTML {
    /// What a report says: the way to each target, the actions, what stands in the way.
    mutating func reported(_ model: ReportShow.Model, _ texts: Texts) {
        section("progress", texts["report.progress"]) { html in
            html(.p, texts["report.progress.text"], .class("soft"))
            if model.steps.isEmpty { html(.p, texts["report.no-target"]) }
            for step in model.steps { html.step(step) }
            if !model.weak.isEmpty {
                html(.h3, texts["report.weak"])
                html.facts(model.weak)
            }
        }
        section("implementation", texts["report.implementation"]) { html in
            if let statuses = model.statuses { html.table(statuses) }
            if let spending = model.spending { html.table(spending) }
        }
        if let table = model.table { section("actions", texts["plan.actions"]) { $0.table(table) } }
        if let barriers = model.barriers { section("barriers", texts["report.barriers"]) { $0.table(barriers) } }
        if let remarks = model.remarks {
            section("told", texts["report.remarks"]) { html in
                for line in remarks.split(whereSeparator: \.isNewline) { html(.p, String(line)) }
            }
        }
    }

    private mutating func step(_ step: ReportShow.Model.Step) {
        self(.h3, step.title)
        if let obstacle = step.obstacle { return self(.p) { $0.mark(Mark(.look, obstacle)) } }
        facts(step.facts)
        if let range = step.range { self.range(range) }
    }
}
