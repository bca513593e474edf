import Cities
import Cryptography
import Exchange
import Findings
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Quantities

/// Reports that were accepted, for everybody: the page, the actions as a table, and the whole as data.
struct PublishedReportController: Sendable {
    let publisher: Publisher

    private var content: SiteContent { publisher.content }

    func addRoutes(to router: Router<QalaContext>, at language: RouterPath) {
        router.get(RouterPath("\(language)/towns/{slug}/reports/{report}")) { request, context in
            try show(request, context)
        }
    }

    private func show(_ request: Request, _ context: QalaContext) throws -> Response {
        let texts = try publisher.texts(request)
        let slug = try context.parameters.require("slug")
        let (text, kind) = try context.parameters.require("report").nameAndExtension
        guard let number = Int(text), let published = content.publishedReport(of: slug, number) else {
            throw HTTPError(.notFound)
        }
        switch kind {
        case "csv":
            let bytes = ReportTable.csv(published.report, of: published.plan)
            return Response(.ok, .csv, bytes, download: "\(slug)-\(number)-report.csv")
        case "json":
            let export = ReportExport(
                published.result, number: number, of: published.plan, baseline: published.baseline?.result,
                weak: published.weak, revision: published.revision.digest.hexadecimal, texts: texts)
            return try publisher.publish(.json, request) { try PublishedJSON.encode(export) }
        case nil: return publisher.publish(ReportShow(model(published, slug, number, texts)), request, texts)
        default: throw HTTPError(.notFound)
        }
    }

    private func model(
        _ published: SiteContent.PublishedReport, _ slug: String, _ number: Int, _ texts: Texts
    ) -> ReportShow.Model {
        let report = published.report
        let address = Address(texts.language)
        let town = content.name(of: slug, texts.language) ?? report.town.name
        let year = report.commitmentYear.number
        let plan = Link(texts.text("town.plan", ["year": .plain(year)]), address.plan(slug, year))
        let title = texts.text("town.report", ["day": .text(texts.date(report.day))])
        var setting = ReportShow.Setting(
            base: address.monitoringReport(slug, number),
            crumbs: [
                Link(texts.text("towns.title"), address.towns), Link(town, address.town(slug)), Link(title, nil),
            ], mayEdit: false,
            sources: [Fact(texts.text("report.plan"), [.link(plan)])]
                + ReportDesk.sources(published.baseline, published.inventory, texts))
        setting.hasData = true
        setting.digest = published.revision.digest.hexadecimal
        return ReportShow.Model(
            published.result, of: published.plan, weak: published.weak, town: town, setting: setting, texts)
    }
}

extension SiteContent {
    /// An accepted report, held against what is published of its town.
    struct PublishedReport: Sendable {
        let revision: Revision
        let report: MonitoringReport
        let plan: Plan?
        let baseline: PlanDesk.Inventoried?
        let inventory: PlanDesk.Inventoried?
        let result: ReportResult
        let weak: WeakData?
    }

    /// A town's accepted reports, the newest first.
    func publishedReports(of slug: String) -> [PublishedReports.Published] {
        reports.ofTown(slug).sorted { ($1.content.day, $1.name.number) < ($0.content.day, $0.name.number) }
    }

    /// A town's accepted report of a number.
    func publishedReport(of slug: String, _ number: Int) -> PublishedReport? {
        guard let published = reports[TownDocumentName(slug: slug, number: number)] else { return nil }
        let (revision, report) = (published.revision, published.content)
        let plan = publishedPlan(of: slug, report.commitmentYear.number)
        let inventory = report.inventoryYear.flatMap { inventoried(slug, $0.number) }
        let previous = publishedReports(of: slug).first {
            $0.content.commitmentYear == report.commitmentYear && $0.name.number < number
        }
        let examined = examineReport(
            report, of: plan?.plan, after: previous?.content, baseline: plan?.baseline?.result,
            inventory: inventory?.result)
        return PublishedReport(
            revision: revision, report: report, plan: plan?.plan, baseline: plan?.baseline, inventory: inventory,
            result: examined.result, weak: examined.weak)
    }
}
