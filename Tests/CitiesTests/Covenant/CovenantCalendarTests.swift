import Cities
import Quantities
import Testing

@Suite("Deadlines of the covenant")
struct CovenantCalendarTests {
    /// As the shipped tables say; one row of them is made up to be recalled.
    static let calendar: CovenantCalendar = {
        let read = Citation(source: "FAQ", verification: .read)
        let recalled = Citation(source: "FAQ", verification: .memory)
        return CovenantCalendar(
            rules: [
                DeadlineRule(.energyPlan, months: 12, citation: read),
                DeadlineRule(.climatePlan, months: 24, citation: read),
                DeadlineRule(.monitoring, months: 24, citation: read),
                DeadlineRule(.inventory, months: 48, citation: read),
                DeadlineRule(.feedback, months: 6, citation: read),
            ],
            generations: [
                CommitmentGeneration(.by2020, opened: .on("2008-01-29"), plan: .energyPlan, citation: read),
                CommitmentGeneration(.by2030, opened: .on("2015-10-15"), plan: .climatePlan, citation: read),
                CommitmentGeneration(.by2050, opened: .on("2021-04-21"), plan: .climatePlan, citation: recalled),
                CommitmentGeneration(.adaptation, opened: .on("2014-03-19"), plan: .climatePlan, citation: recalled),
                CommitmentGeneration(.energyPoverty, opened: .on("2021-04-21"), plan: nil, citation: recalled),
            ], settings: .init(reminderDays: [-90, -30, -7, 0, 14, 30]))
    }()

    /// Joined on 10 March 2020 for 2030, as somebody wrote down.
    static func town(
        _ commitments: [Commitment] = [.by2030], adhesion: String = "2020-03-10", country: String = "KZ",
        _ milestones: [Milestone] = [], isWritten: Bool = true
    ) -> Signatory {
        var town = Signatory(
            id: 1, gcomIdentifier: nil, slug: "demokent", name: TownName(published: "Demokent"), country: country,
            population: 48_200, position: nil, coordinator: nil, supporter: nil, commitments: commitments,
            adhesion: .on(adhesion), status: "published", adhesionKind: "individual", group: nil)
        let joined = Milestone(id: "m0", kind: .adhesion, day: .on(adhesion))
        town.milestones = (isWritten ? [joined] : []) + milestones
        if !isWritten, milestones.isEmpty { town.milestones = nil }
        return town
    }

    static func event(_ kind: Milestone.Kind, _ day: String, _ commitments: [Commitment]? = nil) -> Milestone {
        Milestone(id: "\(kind.rawValue) \(day)", kind: kind, day: .on(day), commitments: commitments)
    }

    private func deadlines(_ town: Signatory, _ day: String) -> [String] {
        Self.calendar.deadlines(of: town, on: .on(day)).map {
            "\($0.id) \($0.due?.description ?? "–") \($0.state.rawValue)"
        }
    }

    @Test("the plan for 2020 is due one year after joining, that for 2030 two years")
    func plans() {
        #expect(deadlines(Self.town([.by2020]), "2020-06-01") == ["seap_submit 2021-03-10 upcoming"])
        #expect(deadlines(Self.town([.by2030]), "2020-06-01") == ["secap_submit 2022-03-10 upcoming"])
        #expect(
            deadlines(Self.town([.by2020, .by2030]), "2021-03-11") == [
                "seap_submit 2021-03-10 overdue", "secap_submit 2022-03-10 upcoming",
            ])
    }

    @Test("who joined on a leap day has until 28 February")
    func leapDay() {
        #expect(
            deadlines(Self.town([.by2020], adhesion: "2020-02-29"), "2020-03-01") == ["seap_submit 2021-02-28 upcoming"]
        )
    }

    @Test("a deadline is near for ninety days, the last of which is its own")
    func states() {
        let town = Self.town()
        #expect(deadlines(town, "2021-12-09") == ["secap_submit 2022-03-10 upcoming"])
        #expect(deadlines(town, "2021-12-10") == ["secap_submit 2022-03-10 soon"])
        #expect(deadlines(town, "2022-03-10") == ["secap_submit 2022-03-10 soon"])
        #expect(deadlines(town, "2022-03-11") == ["secap_submit 2022-03-10 overdue"])
    }

    @Test("before a town joins it owes nothing")
    func before() { #expect(deadlines(Self.town(), "2020-03-09") == []) }

    @Test("one extension moves the day, a second does not")
    func extended() {
        var first = Self.event(.extended, "2022-03-01")
        first.deadline = "secap_submit"
        first.until = .on("2022-09-10")
        var second = first
        second.id = "again"
        second.day = .on("2022-09-01")
        second.until = .on("2023-03-10")
        let town = Self.town([.by2030], [first, second])
        #expect(deadlines(town, "2022-02-28") == ["secap_submit 2022-03-10 soon"])
        #expect(deadlines(town, "2022-03-11") == ["secap_submit 2022-09-10 upcoming"])
        #expect(deadlines(town, "2022-09-11") == ["secap_submit 2022-09-10 overdue"])
    }

    @Test("reports follow the plan after two and four years, and each other")
    func reports() {
        let town = Self.town(
            [.by2030],
            [
                Self.event(.planSubmitted, "2022-03-01"), Self.event(.actionReport, "2024-02-01"),
                Self.event(.monitoringInventory, "2026-02-10"),
            ])
        #expect(
            deadlines(town, "2026-03-02") == [
                "secap_submit 2022-03-10 done", "monitoring 2024-03-01 done", "monitoring-2 2026-02-01 done_late",
                "mei 2026-03-01 done", "monitoring-3 2028-02-10 upcoming", "mei-2 2030-02-10 upcoming",
            ])
    }

    @Test("a late report makes a town with a plan one whose report is due, until it comes")
    func monitoringDue() {
        let accepted = [Self.event(.planSubmitted, "2022-03-01"), Self.event(.planAccepted, "2022-09-01")]
        let town = Self.town([.by2030], accepted)
        #expect(Self.calendar.standing(of: town, on: .on("2024-03-01")) == .planAccepted)
        #expect(Self.calendar.standing(of: town, on: .on("2024-03-02")) == .monitoringDue)
        let reported = Self.town([.by2030], accepted + [Self.event(.actionReport, "2024-04-01")])
        #expect(Self.calendar.standing(of: reported, on: .on("2024-04-02")) == .planAccepted)
    }

    @Test("a renewal begins a plan of its own, and a plan for one commitment is none for another")
    func renewal() {
        let town = Self.town(
            [.by2020, .by2030], adhesion: "2014-04-17",
            [
                Self.event(.planSubmitted, "2015-04-01", [.by2020]), Self.event(.renewal, "2019-05-20", [.by2030]),
            ])
        #expect(
            deadlines(town, "2021-05-21").filter { $0.contains("submit") } == [
                "seap_submit 2015-04-17 done", "secap_submit 2021-05-20 overdue",
            ])
        #expect(deadlines(town, "2019-05-19").filter { $0.contains("secap") } == [])
    }

    @Test("of a row of the register nobody knows whether a plan was given: unknown, not overdue")
    func register() {
        let town = Self.town([.by2020], adhesion: "2014-04-17", isWritten: false)
        #expect(deadlines(town, "2024-01-01") == ["seap_submit 2015-04-17 unknown"])
        #expect(Self.calendar.next(of: town, on: .on("2024-01-01")) == nil)
    }

    @Test("who joined before a commitment could be made has it since a day that nobody knows")
    func unknownStart() {
        let town = Self.town([.by2020, .by2030], adhesion: "2014-04-17", isWritten: false)
        #expect(deadlines(town, "2024-01-01") == ["seap_submit 2015-04-17 unknown", "secap_submit – unknown"])
    }

    @Test("commitments of one day ask for one plan; where one is only recalled, the deadline says so")
    func together() throws {
        let town = Self.town([.by2030, .by2050, .adaptation, .energyPoverty], adhesion: "2023-01-10")
        let deadlines = Self.calendar.deadlines(of: town, on: .on("2023-02-01"))
        let plan = try #require(deadlines.first)
        #expect(deadlines.count == 1)
        #expect(plan.commitments == [.by2030, .by2050, .adaptation])
        #expect(plan.verification == .memory)
    }

    @Test("feedback is owed by the office, within half a year, where that was promised")
    func feedback() {
        let events = [Self.event(.planSubmitted, "2022-03-01")]
        let ukraine = Self.town([.by2030], country: "UA", events)
        #expect(deadlines(ukraine, "2022-09-02").contains("feedback 2022-09-01 overdue"))
        #expect(Self.calendar.next(of: ukraine, on: .on("2022-09-02"))?.code == .monitoring)
        #expect(!deadlines(Self.town([.by2030], events), "2022-09-02").contains { $0.hasPrefix("feedback") })
    }

    @Test("who has left owes nothing more")
    func left() {
        let town = Self.town([.by2030], [Self.event(.withdrawn, "2021-01-01")])
        #expect(deadlines(town, "2023-01-01") == [])
    }

    @Test(
        "a town is told at ninety, thirty and seven days, on the day, and two weeks and a month after it",
        arguments: [
            ("2021-12-09", nil), ("2021-12-10", -90), ("2022-02-07", -90), ("2022-02-08", -30), ("2022-03-03", -7),
            ("2022-03-10", 0), ("2022-03-23", 0), ("2022-03-24", 14), ("2022-04-09", 30), ("2023-01-01", 30),
        ] as [(String, Int?)])
    func reminders(day: String, step: Int?) {
        let reminders = Self.calendar.reminders(of: Self.town(), on: .on(day))
        #expect(reminders.map(\.step) == (step.map { [$0] } ?? []))
    }

    @Test("what a town was told it is not told again, and who has left is told nothing")
    func told() {
        let told = Self.calendar.reminders(of: Self.town(), on: .on("2022-03-12")) {
            $0.id == "secap_submit" && $1 == 0
        }
        #expect(told == [])
        let left = Self.town([.by2030], [Self.event(.withdrawn, "2022-01-01")])
        #expect(Self.calendar.reminders(of: left, on: .on("2022-03-12")) == [])
    }
}

extension CalendarDay {
    /// A day that a test writes out.
    static func on(_ text: String) -> CalendarDay {
        guard let day = CalendarDay(text) else { preconditionFailure("\(text) is no day") }
        return day
    }
}
