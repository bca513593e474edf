import Findings
package import Localization

/// A town's page, from the promise to the proof.
package struct TownShow: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .towns }

    package func title(_ texts: Texts) -> String { model.name }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(model.name, under: [Link(texts["towns.title"], address.towns), model.country], texts)
        if !model.otherNames.isEmpty { html(.p, model.otherNames, .class("soft")) }
        html(.p, model.promise, .class("lead"))
        if let covenant = model.covenant { html.covenant(covenant, texts) }
        html.section("inventories", texts["town.inventories"]) { inventories(&$0, texts) }
        if !model.plans.isEmpty { html.section("plans", texts["town.plans"]) { accepted(model.plans, &$0, texts) } }
        if !model.reports.isEmpty {
            html.section("reports", texts["town.reports"]) { accepted(model.reports, &$0, texts) }
        }
        html(.div, .class("pair section")) { html in
            html.section("facts", texts["town.facts"]) { $0.facts(model.facts) }
            html.section("data", texts["town.data"]) { html in
                html(.p, texts["town.data.text"], .class("soft"))
                html.take(texts["take.data"], model.take)
            }
        }
        html.section("findings", texts["town.findings"]) { html in
            guard !model.findings.isEmpty else { return html.mark(Mark(.good, texts["findings.none"])) }
            html.findings(model.findings)
        }
    }

    private func accepted(_ links: [Link], _ html: inout HTML, _ texts: Texts) {
        html(.ul, .class("rows")) { html in
            for link in links {
                html(.li) { html in
                    html(.a, link.words, .href(link.address ?? "#"))
                    html.text(" ")
                    html.mark(Mark(.good, texts["town.plan.accepted"]))
                }
            }
        }
    }

    private func inventories(_ html: inout HTML, _ texts: Texts) {
        if let inventories = model.inventories {
            html.table(inventories)
            if !model.comparisons.isEmpty { html.take(texts["town.compare"], model.comparisons) }
            return
        }
        html(.div, .class("empty")) { html in
            html(.h3, texts["town.no-inventory", ["town": .text(model.name)]])
            html(.p, texts["town.no-inventory.text"])
            html(.ol, .class("steps")) { html in
                for step in 1...3 { html(.li) { $0(.span, texts["town.step.\(step)"]) } }
            }
            html.actions(model.actions)
        }
    }
}
