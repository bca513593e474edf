package import Findings
package import Localization

/// Everything noticed about one thing: an inventory, a file, the register.
package struct FindingsList: Page {
    /// The list in ready words.
    package struct Model: Equatable, Sendable {
        package var subject: Link
        package var tally: [Mark]
        package var findings: [FindingItem]

        /// Words the findings of a subject.
        package init(_ findings: [Finding], of subject: Link, _ texts: Texts) {
            self.subject = subject
            self.findings = FindingItem.items(findings, texts)
            tally = FindingItem.tally(self.findings, texts)
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { texts["findings.of", ["subject": .text(model.subject.words)]] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs([model.subject, Link(texts["findings.title"], nil)], texts)
        html(.h1, title(texts))
        guard !model.findings.isEmpty else {
            return html.empty(texts["findings.none"], texts["findings.none.text"], level: .h2)
        }
        html.tally(model.tally)
        html.findings(model.findings)
    }
}
