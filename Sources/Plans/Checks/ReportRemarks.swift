import Findings
import Inventories
import Quantities

/// What is noticed about a monitoring report.
struct ReportRemarks {
    private let report: MonitoringReport
    private let context: ExamineReport.Context
    private let planned: [String: Action]

    init(_ report: MonitoringReport, _ context: ExamineReport.Context) {
        self.report = report
        self.context = context
        planned = Dictionary((context.plan?.actions ?? []).map { ($0.id, $0) }) { first, _ in first }
    }

    /// Everything noticed, in the order of the report.
    var findings: [Finding] {
        guard context.plan != nil else { return [Finding("report.no-plan", .blocker, at: Place(field: "plan"))] }
        return inventory + unknownActions + silence + report.actions.flatMap(action)
    }

    /// A report that is to bring an inventory is none without it; where it need not, a wrong year is an error.
    private var inventory: [Finding] {
        let place = Place(field: "inventory-year")
        let severity: Finding.Severity = report.kind == .full ? .blocker : .error
        guard let year = report.inventoryYear else {
            return report.kind == .full ? [Finding("report.no-inventory-year", severity, at: place)] : []
        }
        if let base = context.plan?.baselineYear, year <= base {
            return [
                Finding(
                    "report.inventory-not-later", severity, at: place,
                    details: ["year": .plain(year.number), "otherYear": .plain(base.number)])
            ]
        }
        guard context.inventory == nil else { return [] }
        return [Finding("report.inventory-missing", severity, at: place, details: ["year": .plain(year.number)])]
    }

    private var unknownActions: [Finding] {
        report.actions.filter { planned[$0.id] == nil }.map { progress in
            Finding("report.unknown-action", .error, at: place(progress, "status"), details: ["id": .text(progress.id)])
        }
    }

    /// Actions of which nothing is said: neither begun nor not.
    private var silence: [Finding] {
        let told = Set(report.actions.filter { $0.status != nil }.map(\.id))
        let silent = (context.plan?.countedActions ?? []).filter { !told.contains($0.id) }
        guard !silent.isEmpty else { return [] }
        return [
            Finding(
                "report.silent-actions", .warning, at: Place(field: "actions"),
                details: ["count": .count(silent.count), "actions": .list(silent.map { .text($0.title) })])
        ]
    }

    private func action(_ progress: MonitoringReport.Progress) -> [Finding] {
        guard let action = planned[progress.id] else { return [] }
        let before = context.previous?.actions.first { $0.id == progress.id }
        return [
            withoutEffect(progress, action), reopened(progress, action, before), spentLess(progress, action, before),
            beyondPlan(progress, action),
        ].compactMap(\.self)
    }

    /// What is completed and was to save something should say what it saves.
    private func withoutEffect(_ progress: MonitoringReport.Progress, _ action: Action) -> Finding? {
        let wasExpected = action.reduction != nil || action.energySaving != nil || action.renewableProduction != nil
        let isTold =
            progress.reduction != nil || progress.energySaving != nil || progress.renewableProduction != nil
        guard progress.status == .completed, wasExpected, !isTold else { return nil }
        return Finding(
            "report.completed-without-effect", .warning, at: place(progress, "reduction"), details: action.named)
    }

    /// What was completed does not begin again.
    private func reopened(
        _ progress: MonitoringReport.Progress, _ action: Action, _ before: MonitoringReport.Progress?
    ) -> Finding? {
        guard before?.status == .completed, let status = progress.status, status != .completed else { return nil }
        return Finding(
            "report.reopened", .warning, at: place(progress, "status"),
            details: action.named.with(["status": .term("action-status.\(status.rawValue)")]))
    }

    /// Money that was spent stays spent.
    private func spentLess(
        _ progress: MonitoringReport.Progress, _ action: Action, _ before: MonitoringReport.Progress?
    ) -> Finding? {
        guard let spent = progress.spent, let earlier = before?.spent, spent.currency == earlier.currency,
            spent.minorUnits < earlier.minorUnits
        else { return nil }
        return Finding(
            "report.spent-less", .warning, at: place(progress, "spent"),
            details: action.named.with([
                "value": .number(spent.amount), "reference": .number(earlier.amount),
                "currency": .text(spent.currency),
            ]))
    }

    /// More was spent than the plan foresaw.
    private func beyondPlan(_ progress: MonitoringReport.Progress, _ action: Action) -> Finding? {
        guard let spent = progress.spent, let planned = action.cost.investment, spent.currency == planned.currency,
            spent.minorUnits > planned.minorUnits
        else { return nil }
        return Finding(
            "report.beyond-plan", .info, at: place(progress, "spent"),
            details: action.named.with([
                "value": .number(spent.amount), "reference": .number(planned.amount),
                "currency": .text(spent.currency),
            ]))
    }

    private func place(_ progress: MonitoringReport.Progress, _ field: String) -> Place {
        Place(field: "action.\(progress.id).\(field)")
    }
}
