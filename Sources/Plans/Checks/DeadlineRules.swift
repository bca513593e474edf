import Cities
import Findings
import Inventories
import Quantities

/// Rules about what is due, on the day of the check.
enum DeadlineRules {
    static let all: [RuleEvaluation<PlanExamination>] =
        [RuleEvaluation("X01", numbers: 2, plan)] + ofReports + [RuleEvaluation("X04", onHold)]

    /// Rules that a report answers too, on the day it is sent.
    static let ofReports: [RuleEvaluation<PlanExamination>] = [
        RuleEvaluation("X02", numbers: 1) { report($0, $1, $1.context.process.reports + $1.inventories) },
        RuleEvaluation("X03", numbers: 1) { report($0, $1, $1.inventories) },
    ]

    /// X01: the plan follows so many years after joining: one for 2020, two for 2030.
    static func plan(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        guard let due = plan.due(rule.thresholds) else { return [] }
        let days = (plan.context.process.submission ?? plan.context.today).days(after: due)
        guard days > 0 else { return [] }
        return [
            rule.finding(at: Place(field: "submission"), ["count": .count(days), "day": .text(due.description)])
        ]
    }

    /// X02, X03: a report follows so many years after the plan, and again after each.
    private static func report(_ rule: PlanRule, _ plan: PlanExamination, _ reports: [CalendarDay]) -> [Finding] {
        guard let submission = plan.context.process.submission else { return [] }
        let last = reports.filter { $0 >= submission }.max() ?? submission
        let due = last.adding(years: Int(rule.thresholds[0]))
        let days = plan.context.today.days(after: due)
        guard days > 0 else { return [] }
        return [
            rule.finding(at: Place(field: "reports"), ["count": .count(days), "day": .text(due.description)])
        ]
    }

    /// X04: a town that is late without an extension, and was told so in writing, goes on hold.
    static func onHold(_ rule: PlanRule, _ plan: PlanExamination) -> [Finding] {
        let process = plan.context.process
        guard process.submission == nil, let notice = process.notice, let due = plan.due(plan.thresholds["X01"] ?? []),
            plan.context.today > due, notice <= plan.context.today
        else { return [] }
        return [rule.finding(at: Place(field: "status"), ["day": .text(notice.description)])]
    }
}

extension PlanExamination {
    /// The days of reports that held an inventory.
    fileprivate var inventories: [CalendarDay] { context.process.monitoringInventories }

    /// The day the plan is due, its extension included; by years for a plan for 2020 and for one for 2030.
    fileprivate func due(_ years: [Double]) -> CalendarDay? {
        guard years.count >= 2, let adhesion = context.process.adhesion else { return nil }
        let due = adhesion.adding(years: Int(plan.kind == .seap ? years[0] : years[1]))
        return max(due, context.process.extendedUntil ?? due)
    }
}
