import Findings
package import Localization

/// The plan as a document to print: the same figures, with when and from what it was made.
package struct PlanReportPage: Page {
    /// The document in ready words.
    package struct Model: Equatable, Sendable {
        package var plan: PlanShow.Model
        package var imprint: String
        /// How to get what makes a PDF, where it was asked for and cannot be made here.
        package var missingEngine: String?

        /// Words a document made at a moment, in seconds since 1970.
        package init(_ plan: PlanShow.Model, madeAt time: Int64, _ texts: Texts) {
            self.plan = plan
            let moment = texts.moment(secondsSince1970: time)
            imprint = texts["report.imprint", ["title": .text(plan.title), "moment": .text(moment)]]
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["report.title", ["title": .text(model.plan.title)]] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.plan.crumbs, texts)
        if let installation = model.missingEngine { html.missingEngine(installation, texts) }
        html(.p, model.imprint, .class("print-only"))
        PlanShow(model.plan).body(&html, texts)
        html.section("method", texts["report.method"]) { html in
            html(.p, texts["plan-report.method"])
            html(.p) { $0(.a, texts["rules.title"], .href(Address(texts.language).rules)) }
        }
    }
}

extension HTML {
    /// Why there is no PDF, and how to get what makes one.
    mutating func missingEngine(_ installation: String, _ texts: Texts) {
        self(.div, .class("notice look")) { html in
            html(.p) { $0(.strong, texts["report.engine.missing"]) }
            html(.p, texts["report.engine.missing.text"])
            html(.p) { $0(.code, installation) }
        }
    }
}
