import Cities
import Findings
import Inventories
package import Localization
import Plans
import Quantities

/// Demokent's plan and its first report.
private enum DemokentReport {
    static let plan: Plan = {
        var plan = Plan(town: Demokent.monitoring.inventory.town, kind: .secap)
        plan.baselineYear = 2015
        plan.targets = [
            Target(value: 0.3, kind: .absolute, year: 2030), Target(value: 0.2, kind: .businessAsUsual, year: 2030),
        ]
        plan.actions = [("1", "Insulate schools"), ("2", "Light streets with LED")].map { id, title in
            var action = Action(id: id, title: title, sector: id == "1" ? .municipal : .publicLighting)
            action.cost.investment = Money(900_000, currency: "EUR")
            action.energySaving = Quantity(8_000)
            action.reduction = Quantity(2_400)
            return action
        }
        return plan
    }()

    static let report: MonitoringReport? = CalendarDay("2018-05-25").map { day in
        var report = MonitoringReport(town: plan.town, commitmentYear: 2030, kind: .full, day: day)
        report.inventoryYear = 2022
        var progress = MonitoringReport.Progress(id: "1")
        progress.status = .completed
        progress.spent = Money(840_000, currency: "EUR")
        progress.reduction = Quantity(2_100)
        report.actions = [progress]
        report.barriers = [Barrier(id: "other", kind: .finance, severity: .strong, comment: "No loans")]
        report.remarks = "A new energy manager"
        return report
    }

    static let context = ExamineReport.Context(
        plan: plan, baseline: Demokent.baseline, inventory: Demokent.monitoring,
        trend: Estimate(value: -0.12, low: -0.17, high: -0.08))
}

extension ReportShow.Model {
    /// Demokent's report with two targets, one of which cannot be judged.
    package static func sample(_ texts: Texts) -> Self? {
        DemokentReport.report.map { report in
            Self(
                ExamineReport()(report, context: DemokentReport.context), of: DemokentReport.plan, weak: nil,
                town: "Demokent",
                setting: ReportShow.Setting(
                    base: Address(texts.language).monitoringReport("demokent-1"),
                    crumbs: [Link(texts["reports.title"], Address(texts.language).monitoringReports)], mayEdit: true,
                    sources: [Fact(texts["report.baseline"], "2015")]), texts)
        }
    }
}

extension ReportList.Model {
    /// One report, and a plan to report on.
    package static func sample(_ texts: Texts) -> Self? {
        DemokentReport.report.map { report in
            Self(
                [ReportList.Item(name: "demokent-1", town: "Demokent", report: report, savedAt: 1_795_262_520)],
                plans: [Choice("demokent-2030", "Demokent, 2030")], day: "2026-11-22", csrf: "t", texts)
        }
    }
}

extension ReportEdit.Model {
    /// The form with a figure that could not be read.
    package static func sample(_ texts: Texts) -> Self {
        var form = TypedForm(values: [
            "kind": "full", "day": "2018-05-25", "currency": "EUR", "action.1.status": "completed",
            "action.1.spent": "about ten",
        ])
        form.note("action.1.spent", Mark(.stop, texts["form.number"]))
        var model = Self(
            TypedPage(
                title: texts["report-edit.title", ["town": .text("Demokent"), "year": .plain(2030)]],
                crumbs: [Link(texts["reports.title"], nil)], action: "/work/reports/demokent-1/edit", csrf: "t",
                revision: Demokent.sha256, form: form),
            rows: [ReportEdit.Row(title: "Insulate schools", planned: "900 000 EUR")])
        model.page.notice = Mark(.stop, texts["form.not-saved"])
        return model
    }
}
