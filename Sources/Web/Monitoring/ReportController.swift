import Accounts
import Cities
import Cryptography
import Exchange
import Findings
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Quantities

/// The monitoring reports of the towns that somebody works for: list, begin, fill in, look at.
struct ReportController: Sendable {
    let publisher: Publisher
    let reports: ReportDesk

    private var content: SiteContent { publisher.content }
    private var desk: Desk { reports.desk }
    private static let formLimit = 4 << 20

    func addRoutes(to router: some RouterMethods<QalaContext>, at language: RouterPath) {
        let report = "\(language)/work/reports/{report}"
        router.get("\(language)/work/reports") { request, context in try await list(request, context.visit) }
        router.post("\(language)/work/reports") { request, context in try await begin(request, context.visit) }
        router.get(RouterPath(report)) { request, context in try await show(request, context) }
        router.get(RouterPath("\(report)/edit")) { request, context in try await edit(request, context) }
        router.post(RouterPath("\(report)/edit")) { request, context in try await save(request, context) }
    }

    private func list(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        let items = try await reports.documents.list(for: visit.actor)
            .sorted { ($1.revision.authorship.time, $0.name.text) < ($0.revision.authorship.time, $1.name.text) }
            .map { opened in
                ReportList.Item(
                    name: opened.name.text, town: town(opened.name, opened.content.town.name, texts),
                    report: opened.content, savedAt: opened.revision.authorship.time)
            }
        var plans: [Choice] = []
        for opened in try await reports.plans.documents.list(for: visit.actor) {
            let mayWrite = try? await reports.plans.documents.authorship(
                on: opened.name, visit.actor, for: .editInventory)
            guard mayWrite != nil else { continue }
            let town = town(opened.name, opened.content.town.name, texts)
            plans.append(
                Choice(
                    opened.name.text,
                    texts.text("plan.title", ["town": .text(town), "year": .plain(opened.name.number)])))
        }
        let today = CalendarDay(secondsSince1970: desk.clock())
        let model = ReportList.Model(
            items, plans: AlphabetOrder(texts.language).sorted(plans) { $0.words }, day: today.description,
            csrf: visit.form.value, texts)
        return publisher.show(ReportList(model), request, texts, visit)
    }

    private func begin(_ request: Request, _ visit: Visit) async throws -> Response {
        let texts = try publisher.texts(request)
        let form = try await request.form(visit.form)
        let name = try TownDocuments<Plan>.name(form["plan"] ?? "")
        let authorship = try await reports.plans.documents.authorship(on: name, visit.actor, for: .editInventory)
        let plan = try await reports.plans.documents.open(name).content
        guard let kind = form["kind"].flatMap(MonitoringReport.Kind.init(rawValue:)),
            let day = form["day"].flatMap({ CalendarDay($0) })
        else { throw HTTPError(.badRequest) }
        let report = MonitoringReport(town: plan.town, commitmentYear: Year(name.number), kind: kind, day: day)
        let free = try await reports.freeName(name.slug)
        _ = try await reports.documents.save(report, as: free, basedOn: nil, by: authorship)
        return .seeOther("\(Address(texts.language).monitoringReport(free.text))/edit")
    }

    private func show(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let (text, kind) = try context.parameters.require("report").nameAndExtension
        let name = try TownDocuments<MonitoringReport>.name(text)
        try await reports.documents.check(.readDrafts, name, context.visit.actor)
        let examined = try await reports.examined(try await reports.documents.open(name))
        if kind == "csv" {
            return Response(
                .ok, .csv, ReportTable.csv(examined.report, of: examined.plan), download: "\(name.text)-report.csv")
        }
        guard kind == nil else { throw HTTPError(.notFound) }
        let mayEdit =
            (try? await reports.documents.authorship(on: name, context.visit.actor, for: .editInventory)) != nil
        let maySend = (try? await reports.documents.authorship(on: name, context.visit.actor, for: .submit)) != nil
        let town = town(name, examined.report.town.name, texts)
        let address = Address(texts.language)
        var setting = ReportShow.Setting(
            base: address.monitoringReport(name.text), crumbs: crumbs(town, nil, examined.report, name, texts),
            mayEdit: mayEdit, sources: sources(examined, texts))
        if maySend {
            setting.submission = address.newSubmission(name.text, of: MonitoringReport.documentKind)
        }
        let model = ReportShow.Model(
            examined.result, of: examined.plan, weak: examined.weak, town: town, setting: setting, texts)
        return publisher.show(ReportShow(model), request, texts, context.visit)
    }

    private func sources(_ examined: ReportDesk.Examined, _ texts: Texts) -> [Fact] {
        let plan = TownDocumentName(slug: examined.name.slug, number: examined.report.commitmentYear.number)
        let address = Address(texts.language)
        let isAccepted = examined.planned?.isAccepted == true
        let own = Link(plan.text, isAccepted ? address.plan(plan.slug, plan.number) : address.plan(plan.text))
        return [Fact(texts.text("report.plan"), [.link(own)])]
            + ReportDesk.sources(examined.baseline, examined.inventory, texts)
    }

    private func edit(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try TownDocuments<MonitoringReport>.name(try context.parameters.require("report"))
        let authorship = try await reports.documents.authorship(on: name, context.visit.actor, for: .editInventory)
        let opened = try await reports.documents.open(name)
        let plan = try await reports.plan(of: opened.content, name.slug)
        let model = model(opened, plan?.plan, nil, authorship, context.visit, texts)
        return publisher.show(ReportEdit(model), request, texts, context.visit)
    }

    private func model(
        _ opened: TownDocuments<MonitoringReport>.Opened, _ plan: Plan?, _ form: TypedForm?, _ authorship: Authorship,
        _ visit: Visit, _ texts: Texts
    ) -> ReportEdit.Model {
        let report = opened.content
        let town = town(opened.name, report.town.name, texts)
        let plan = plan ?? Plan(town: report.town, kind: .secap)
        var page = TypedPage(
            title: texts.text(
                "report-edit.title", ["town": .text(town), "year": .plain(report.commitmentYear.number)]),
            crumbs: crumbs(town, texts.text("edit.crumb"), report, opened.name, texts),
            action: "\(Address(texts.language).monitoringReport(opened.name.text))/edit", csrf: visit.form.value,
            revision: opened.revision.digest.hexadecimal, form: form ?? TypedForm(report, of: plan, texts))
        page.onBehalf = authorship.onBehalfOf.map { content.name(of: $0, texts.language) ?? $0 }
        return ReportEdit.Model(
            page, rows: plan.actions.map { ReportEdit.Row(title: $0.title, planned: planned($0, texts)) })
    }

    /// What the plan foresaw, in a line.
    private func planned(_ action: Action, _ texts: Texts) -> String {
        let parts = [
            action.cost.investment.map { "\(texts.figure($0.amount)) \($0.currency)" },
            action.energySaving.map { texts.quantity(texts.figure($0.value), Energy.baseSymbol) },
            action.reduction.map { texts.quantity(texts.figure($0.value), Mass.baseSymbol) },
        ].compactMap(\.self)
        return parts.isEmpty ? "" : texts.text("report-edit.planned", ["values": .text(texts.list(parts))])
    }

    private func save(_ request: Request, _ context: QalaContext) async throws -> Response {
        let texts = try publisher.texts(request)
        let name = try TownDocuments<MonitoringReport>.name(try context.parameters.require("report"))
        let fields = try await request.form(context.visit.form, upTo: Self.formLimit)
        let authorship = try await reports.documents.authorship(on: name, context.visit.actor, for: .editInventory)
        let opened: TownDocuments<MonitoringReport>.Opened
        if let base = fields["revision"].flatMap({ Digest(hexadecimal: $0) }) {
            opened = try await reports.documents.open(name, digest: base)
        } else {
            opened = try await reports.documents.open(name)
        }
        let plan = try await reports.plan(of: opened.content, name.slug)
        var form = ReportForm(fields, texts)
        let report = form.applied(to: opened.content, of: plan?.plan ?? Plan(town: opened.content.town, kind: .secap))
        guard form.reading.isSound else {
            var model = model(opened, plan?.plan, form.reading.form, authorship, context.visit, texts)
            model.page.notice = Mark(.stop, texts.text("form.not-saved"))
            return publisher.show(ReportEdit(model), request, texts, context.visit, status: .unprocessableContent)
        }
        _ = try await reports.documents.save(report, as: name, basedOn: opened.revision.digest, by: authorship)
        return .seeOther(Address(texts.language).monitoringReport(name.text))
    }

    private func town(_ name: TownDocumentName, _ own: String, _ texts: Texts) -> String {
        content.name(of: name.slug, texts.language) ?? own
    }

    private func crumbs(
        _ town: String, _ last: String?, _ report: MonitoringReport, _ name: TownDocumentName, _ texts: Texts
    ) -> [Link] {
        let address = Address(texts.language)
        let title = "\(town), \(texts.date(report.day))"
        let own = Link(title, last == nil ? nil : address.monitoringReport(name.text))
        return [
            Link(texts.text("work.title"), address.work), Link(texts.text("reports.title"), address.monitoringReports),
            own,
        ] + (last.map { [Link($0, nil)] } ?? [])
    }
}
