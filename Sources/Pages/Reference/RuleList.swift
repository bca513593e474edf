import Cryptography
import Findings
package import Localization
import Quantities
package import Reviews

/// The rules of the covenant.
package struct RuleList: Page {
    /// The rules in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table
        package var take: [Link]
        /// The edition in force, since when, and the digest of its rows.
        package var edition: [Fact]

        /// Words the rules that have words; the others belong to rooms that are not built yet.
        package init(_ edition: RuleEdition, _ texts: Texts) {
            let columns = [
                Table.Column(texts["rules.rule"]), Table.Column(texts["rules.asks"]), .number(texts["rules.threshold"]),
                Table.Column(texts["rules.otherwise"]), Table.Column(texts["column.verified"]),
            ]
            let address = Address(texts.language)
            let rows = edition.definitions.filter { texts.has("finding.\($0.id).title") }.map { rule in
                [
                    Cell(rule.id, address.rule(rule.id)), Cell(texts["finding.\(rule.id).title"]),
                    Cell(RuleShow.threshold(rule, texts)), Cell(RuleShow.severity(rule, texts)),
                    Cell(Mark(rule.citation.verification, texts)),
                ]
            }
            table = Table(texts.tableLabel(texts["rules.title"]), columns: columns, rows: rows)
            self.edition = [
                Fact(texts["rules.edition"], [.strong(edition.id)]),
                Fact(texts["rules.edition.since"], texts.date(edition.day)),
                Fact("SHA-256", [.code(edition.digest.hexadecimal)]),
            ]
            take = ["csv", "json"].map { Link($0.uppercased(), "\(address.rules).\($0)") }
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .rules }

    package func title(_ texts: Texts) -> String { texts["rules.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["rules.title"], texts)
        html(.p, texts["rules.lead"], .class("lead"))
        html(.p, texts["rules.edition.text"])
        html.facts(model.edition)
        html.table(model.table)
        html.take(texts["take.data"], model.take)
    }
}
