import Findings
import Localization
import Plans
import Quantities

/// The tables of a monitoring report.
struct ReportTables {
    let report: MonitoringReport
    let plan: Plan?
    let texts: Texts

    /// How many actions have each status; those of which nothing is said have a row of their own.
    func statuses(_ progress: ImplementationProgress) -> Table {
        func row(_ words: String, _ count: Int) -> [Cell] {
            let share = progress.actions > 0 ? Double(count) / Double(progress.actions) : 0
            return [
                Cell(words), Cell(texts.numbers.integer(count)),
                Cell([.words(texts.numbers.percent(share)), .meter(share)]),
            ]
        }
        return Table(
            texts.tableLabel(texts["report.statuses"]), caption: texts["report.statuses"],
            columns: [
                Table.Column(texts["action-edit.status"]), .number(texts["plan.actions"]),
                .number(texts["report.share"]),
            ],
            rows: Action.Status.allCases.map { row(texts["action-status.\($0.rawValue)"], progress.byStatus[$0] ?? 0) }
                + [row(texts["report.silent"], progress.silent)])
    }

    /// Money by currency; nothing is converted.
    func spending(_ progress: ImplementationProgress) -> Table? {
        guard !progress.spending.isEmpty else { return nil }
        return Table(
            texts.tableLabel(texts["report.spending"]), caption: texts["report.spending"],
            columns: [
                Table.Column(texts["plan-edit.currency"]), .number(texts["report.planned"]),
                .number(texts["report.spent"]), .number(texts["report.spent.silent"]),
            ],
            rows: progress.spending.map { money in
                [
                    Cell(money.currency), Cell(texts.figure(Double(money.planned) / 100)),
                    Cell(texts.figure(Double(money.spent) / 100)), Cell(texts.numbers.integer(money.silent)),
                ]
            })
    }

    /// Action by action: what was planned, and what the report says.
    var actions: Table? {
        guard let plan, !plan.actions.isEmpty else { return nil }
        let told = Dictionary(report.actions.map { ($0.id, $0) }) { first, _ in first }
        return Table(
            texts.tableLabel(texts["plan.actions"]),
            columns: [
                Table.Column(texts["plan.action"]), Table.Column(texts["action-edit.status"]),
                .number(texts["report.spent"]), .number(texts["plan.action.saving"]),
                .number(texts["plan.action.production"]), .number(texts["plan.action.reduction"]),
                Table.Column(texts["action-edit.comment"]),
            ],
            rows: plan.actions.map { action in
                let progress = told[action.id]
                return [
                    Cell(action.title),
                    Cell(progress?.status.map { texts["action-status.\($0.rawValue)"] } ?? texts["figure.unknown"]),
                    Cell(pair(progress?.spent.map(money), action.cost.investment.map(money))),
                    Cell(pair(progress?.energySaving.map(amount), action.energySaving.map(amount))),
                    Cell(pair(progress?.renewableProduction.map(amount), action.renewableProduction.map(amount))),
                    Cell(pair(progress?.reduction.map(amount), action.reduction.map(amount))),
                    Cell(progress?.comment ?? ""),
                ]
            })
    }

    /// What stands in the way.
    var barriers: Table? {
        guard !report.barriers.isEmpty else { return nil }
        return Table(
            texts.tableLabel(texts["report.barriers"]),
            columns: [
                Table.Column(texts["report.barrier"]), Table.Column(texts["report.barrier.severity"]),
                Table.Column(texts["action-edit.comment"]),
            ],
            rows: report.barriers.map { barrier in
                [
                    Cell(texts["barrier.\(barrier.kind.rawValue)"]),
                    Cell(
                        barrier.severity.map { texts["barrier-severity.\($0.rawValue)"] } ?? texts["figure.unknown"]),
                    Cell(barrier.comment ?? ""),
                ]
            })
    }

    /// What is said now, beside what was planned.
    private func pair(_ now: String?, _ planned: String?) -> [Cell.Part] {
        let told: [Cell.Part] = [.words(now ?? texts["figure.unknown"])]
        return planned.map { told + [.soft(texts["report.of", ["value": .text($0)]])] } ?? told
    }

    private func amount<D: Dimension>(_ quantity: Quantity<D>) -> String {
        texts.quantity(texts.figure(quantity.value), D.baseSymbol)
    }

    private func money(_ money: Money) -> String { "\(texts.figure(money.amount))\u{A0}\(money.currency)" }
}
