import Findings
package import Localization

/// A town's registration: what it says, what stands against it, and the next step.
package struct RegistrationShow: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(model.title, under: [Link(texts["registrations.title"], address.registrations)], texts)
        html(.p) { $0.mark(model.state) }
        html.problem(model.problem)
        if let remark = model.remark {
            html(.div, .class("notice look")) { html in
                html(.p, texts["registration.remark"])
                html(.p, remark)
            }
        }
        if let public_ = model.published { html.actions([public_]) }
        findings(&html, texts)
        if let edit = model.edit {
            html.section("say", texts["registration.say"]) { $0.form(edit) }
        } else {
            html.section("say", texts["registration.say"]) { $0.facts(model.facts) }
        }
        if let files = model.files {
            html.section("files", texts["registration.files"]) { html in
                html(.p, files.text ?? "")
                html.form(files)
            }
        }
        for step in model.steps {
            html.section("step-\(step.id)", step.title) { html in
                if let text = step.text { html(.p, text) }
                html.form(step)
            }
        }
    }

    private func findings(_ html: inout HTML, _ texts: Texts) {
        guard model.showsFindings else { return }
        html.section("findings", texts["registration.findings"]) { html in
            guard !model.findings.isEmpty else { return html.mark(Mark(.good, texts["registration.no-findings"])) }
            html.tally(FindingItem.tally(model.findings, texts))
            html.findings(model.findings)
        }
    }
}
