import Cities
import Cryptography
import Findings
import Inventories
import Ledger
import Plans
import QalaTesting
import Quantities
import Reviews
import Testing

@Suite("Sending a report to be reviewed")
struct ReportReviewTests {
    @Test("a report goes with the accepted plan and the inventories that it uses")
    func sent() async throws {
        let town = try await ReviewedTown()
        try await town.acceptedPlan()
        try await town.report()
        let sent = try await town.sendReport()
        #expect(
            sent.submission.parts.map(\.document.description) == [
                "report/demokent-1", "published-plan/demokent-2030", "published-inventory/demokent-2015",
                "inventory/demokent-2018",
            ])
        #expect(sent.name.text == "demokent-2" && sent.submission.item == .monitoringInventory)
        let milestone = try #require(try await town.registered().milestones?.last)
        #expect(milestone.kind == .monitoringInventory && milestone.commitments == [.by2030])
    }

    @Test("a report without an inventory is one on actions")
    func actions() async throws {
        let town = try await ReviewedTown()
        try await town.acceptedPlan()
        try await town.report(1, .actions)
        let sent = try await town.sendReport()
        #expect(sent.submission.item == .actionReport && sent.submission.parts.count == 3)
        #expect(sent.submission.outcome?.verdict == "eligible")
        #expect(try await town.registered().milestones?.last?.kind == .actionReport)
    }

    @Test("what was sent is judged alike by whoever has it, while the town works on")
    func recomputed() async throws {
        let town = try await ReviewedTown()
        try await town.acceptedPlan()
        try await town.report()
        let sent = try await town.sendReport()
        try await town.report { $0.actions.removeAll() }
        try await town.change { $0.actions.removeAll() }
        let judged = try await town.judge(sent.submission)
        #expect(sent.submission.outcome?.differences(to: judged.outcome) == [])
        #expect(judged.report?.implementation?.byStatus == [.ongoing: 7])
        let figures = Dictionary(judged.outcome.figures.map { ($0.id, $0) }) { first, _ in first }
        #expect(figures["spent.EUR"]?.value == 60_000)
        let reached = try #require(figures["progress.2030.absolute"]?.value)
        #expect(reached > 0.15 && reached < 0.25)
    }

    @Test("nothing is sent of a plan that nobody has accepted, and no full report without its inventory")
    func refused() async throws {
        let town = try await ReviewedTown()
        try await town.report()
        for code in ["submission.plan-not-accepted", "report.inventory-missing"] {
            let failure = await #expect(throws: SubmitForReview.Failure.self) { try await town.sendReport() }
            guard case .refused(let findings) = failure else { return #expect(failure == nil) }
            #expect(findings.map(\.code) == [code])
            try await town.acceptedPlan()
            try await town.report { $0.inventoryYear = 2017 }
        }
    }

    @Test("a report that comes late says so, by the rule that asks for it")
    func late() async throws {
        let town = try await ReviewedTown()
        try await town.acceptedPlan()
        try await town.report()
        let inTime = try await town.judge(try await town.sendReport(on: "2018-11-01").submission)
        #expect(!inTime.noticed.contains { ["X02", "X03"].contains($0.finding.code) })
        let other = try await ReviewedTown()
        try await other.acceptedPlan()
        try await other.report()
        let late = try await other.judge(try await other.sendReport(on: "2019-02-01").submission)
        #expect(late.noticed.contains { $0.finding.code == "X02" && $0.document.kind == "report" })
    }

    @Test("an accepted report is public byte by byte, with its inventory; the plan stays as it was accepted")
    func accepted() async throws {
        let town = try await ReviewedTown()
        try await town.acceptedPlan()
        try await town.change { $0.strategy.vision = "Not accepted by anybody" }
        let report = try await town.report()
        let plan = try #require(await town.ledger.head(of: DocumentID(kind: Plan.publishedKind, name: "demokent-2030")))
        let sent = try await town.sendReport()
        try await town.report { $0.remarks = "Changed since" }
        try await town.decide(.acceptedWithRemarks, on: sent.name)
        let published = try #require(
            await town.ledger.head(of: DocumentID(kind: MonitoringReport.publishedKind, name: "demokent-1")))
        #expect(published.body == report.body)
        #expect(await town.ledger.head(of: plan.document)?.digest == plan.digest)
        #expect(await town.ledger.head(of: InventoryDocument.publishedID(town: "demokent", year: 2018)) != nil)
        let kinds = try await town.registered().milestones?.map(\.kind)
        #expect(Set(kinds ?? []) == [.planSubmitted, .planAccepted, .monitoringInventory, .reportAccepted])
    }

    @Test("the next report is held against the accepted one before it")
    func previous() async throws {
        let town = try await ReviewedTown()
        try await town.acceptedPlan()
        try await town.report()
        try await town.decide(.acceptedWithRemarks, on: try await town.sendReport().name)
        try await town.report(2, .actions) { $0.actions[0].spent = Money(50_000, currency: "EUR") }
        let second = try await town.sendReport(2, on: "2020-10-01")
        #expect(second.submission.part(of: DocumentID(kind: "published-report", name: "demokent-1")) != nil)
        let judged = try await town.judge(second.submission)
        #expect(judged.noticed.contains { $0.finding.code == "report.spent-less" })
    }
}
