import Cities
import Findings
import Inventories
import Plans
import Quantities
import Testing

@Suite("Monitoring report")
struct ExamineReportTests {
    private func report(
        _ kind: MonitoringReport.Kind = .actions, _ change: (inout MonitoringReport) -> Void = { _ in }
    ) throws -> MonitoringReport {
        let day = try #require(CalendarDay("2018-05-25"))
        var report = MonitoringReport(
            town: DemokentPlan.sound.town, commitmentYear: 2030, kind: kind, day: day)
        report.actions = DemokentPlan.sound.actions.map { action in
            var progress = MonitoringReport.Progress(id: action.id)
            progress.status = .ongoing
            return progress
        }
        change(&report)
        return report
    }

    private func codes(
        _ report: MonitoringReport, plan: Plan? = DemokentPlan.sound, previous: MonitoringReport? = nil
    ) -> [String] {
        ExamineReport()(report, context: .init(plan: plan, previous: previous)).findings.map(\.code)
    }

    @Test("a report that says something of every action has no findings")
    func sound() throws {
        #expect(codes(try report()) == [])
        #expect(codes(try report(), plan: nil) == ["report.no-plan"])
    }

    @Test("what is not told, and what the plan lacks, is found at once")
    func unknown() throws {
        let report = try report { report in
            report.actions[0].status = nil
            report.actions.append(.init(id: "99"))
        }
        #expect(codes(report) == ["report.unknown-action", "report.silent-actions"])
    }

    @Test("a completed action says what it saves")
    func withoutEffect() throws {
        #expect(codes(try report { $0.actions[0].status = .completed }) == ["report.completed-without-effect"])
        let told = try report { report in
            report.actions[0].status = .completed
            report.actions[0].reduction = Quantity(2_000)
        }
        #expect(codes(told) == [])
    }

    @Test("what was completed does not begin again, and money that was spent stays spent")
    func earlier() throws {
        let before = try report { report in
            report.actions[0].status = .completed
            report.actions[0].reduction = .zero
            report.actions[0].spent = Money(600_000, currency: "EUR")
        }
        let now = try report { $0.actions[0].spent = Money(500_000, currency: "EUR") }
        #expect(codes(now, previous: before) == ["report.reopened", "report.spent-less"])
        #expect(codes(try report { $0.actions[0].spent = Money(900_001, currency: "EUR") }) == ["report.beyond-plan"])
    }

    @Test("a full report brings an inventory of a later year")
    func inventory() throws {
        #expect(codes(try report(.full)) == ["report.no-inventory-year"])
        var plan = DemokentPlan.sound
        plan.baselineYear = 2015
        #expect(codes(try report(.full) { $0.inventoryYear = 2015 }, plan: plan) == ["report.inventory-not-later"])
        #expect(codes(try report(.full) { $0.inventoryYear = 2018 }, plan: plan) == ["report.inventory-missing"])
    }

    @Test("money is added up by currency, and silence is not zero")
    func implementation() throws {
        let report = try report { report in
            report.actions[0].status = .completed
            report.actions[0].spent = Money(800_000, currency: "EUR")
            report.actions[0].reduction = Quantity(2_000)
            report.actions[1].status = nil
            report.actions[2].spent = Money(5_000_000, currency: "KZT")
        }
        let progress = try #require(
            ExamineReport()(report, context: .init(plan: DemokentPlan.sound)).implementation)
        #expect(progress.byStatus == [.completed: 1, .ongoing: 8])
        #expect(progress.silent == 1)
        #expect(progress.spending.map(\.currency) == ["EUR", "KZT"])
        #expect(progress.spending.map(\.spent) == [80_000_000, 500_000_000])
        // Ten actions plan euro; the first says what it spent, and so does the third, in another currency.
        #expect(progress.spending.map(\.silent) == [8, 0])
        #expect(progress.achieved.reduction.value == Quantity(2_000))
        #expect(progress.achieved.reduction.known == 1)
        #expect(!progress.achieved.reduction.isComplete)
    }
}
