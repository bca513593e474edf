import Findings
package import Localization
package import Plans
import Quantities

/// The monitoring reports that somebody works on, and the plans that a new one may be about.
package struct ReportList: Page {
    /// A report of the list.
    package struct Item: Equatable, Sendable {
        package var name: String
        package var town: String
        package var report: MonitoringReport
        package var savedAt: Int64

        package init(name: String, town: String, report: MonitoringReport, savedAt: Int64) {
            self.name = name
            self.town = town
            self.report = report
            self.savedAt = savedAt
        }
    }

    /// The list in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table?
        package var csrf: String
        /// The plans to report on, by the names of their documents.
        package var plans: [Choice]
        /// The day that the form begins with.
        package var day: String

        /// Words the list, the latest saved first.
        package init(_ items: [Item], plans: [Choice], day: String, csrf: String, _ texts: Texts) {
            self.csrf = csrf
            self.plans = plans
            self.day = day
            guard !items.isEmpty else { return }
            let address = Address(texts.language)
            table = Table(
                texts.tableLabel(texts["reports.title"]),
                columns: [
                    Table.Column(texts["reports.report"]), Table.Column(texts["report.kind"]),
                    Table.Column(texts["report.day"]), Table.Column(texts["work.saved"]),
                ],
                rows: items.map { item in
                    let title = texts[
                        "report.title.of",
                        ["town": .text(item.town), "year": .plain(item.report.commitmentYear.number)]]
                    return [
                        Cell(title, address.monitoringReport(item.name)),
                        Cell(texts["report-kind.\(item.report.kind.rawValue)"]), Cell(texts.date(item.report.day)),
                        Cell(texts.moment(secondsSince1970: item.savedAt)),
                    ]
                })
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["reports.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(texts["reports.title"], under: [Link(texts["work.title"], address.work)], texts)
        html(.p, texts["reports.lead"], .class("lead"))
        if let table = model.table { html.table(table) }
        guard !model.plans.isEmpty else {
            if model.table != nil { return }
            return html.empty(
                texts["reports.none"], texts["reports.no-plan"], [Link(texts["plans.title"], address.plans)], level: .h2
            )
        }
        html.section("begin", texts["report-new.title"]) { html in
            html(.form, .class("fields"), .method("post"), .action(address.monitoringReports)) { html in
                html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
                html.choice("plan", id: "new-plan", texts["report-new.plan"], model.plans, selected: "")
                html.choice(
                    "kind", id: "new-kind", texts["report.kind"],
                    MonitoringReport.Kind.allCases.map { Choice($0.rawValue, texts["report-kind.\($0.rawValue)"]) },
                    selected: MonitoringReport.Kind.actions.rawValue)
                html.field("day", id: "new-day", texts["report.day"], value: model.day, hint: texts["report.day.hint"])
                html(.p, .class("actions")) { $0(.button, texts["report-new.button"], .type("submit")) }
            }
        }
    }
}
