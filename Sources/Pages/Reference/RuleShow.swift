package import Findings
package import Localization
import Quantities

/// One rule: what it asks, why, its threshold and source, and what a finding of it looks like.
package struct RuleShow: Page {
    /// A rule in ready words.
    package struct Model: Equatable, Sendable {
        package var id: String
        package var title: String
        package var why: String?
        package var facts: [Fact]
        package var example: FindingItem?

        /// Words a rule, with a finding as an example.
        package init(_ rule: RuleDefinition, example: Finding?, _ texts: Texts) {
            id = rule.id
            title = texts["rules.named", ["id": .text(rule.id), "title": .term("finding.\(rule.id).title")]]
            why = texts.textIfAny("finding.\(rule.id).why")
            var facts = [
                Fact(texts["rules.threshold"], RuleShow.threshold(rule, texts)),
                Fact(texts["rules.otherwise"], [.mark(RuleShow.severity(rule, texts))]),
            ]
            if let advice = texts.textIfAny("finding.\(rule.id).advice") {
                facts.append(Fact(texts["rules.advice"], advice))
            }
            facts.append(Fact(texts["column.source"], rule.citation.source))
            facts.append(Fact(texts["column.verified"], [.mark(Mark(rule.citation.verification, texts))]))
            self.facts = facts
            self.example = example.map { FindingItem($0, texts) }
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .rules }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs([Link(texts["rules.title"], Address(texts.language).rules), Link(model.id, nil)], texts)
        html(.h1, model.title)
        if let why = model.why { html(.p, why, .class("lead")) }
        html.facts(model.facts)
        if let example = model.example {
            html.section("example", texts["rules.example"]) { $0.findings([example]) }
        }
    }

    /// The threshold in the reader's language.
    package static func threshold(_ rule: RuleDefinition, _ texts: Texts) -> String {
        ThresholdWords(rule: rule, texts: texts).text
    }

    static func severity(_ rule: RuleDefinition, _ texts: Texts) -> Mark {
        Mark(Mark.Kind(rule.severity), texts["severity.\(rule.severity.rawValue)"])
    }
}
