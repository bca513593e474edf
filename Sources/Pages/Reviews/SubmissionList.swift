package import Cities
import Findings
package import Localization
import Reviews

/// What a town has sent, and what it can send.
package struct SubmissionList: Page {
    /// The list in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table?
        /// What can be sent: plans, then reports.
        package var sendable: [Link]

        /// Words what was sent, the newest first; `plans` and `reports` are the documents that can be sent.
        package init(
            _ rows: [ReviewList.Row], plans: [(name: TownDocumentName, town: String)],
            reports: [(name: TownDocumentName, town: String, day: CalendarDay)] = [], _ texts: Texts
        ) {
            let address = Address(texts.language)
            let ofPlans = plans.map { plan in
                Link(
                    texts["submissions.plan", ["town": .text(plan.town), "year": .plain(plan.name.number)]],
                    address.newSubmission(plan.name.text))
            }
            let ofReports = reports.map { report in
                Link(
                    texts[
                        "submissions.report",
                        [
                            "town": .text(report.town), "number": .plain(report.name.number),
                            "day": .text(texts.date(report.day)),
                        ]],
                    address.newSubmission(report.name.text, of: "report"))
            }
            sendable = ofPlans + ofReports
            let words = ReviewWords(texts) { $0 }
            let sorted = rows.sorted {
                ($0.review.submitted, $0.name.number, $0.name.slug) > (
                    $1.review.submitted, $1.name.number, $1.name.slug
                )
            }
            table =
                rows.isEmpty
                ? nil
                : Table(
                    texts.tableLabel(texts["submissions.title"]),
                    columns: [
                        Table.Column(texts["column.town"]), Table.Column(texts["reviews.what"]),
                        Table.Column(texts["reviews.sent"]), Table.Column(texts["reviews.state"]),
                        .number(texts["reviews.pending"]),
                    ],
                    rows: sorted.map { row in
                        [
                            Cell("\(row.town) · \(row.name.number)", address.submission(row.name.text)),
                            Cell(words.document(row.review.subject)), Cell(texts.date(row.review.submitted)),
                            Cell(texts.mark(row.review.state)),
                            Cell(texts.numbers.integer(row.review.pending.count)),
                        ]
                    })
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["submissions.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(
            texts["submissions.title"], under: [Link(texts["work.title"], Address(texts.language).work)], texts)
        html(.p, texts["submissions.lead"], .class("lead"))
        if let table = model.table {
            html.table(table)
        } else {
            html.empty(texts["submissions.none"], texts["submissions.none.text"], level: .h2)
        }
        if !model.sendable.isEmpty {
            html.section("sendable", texts["submissions.can"]) { html in
                html(.ul, .class("plain")) { html in
                    for link in model.sendable { html(.li) { $0(.a, link.words, .href(link.address ?? "#")) } }
                }
            }
        }
    }
}
