import Cities
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Quantities
import ReferenceData

/// Monitoring reports of towns, each with the plan and the inventories that it is held against.
struct ReportDesk: Sendable {
    /// A report, what surrounds it, and what it comes to.
    struct Examined: Sendable {
        let opened: TownDocuments<MonitoringReport>.Opened
        let planned: PlanInForce?
        let baseline: PlanDesk.Inventoried?
        let inventory: PlanDesk.Inventoried?
        let result: ReportResult
        /// What the monitoring inventory rests on.
        let weak: WeakData?

        var plan: Plan? { planned?.plan }
        var name: TownDocumentName { opened.name }
        var report: MonitoringReport { opened.content }
    }

    let plans: PlanDesk

    var desk: Desk { plans.desk }
    var documents: TownDocuments<MonitoringReport> { TownDocuments(desk: desk) }

    /// The plan that a report is about: the accepted one, else the one that the town works on.
    func plan(of report: MonitoringReport, _ slug: String) async throws -> PlanInForce? {
        try await desk.ledger.planInForce(TownDocumentName(slug: slug, number: report.commitmentYear.number))
    }

    /// A report with everything around it.
    func examined(_ opened: TownDocuments<MonitoringReport>.Opened) async throws -> Examined {
        let report = opened.content
        let slug = opened.name.slug
        let planned = try await plan(of: report, slug)
        let baseline = try await inventory(slug, planned?.plan.baselineYear)
        let inventory = try await inventory(slug, report.inventoryYear)
        let examined = desk.content.examineReport(
            report, of: planned?.plan, after: try await previous(opened), baseline: baseline?.result,
            inventory: inventory?.result)
        return Examined(
            opened: opened, planned: planned, baseline: baseline, inventory: inventory, result: examined.result,
            weak: examined.weak)
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

    /// The inventories that a report is held against, each with its address.
    static func sources(
        _ baseline: PlanDesk.Inventoried?, _ inventory: PlanDesk.Inventoried?, _ texts: Texts
    ) -> [Fact] {
        [("report.baseline", baseline), ("report.inventory", inventory)].compactMap { key, inventoried in
            inventoried.map { inventoried in
                let year = String(inventoried.result.inventory.year.number)
                return Fact(texts.text(key), [.link(Link(year, inventoried.address(texts.language)))])
            }
        }
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

extension SiteContent {
    /// Holds a report against its plan and its inventories: what it comes to, with the range of what was reached, and
    /// what its inventory rests on.
    func examineReport(
        _ report: MonitoringReport, of plan: Plan?, after previous: MonitoringReport?, baseline: InventoryResult?,
        inventory: InventoryResult?
    ) -> (result: ReportResult, weak: WeakData?) {
        let trend = baseline.flatMap { base in inventory.flatMap { self.trend(from: base, to: $0) } }
        let context = ExamineReport.Context(
            plan: plan, previous: previous, baseline: baseline, inventory: inventory, trend: trend)
        return (ExamineReport()(report, context: context), inventory.map { WeakData($0, tables: library.tables) })
    }
}
