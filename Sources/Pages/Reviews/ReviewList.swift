package import Cities
import Findings
package import Localization
package import Reviews

/// What waits to be reviewed: where it stands, how old it is, how many days are left.
package struct ReviewList: Page {
    /// A review and its town's name.
    package struct Row: Equatable, Sendable {
        package var name: TownDocumentName
        package var town: String
        package var review: Review

        package init(name: TownDocumentName, town: String, review: Review) {
            self.name = name
            self.town = town
            self.review = review
        }
    }

    /// The list in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table?
        /// The state that is asked for; empty for all that are open.
        package var state: String
        package var states: [Choice]
        package var words: String
        package var take: [Link]
        package var further: [Link]

        /// Words reviews, those with the fewest days left first.
        package init(_ rows: [Row], state: String = "", on day: CalendarDay, _ texts: Texts) {
            let address = Address(texts.language)
            self.state = state
            states =
                [Choice("all", texts["review.all"])]
                + Review.State.allCases.map { Choice($0.rawValue, texts["review.state.\($0.rawValue)"]) }
            let shown = ReviewList.shown(rows, state: state)
            words = texts["reviews.count", ["count": .count(shown.count), "all": .count(rows.count)]]
            take = [Link("CSV", Address.query("\(address.reviews).csv", [("state", state)]))]
            further = [
                Link(texts["agreement.title"], address.agreement), Link(texts["methods.title"], address.methods),
            ]
            table =
                shown.isEmpty
                ? nil
                : Table(
                    texts.tableLabel(texts["reviews.title"]),
                    columns: [
                        Table.Column(texts["column.town"]), Table.Column(texts["reviews.what"]),
                        Table.Column(texts["reviews.sent"]), Table.Column(texts["reviews.state"]),
                        .number(texts["reviews.pending"]), .number(texts["reviews.left"]),
                    ], rows: shown.map { Self.cells($0, day, texts) })
        }

        private static func cells(_ row: Row, _ day: CalendarDay, _ texts: Texts) -> [Cell] {
            let review = row.review
            let words = ReviewWords(texts) { $0 }
            let left = review.due.days(after: day)
            let days = texts[left < 0 ? "reviews.over" : "reviews.days", ["count": .count(abs(left))]]
            return [
                Cell("\(row.town) · \(row.name.number)", Address(texts.language).review(row.name.text)),
                Cell(words.document(review.subject)), Cell(texts.date(review.submitted)),
                Cell(texts.mark(review.state)),
                Cell(texts.numbers.integer(review.pending.count)),
                review.state.isOpen ? (left < 0 ? Cell(Mark(.look, days)) : Cell(days)) : Cell("–"),
            ]
        }
    }

    /// The reviews of a state, those with the fewest days left first; without one, all that are open.
    package static func shown(_ rows: [Row], state: String) -> [Row] {
        rows.filter { row in
            state == "all" || (state.isEmpty ? row.review.state.isOpen : row.review.state.rawValue == state)
        }.sorted { ($0.review.submitted, $0.name.text) < ($1.review.submitted, $1.name.text) }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .reviews }

    package func title(_ texts: Texts) -> String { texts["reviews.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["reviews.title"], texts)
        html(.p, texts["reviews.lead"], .class("lead"))
        html(.form, .class("filters"), .method("get"), .action(Address(texts.language).reviews)) { html in
            html.choice(
                "state", id: "filter-state", texts["reviews.state"], model.states, selected: model.state,
                any: texts["review.open"])
            html(.p) { $0(.button, texts["filter.show"], .type("submit")) }
        }
        html(.p, model.words)
        if let table = model.table {
            html.table(table)
            html.take(texts["take.data"], model.take)
        } else {
            html.empty(texts["reviews.none"], texts["reviews.none.text"], level: .h2)
        }
        html.actions(model.further)
    }
}
