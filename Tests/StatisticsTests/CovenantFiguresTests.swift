import Cities
import Inventories
import Plans
import Quantities
import ReferenceData
import Testing

@testable import Statistics

@Suite("The covenant in figures")
struct CovenantFiguresTests {
    private func figures(_ territory: Territory = .world, on day: String = "2023-01-01") throws -> CovenantFigures {
        CovenantFigures(of: try SampleCovenant.snapshot(), in: territory, on: try SampleCovenant.day(day))
    }

    @Test("all four towns count, but the people of the two in the oblast only once")
    func people() throws {
        let figures = try figures()
        #expect(figures[.signatories, "active"]?.value == 4)
        let people = try #require(figures[.people, "people"])
        #expect(people.value == 520_000)
        #expect(people.coverage.mark == .complete)
        #expect(people.coverage.throughOthers == 2)
        #expect(figures.lists.through.map(\.slug) == ["a", "b"])
    }

    @Test("the oblast's energy stands for its towns; the town elsewhere is added with its newest year")
    func energy() throws {
        let energy = try #require(try figures()[.energy, "used"])
        #expect(energy.value == 3_200_000)
        #expect(energy.coverage.towns == 4)
        #expect(energy.coverage.people == 520_000)
    }

    @Test("before the oblast has published, its town speaks for itself and the rest is missing")
    func beforeTheOblast() throws {
        let figures = try figures(on: "2016-12-31")
        let energy = try #require(figures[.energy, "used"])
        #expect(energy.value == 1_550_000)
        #expect(energy.coverage.mark == .partial)
        #expect((energy.coverage.towns, energy.coverage.ofTowns) == (2, 4))
        #expect((energy.coverage.people, energy.coverage.ofPeople) == (120_000, 520_000))
        #expect(figures.lists.withoutInventory == ["b", "oblast"])
    }

    @Test("what was reached is told of two complete inventories that are counted alike")
    func reached() throws {
        let figures = try figures()
        #expect(figures[.reached, "ipcc-CO2e", "base"]?.value == 480_000)
        #expect(figures[.reached, "ipcc-CO2e", "reduction"]?.value == 120_000)
        #expect(figures[.reached, "ipcc-CO2e", "share"]?.value == 0.25)
        #expect(figures[.reached, "ipcc-CO2e", "reduction"]?.coverage.mark == .partial)
    }

    @Test("a later inventory that lacks something is not taken for a reduction")
    func partialCourse() throws {
        var inventories = try SampleCovenant.inventories()
        inventories[4].emission.missing = 1
        let figures = CovenantFigures(
            of: CovenantSnapshot(signatories: try SampleCovenant.towns(), inventories: inventories), in: .country("KG"),
            on: try SampleCovenant.day("2023-01-01"))
        #expect(figures[.reached, "all", "reduction"]?.value == nil)
        #expect(figures.lists.notComparable == ["c"])
    }

    @Test("a figure that no town reports has no value, and is not zero")
    func unknown() throws {
        let figures = try figures()
        let production = try #require(figures[.production, "electricity"])
        #expect(production.value == nil)
        #expect(production.coverage.mark == .unknown)
        #expect(figures[.plans, "accepted"]?.value == nil)
        #expect(figures.lists.planUnknown.count == 4)
    }

    @Test("of a country without signatories it is known that there is none")
    func empty() throws {
        let figures = try figures(.country("UZ"))
        #expect(figures[.signatories, "active"]?.value == 0)
        #expect(figures[.signatories, "active"]?.coverage.mark == .complete)
        #expect(figures[.energy] == [])
    }

    @Test("a town that counts emissions otherwise is not added to the rest")
    func countings() throws {
        var inventories = try SampleCovenant.inventories()
        inventories[4].counting = .init(.lifeCycle, .equivalent)
        let figures = CovenantFigures(
            of: CovenantSnapshot(signatories: try SampleCovenant.towns(), inventories: inventories), in: .world,
            on: try SampleCovenant.day("2023-01-01"))
        #expect(figures[.emissions].map(\.key) == ["ipcc-CO2e", "lca-CO2e"])
        #expect(figures[.emissions].map(\.value) == [900_000, 60_000])
    }

    @Test("a plan promises against its baseline; without one it is not counted and its town is missing")
    func promised() throws {
        var plan = Plan(town: .init(name: "C", country: "KG", population: 20_000), kind: .secap)
        plan.baselineYear = 2015
        plan.targets = [
            Target(value: 0.1, kind: .absolute, year: 2025, isMidTerm: true),
            Target(value: 0.3, kind: .absolute, year: 2030),
        ]
        var lamps = Action(id: "1", title: "Lamps", sector: .publicLighting)
        lamps.reduction = Quantity(900)
        lamps.cost.investment = Money(500, currency: "KGS")
        lamps.status = .completed
        var stoves = Action(id: "2", title: "Stoves", sector: .residential)
        stoves.status = .ongoing
        plan.actions = [lamps, stoves]
        let published = PublishedPlan(slug: "c", year: 2030, plan: plan, since: try SampleCovenant.day("2021-01-01"))
        let figures = CovenantFigures(
            of: CovenantSnapshot(
                signatories: try SampleCovenant.towns(), inventories: try SampleCovenant.inventories(),
                plans: [published]), in: .country("KG"), on: try SampleCovenant.day("2023-01-01"))
        let reduction = try #require(figures[.promised, "ipcc-CO2e", "reduction"])
        #expect(abs((reduction.value ?? 0) - 24_000) < 1e-6)
        #expect(figures[.plans, "accepted"]?.value == 1)
        #expect(figures[.actions, "public_lighting", "reduction"]?.value == 900)
        #expect(figures[.actions, "residential", "reduction"]?.value == nil)
        #expect(figures[.actions, "residential", "count"]?.value == 1)
        #expect(figures[.statuses, "completed"]?.value == 1)
        let money = try #require(figures[.money, "KGS", "investment"])
        #expect(money.value == 500)
        #expect(money.coverage.mark == .partial)
    }

    @Test("status and money come from the newest public report; of what it does not tell nothing is known")
    func reported() throws {
        var plan = Plan(town: .init(name: "C", country: "KG", population: 20_000), kind: .secap)
        plan.actions = ["1", "2", "3"].map { id in
            var action = Action(id: id, title: "Action \(id)", sector: .municipal)
            action.status = .notStarted
            action.cost.spent = Money(10, currency: "KGS")
            return action
        }
        var report = MonitoringReport(
            town: plan.town, commitmentYear: 2030, kind: .actions, day: try SampleCovenant.day("2022-06-30"))
        report.actions = [("1", Action.Status.completed), ("2", .cancelled)].map { id, status in
            var progress = MonitoringReport.Progress(id: id)
            progress.status = status
            progress.spent = Money(700, currency: "KGS")
            return progress
        }
        let snapshot = CovenantSnapshot(
            signatories: try SampleCovenant.towns(),
            plans: [PublishedPlan(slug: "c", year: 2030, plan: plan, since: try SampleCovenant.day("2021-01-01"))],
            reports: [
                PublishedReport(slug: "c", number: 1, report: report, since: try SampleCovenant.day("2022-09-01"))
            ])
        func figures(_ day: String) throws -> CovenantFigures {
            CovenantFigures(of: snapshot, in: .country("KG"), on: try SampleCovenant.day(day))
        }
        let before = try figures("2022-08-31")
        #expect(before[.statuses, "not_started"]?.value == 3)
        #expect(before[.money, "KGS", "spent"]?.value == 30)
        let after = try figures("2022-09-01")
        #expect(after[.actions, "municipal", "count"]?.value == 2)
        #expect(after[.statuses, "completed"]?.value == 1)
        #expect(after[.statuses, "completed"]?.coverage.mark == .partial)
        #expect(after[.statuses, "not_started"]?.value == 0)
        #expect(after[.money, "KGS", "spent"]?.value == 700)
    }

    @Test("a generation is not promised before it existed")
    func generations() throws {
        let snapshot = CovenantSnapshot(
            signatories: try SampleCovenant.towns(), calendar: try ReferenceLibrary.load().covenantCalendar())
        let early = CovenantFigures(of: snapshot, in: .world, on: try SampleCovenant.day("2015-05-01"))
        #expect(early[.commitments, "2020"]?.value == 3)
        #expect(early[.commitments, "2030"]?.value == 0)
        #expect(try figures()[.commitments, "2030"]?.value == 4)
    }

    @Test("a plan that is overdue makes its town late, by name and day")
    func late() throws {
        var towns = try SampleCovenant.towns()
        towns[3].commitments = [.by2030]
        towns[3].milestones = [
            Milestone(
                id: "adhesion", kind: .adhesion, day: try SampleCovenant.day("2016-04-13"), commitments: [.by2030])
        ]
        towns[3].adhesion = try SampleCovenant.day("2016-04-13")
        let snapshot = CovenantSnapshot(signatories: towns, calendar: try ReferenceLibrary.load().covenantCalendar())
        let before = CovenantFigures(of: snapshot, in: .country("KG"), on: try SampleCovenant.day("2018-04-13"))
        #expect(before.lists.late == [])
        let after = CovenantFigures(of: snapshot, in: .country("KG"), on: try SampleCovenant.day("2018-04-14"))
        #expect(after.lists.late.map(\.slug) == ["c"])
        #expect(after.lists.late.first?.day == CalendarDay("2018-04-13"))
        #expect(after.lists.withoutPlan == ["c"])
    }

    @Test("a held town counts no more, and is named")
    func onHold() throws {
        var towns = try SampleCovenant.towns()
        towns[3].status = "on_hold"
        let snapshot = CovenantSnapshot(signatories: towns, inventories: try SampleCovenant.inventories())
        let figures = CovenantFigures(of: snapshot, in: .world, on: try SampleCovenant.day("2024-05-01"))
        #expect(figures[.signatories, "active"]?.value == 3)
        #expect(figures[.signatories, "on_hold"]?.value == 1)
        #expect(figures.lists.onHold == ["c"])
        #expect(figures[.energy, "used"]?.value == 3_000_000)
        #expect(figures[.adhesions].compactMap(\.value).reduce(0, +) == 4)
    }
}
