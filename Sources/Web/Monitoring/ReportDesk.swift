import Cities
import Hummingbird
import Inventories
import Ledger
import Localization
import Plans
import Quantities
import ReferenceData

/// Monitoring reports of towns, each with the plan and the inventories that it is held against.
struct ReportDesk: Sendable {
    /// A report, what surrounds it, and what it comes to.
    struct Examined: Sendable {
        let opened: TownDocuments<MonitoringReport>.Opened
        let plan: Plan?
        let baseline: PlanDesk.Inventoried?
        let inventory: PlanDesk.Inventoried?
        let result: ReportResult
        /// What the monitoring inventory rests on.
        let weak: WeakData?

        var name: TownDocumentName { opened.name }
        var report: MonitoringReport { opened.content }
    }

    let plans: PlanDesk

    var desk: Desk { plans.desk }
    var documents: TownDocuments<MonitoringReport> { TownDocuments(desk: desk) }

    /// The plan that a report is about; `nil` where there is none.
    func plan(of report: MonitoringReport, _ slug: String) async throws -> Plan? {
        let name = TownDocumentName(slug: slug, number: report.commitmentYear.number)
        guard let head = try await desk.ledger.head(of: plans.documents.id(name)) else { return nil }
        return try Plan.read(from: head)
    }

    /// A report with everything around it.
    func examined(_ opened: TownDocuments<MonitoringReport>.Opened) async throws -> Examined {
        let report = opened.content
        let slug = opened.name.slug
        let plan = try await plan(of: report, slug)
        let baseline = try await inventory(slug, plan?.baselineYear)
        let inventory = try await inventory(slug, report.inventoryYear)
        let tables = desk.content.library.tables
        let trend = baseline.flatMap { base in
            inventory.flatMap { InventoryComparison(from: base.result, to: $0.result).trend(tables: tables) }
        }
        let context = ExamineReport.Context(
            plan: plan, previous: try await previous(opened), baseline: baseline?.result, inventory: inventory?.result,
            trend: trend)
        return Examined(
            opened: opened, plan: plan, baseline: baseline, inventory: inventory,
            result: ExamineReport()(report, context: context),
            weak: inventory.map { WeakData($0.result, tables: tables) })
    }

    private func inventory(_ slug: String, _ year: Year?) async throws -> PlanDesk.Inventoried? {
        guard let year else { return nil }
        return try await plans.inventory(slug, year.number)
    }

    /// The report before this one on the same plan.
    private func previous(_ opened: TownDocuments<MonitoringReport>.Opened) async throws -> MonitoringReport? {
        for number in stride(from: opened.name.number - 1, to: 0, by: -1) {
            let name = TownDocumentName(slug: opened.name.slug, number: number)
            guard let head = try await desk.ledger.head(of: documents.id(name)) else { continue }
            let earlier = try MonitoringReport.read(from: head)
            if earlier.commitmentYear == opened.content.commitmentYear { return earlier }
        }
        return nil
    }

    /// The next free number of a town's reports.
    func freeName(_ slug: String) async throws -> TownDocumentName {
        var number = 1
        while try await desk.ledger.head(of: documents.id(TownDocumentName(slug: slug, number: number))) != nil {
            number += 1
        }
        return TownDocumentName(slug: slug, number: number)
    }
}
