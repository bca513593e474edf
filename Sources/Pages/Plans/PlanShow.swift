package import Localization

/// A plan: whether it is eligible, what it promises, what it does, and whether the one leads to the other.
package struct PlanShow: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { model.justifications == nil ? .towns : .work }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        body(&html, texts)
    }

    /// Everything below the crumbs; the report prints the same.
    func body(_ html: inout HTML, _ texts: Texts) {
        html(.h1, model.title)
        html(.div, .class("notice \(model.verdict.kind.rawValue)")) { html in
            html(.p) { $0(.strong, model.verdict.word) }
            html.tally(model.tally)
        }
        if !model.actions.isEmpty { html.actions(model.actions) }
        html.take(texts["take.away"], model.take)
        if model.isEmpty {
            html.empty(texts["plan.empty"], texts["plan.empty.text"], level: .h2)
        }
        html.facts(model.facts)
        table(&html, "targets", texts["plan.targets"], model.targets, none: texts["plan.targets.none"])
        reconciliation(&html, texts)
        html.section("actions", texts["plan.actions"]) { html in
            guard let table = model.table else { return html(.p, texts["plan.actions.none"], .class("soft")) }
            if let sectors = model.sectors { html.table(sectors) }
            html.table(table)
            html(.p, texts["plan.units"], .class("small soft"))
        }
        findings(&html, texts)
        if !model.strategy.isEmpty { html.section("strategy", texts["plan.strategy"]) { $0.facts(model.strategy) } }
        if !model.adaptation.isEmpty {
            html.section("adaptation", texts["plan.adaptation"]) { $0.facts(model.adaptation) }
        }
        if !model.source.isEmpty {
            html.section("source", texts["plan.source"]) { html in
                html.facts(model.source)
                html(.p, texts["plan.source.text"], .class("small soft"))
            }
        }
    }

    private func table(_ html: inout HTML, _ id: String, _ heading: String, _ table: Table?, none: String) {
        html.section(id, heading) { html in
            guard let table else { return html(.p, none, .class("soft")) }
            html.table(table)
        }
    }

    private func reconciliation(_ html: inout HTML, _ texts: Texts) {
        html.section("reconciliation", texts["plan.reconciliation"]) { html in
            html(.p, texts["plan.reconciliation.text"])
            guard let sides = model.sides else { return html(.p, texts["plan.reconciliation.none"], .class("soft")) }
            html.table(sides)
            guard let shares = model.shares else { return }
            html(.details) { html in
                html(.summary, texts["plan.shares"])
                html.table(shares)
            }
        }
    }

    private func findings(_ html: inout HTML, _ texts: Texts) {
        html.section("findings", texts["findings.title"]) { html in
            guard !model.findings.isEmpty else { return html.mark(Mark(.good, texts["findings.none"])) }
            html.judged(model.findings, action: model.justifications, csrf: model.csrf, texts)
        }
    }
}
