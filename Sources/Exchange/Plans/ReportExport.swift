import Cities
import Findings
package import Inventories
package import Localization
package import Plans
import Quantities

/// A monitoring report and what it comes to, as other programs read it: schema `qala.monitoring-report/1`.
///
/// Energy is in megawatt-hours and emissions are in tonnes, both a year; money is in whole units of its currency. What
/// the report does not say is left out.
package struct ReportExport: Encodable, Sendable {
    package struct Target: Encodable, Sendable {
        let reduction: Double
        let kind: String
        let year: Int
        let reached: Double?
        let low: Double?
        let high: Double?
        /// The reduction on the straight path in the year of the inventory.
        let path: Double?
        let judgement: String?
        let isComplete: Bool?
        /// Why nothing can be said.
        let obstacle: String?

        init(_ step: ReportResult.Step) {
            let progress = try? step.progress.get()
            reduction = step.target.value
            kind = step.target.kind.rawValue
            year = step.target.year.number
            reached = progress?.reached
            low = progress?.range?.low
            high = progress?.range?.high
            path = progress?.expected
            judgement = progress?.ofTarget.rawValue
            isComplete = progress?.isComplete
            if case .failure(let reason) = step.progress { obstacle = reason.rawValue } else { obstacle = nil }
        }
    }

    package struct Sums: Encodable, Sendable {
        let reduction: PlanReport.Sum
        let energySaving: PlanReport.Sum
        let renewableProduction: PlanReport.Sum

        init(_ sums: ActionSums) {
            reduction = PlanReport.Sum(sums.reduction)
            energySaving = PlanReport.Sum(sums.energySaving)
            renewableProduction = PlanReport.Sum(sums.renewableProduction)
        }
    }

    package struct Spending: Encodable, Sendable {
        let currency: String
        let planned: Double
        let spent: Double
        /// How many actions say what was spent, and how many plan money and do not.
        let told: Int
        let silent: Int
    }

    package struct Implementation: Encodable, Sendable {
        let actions: Int
        /// Actions of which the report says nothing.
        let silent: Int
        let byStatus: [String: Int]
        let spending: [Spending]
        let expected: Sums
        let achieved: Sums

        init(_ progress: ImplementationProgress) {
            actions = progress.actions
            silent = progress.silent
            byStatus = Dictionary(uniqueKeysWithValues: progress.byStatus.map { ($0.key.rawValue, $0.value) })
            spending = progress.spending.map {
                Spending(
                    currency: $0.currency, planned: Double($0.planned) / 100, spent: Double($0.spent) / 100,
                    told: $0.told, silent: $0.silent)
            }
            expected = Sums(progress.expected)
            achieved = Sums(progress.achieved)
        }
    }

    package struct Money: Encodable, Sendable {
        let amount: Double
        let currency: String
    }

    package struct Action: Encodable, Sendable {
        let id: String
        let title: String?
        let status: String?
        let spent: Money?
        let energySaving: Double?
        let renewableProduction: Double?
        let reduction: Double?
        let comment: String?

        init(_ id: String, title: String?, _ told: MonitoringReport.Progress?) {
            self.id = id
            self.title = title
            status = told?.status?.rawValue
            spent = told?.spent.map { Money(amount: $0.amount, currency: $0.currency) }
            energySaving = told?.energySaving?.value
            renewableProduction = told?.renewableProduction?.value
            reduction = told?.reduction?.value
            comment = told?.comment
        }
    }

    package struct Obstacle: Encodable, Sendable {
        let kind: String
        let severity: String?
        let comment: String?
    }

    package struct Weak: Encodable, Sendable {
        let share: Double?
        let emission: Double
        let lines: [Line]

        package struct Line: Encodable, Sendable {
            let id: String
            let emission: Double
            let reasons: [String]
        }

        init(_ weak: WeakData) {
            share = weak.share
            emission = weak.emission.value
            lines = weak.lines.map {
                Line(id: $0.id, emission: $0.emission.value, reasons: $0.reasons.map(\.rawValue))
            }
        }
    }

    let schema = "qala.monitoring-report/1"
    let town: String
    let number: Int
    let revision: String
    let commitmentYear: Int
    let kind: String
    let day: String
    let baselineYear: Int?
    let inventoryYear: Int?
    let targets: [Target]
    /// `nil` without a plan.
    let implementation: Implementation?
    /// The plan's actions in its order, then those that only the report names.
    let actions: [Action]
    let barriers: [Obstacle]
    let remarks: String?
    /// What of the monitoring inventory rests on weak data.
    let weakData: Weak?
    let findings: [InventoryExport.Noticed]

    /// Puts a report into words; `revision` is the digest of what was accepted.
    package init(
        _ result: ReportResult, number: Int, of plan: Plan?, baseline: InventoryResult?, weak: WeakData?,
        revision: String, texts: Texts
    ) {
        let report = result.report
        town = report.town.name
        self.number = number
        self.revision = revision
        commitmentYear = report.commitmentYear.number
        kind = report.kind.rawValue
        day = report.day.description
        baselineYear = baseline?.inventory.year.number
        inventoryYear = report.inventoryYear?.number
        targets = result.steps.map(Target.init)
        implementation = result.implementation.map(Implementation.init)
        let told = Dictionary(report.actions.map { ($0.id, $0) }) { first, _ in first }
        let planned = plan?.actions ?? []
        let known = Set(planned.map(\.id))
        actions =
            planned.map { Action($0.id, title: $0.title, told[$0.id]) }
            + report.actions.filter { !known.contains($0.id) }.map { Action($0.id, title: nil, $0) }
        barriers = report.barriers.map {
            Obstacle(kind: $0.kind.rawValue, severity: $0.severity?.rawValue, comment: $0.comment)
        }
        remarks = report.remarks
        weakData = weak.map(Weak.init)
        findings = result.findings.map { InventoryExport.noticed($0, texts) }
    }
}
