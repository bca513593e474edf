import Findings
package import Localization
package import Reviews

/// How far reviewers agree who judged the same submissions.
package struct AgreementShow: Page {
    /// The agreement of pairs in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table?

        /// Words pairs of reviewers.
        package init(_ reviews: [Review], author: (String) -> String, _ texts: Texts) {
            let rows = Agreement.pairs(in: reviews).map { pair in
                let agreement = Agreement(reviews, between: pair.first, and: pair.second)
                let counts = agreement.table
                return [
                    Cell("\(author(pair.first)) · \(author(pair.second))"),
                    Cell(texts.numbers.integer(agreement.count)),
                    Cell(
                        texts[
                            "agreement.counts",
                            [
                                "both": .count(counts[0][0]), "neither": .count(counts[1][1]),
                                "first": .count(counts[0][1]), "second": .count(counts[1][0]),
                            ]]),
                    Cell(agreement.observed.map { texts.numbers.percent($0) } ?? texts["figure.unknown"]),
                    Cell(agreement.expected.map { texts.numbers.percent($0) } ?? texts["figure.unknown"]),
                    Cell(agreement.kappa.map { texts.numbers.decimals($0, 2) } ?? texts["agreement.undefined"]),
                ]
            }
            table =
                rows.isEmpty
                ? nil
                : Table(
                    texts.tableLabel(texts["agreement.title"]),
                    columns: [
                        Table.Column(texts["agreement.pair"]), .number(texts["agreement.cases"]),
                        Table.Column(texts["agreement.said"]), .number(texts["agreement.observed"]),
                        .number(texts["agreement.expected"]), .number(texts["agreement.kappa"]),
                    ], rows: rows)
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .reviews }

    package func title(_ texts: Texts) -> String { texts["agreement.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(
            texts["agreement.title"], under: [Link(texts["reviews.title"], Address(texts.language).reviews)], texts)
        html(.p, texts["agreement.lead"], .class("lead"))
        html(.p, texts["agreement.formula"])
        if let table = model.table {
            html.table(table)
        } else {
            html.empty(texts["agreement.none"], texts["agreement.none.text"], level: .h2)
        }
    }
}
