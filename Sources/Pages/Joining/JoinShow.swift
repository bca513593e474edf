package import Cities
import Findings
package import Localization
import Quantities

/// What joining means: the steps, who takes them, what is promised and until when.
package struct JoinShow: Page {
    /// The page in ready words.
    package struct Model: Equatable, Sendable {
        package var steps: [String]
        package var commitments: Table
        package var deadlines: Table
        package var actions: [Link]

        /// Words what the shipped tables say.
        package init(_ calendar: CovenantCalendar, hasWork: Bool, _ texts: Texts) {
            let address = Address(texts.language)
            steps = (1...6).map { texts["join.step.\($0)"] }
            let generations = Commitment.allCases.compactMap { calendar.generations[$0] }
            commitments = Table(
                texts.tableLabel(texts["join.commitments"]),
                columns: [
                    Table.Column(texts["column.commitments"]), Table.Column(texts["join.opened"]),
                    Table.Column(texts["join.plan"]), Table.Column(texts["join.checked"]),
                ],
                rows: generations.map { generation in
                    [
                        Cell(texts["commitment.\(generation.commitment.rawValue)"]),
                        Cell(texts.date(generation.opened)),
                        Cell(generation.plan.map { texts.name($0) } ?? texts["join.no-plan"]),
                        Cell(Mark(generation.citation.verification, texts)),
                    ]
                })
            deadlines = Table(
                texts.tableLabel(texts["deadlines.title"]),
                columns: [
                    Table.Column(texts["deadlines.what"]), .number(texts["join.months"]),
                    Table.Column(texts["join.from"]), Table.Column(texts["join.checked"]),
                ],
                rows: calendar.rules.map { rule in
                    [
                        Cell(texts.name(rule.code)), Cell(String(rule.months)),
                        Cell(texts[rule.code.isPlan ? "join.from.commitment" : "join.from.plan"]),
                        Cell([.mark(Mark(rule.citation.verification, texts)), .soft(rule.citation.source)]),
                    ]
                })
            let begin = hasWork ? [Link(texts["join.begin"], address.newRegistration)] : []
            actions =
                begin + [Link(texts["parties.title"], address.parties), Link(texts["towns.title"], address.towns)]
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { texts["join.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["join.title"], texts)
        html(.p, texts["join.lead"], .class("lead"))
        html.actions(model.actions)
        html.section("steps", texts["join.steps"]) { html in
            html(.ol, .class("steps")) { html in
                for step in model.steps { html(.li) { $0(.span, step) } }
            }
        }
        html.section("commitments", texts["join.commitments"]) { $0.table(model.commitments) }
        html.section("deadlines", texts["deadlines.title"]) { html in
            html(.p, texts["join.deadlines.text"])
            html.table(model.deadlines)
        }
    }
}
