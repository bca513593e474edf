import Cities
import Ledger
import QalaTesting
import Testing

@Suite("What is done with a membership")
struct ActOnTownTests {
    private typealias Wish = ActOnTown.Wish

    private let ledger = InMemoryLedger()
    private let office = Authorship(author: "office", time: 1)

    private var act: ActOnTown { ActOnTown(ledger: ledger, calendar: CovenantCalendarTests.calendar) }

    /// Joined on 10 March 2020; its plan is due on 10 March 2022.
    private let town = CovenantCalendarTests.town()

    private func failure(_ wish: ActOnTown.Wish, _ town: Signatory? = nil, on day: String) -> ActOnTown.Failure? {
        do throws(ActOnTown.Failure) {
            _ = try act.milestone(for: wish, of: town ?? self.town, on: .on(day))
            return nil
        } catch { return error }
    }

    @Test("each act is open in its standings and in no others", arguments: Standing.allCases)
    func open(standing: Standing) {
        let expected: [CovenantAct] =
            switch standing {
            case .draft, .pending, .withdrawn: []
            case .signatory, .planSubmitted, .planAccepted, .planNotAccepted, .monitoringDue:
                [.extend, .renew, .withdraw, .notice, .hold, .suspend, .complete]
            case .onHold: [.renew, .withdraw, .suspend, .reactivate]
            case .suspended: [.withdraw, .reactivate]
            case .completed: [.renew, .withdraw]
            }
        #expect(CovenantAct.allCases.filter { $0.isOpen(in: standing) } == expected)
    }

    @Test("the town moves a deadline once, with a reason, and not too far")
    func extend() async throws {
        let wish = Wish(.extend, deadline: "secap_submit", until: .on("2022-09-10"), reason: "New census")
        #expect(
            failure(Wish(.extend, deadline: "secap_submit", until: wish.until, reason: " "), on: "2022-03-01")
                == .noReason)
        #expect(
            failure(Wish(.extend, deadline: "mei", until: wish.until, reason: "x"), on: "2022-03-01") == .noDeadline)
        for until in ["2022-03-10", "2023-03-11"] {
            let bad = Wish(.extend, deadline: "secap_submit", until: .on(until), reason: "x")
            #expect(failure(bad, on: "2022-03-01") == .badDay)
        }
        let moved = try await act(wish, with: town, on: .on("2022-03-01"), by: office)
        #expect(CovenantCalendarTests.calendar.next(of: moved, on: .on("2022-03-11"))?.due == .on("2022-09-10"))
        #expect(failure(wish, moved, on: "2022-09-01") == .alreadyExtended)
    }

    @Test("on hold comes after notice, notice after the day; a submission ends the hold by itself")
    func hold() async throws {
        let notice = Wish(.notice, deadline: "secap_submit", reason: "No plan yet")
        #expect(failure(notice, on: "2022-03-10") == .nothingOverdue)
        #expect(failure(Wish(.hold, reason: "x"), on: "2022-03-11") == .noNotice)
        let noticed = try await act(notice, with: town, on: .on("2022-03-20"), by: office)
        let held = try await act(Wish(.hold, reason: "No answer"), with: noticed, on: .on("2022-06-20"), by: office)
        #expect(held.standing(on: .on("2022-06-20")) == .onHold)
        #expect(
            failure(Wish(.extend, deadline: "secap_submit", reason: "x"), held, on: "2022-07-01") == .notNow(.onHold))
        let sent = try await RecordMilestone(ledger: ledger)(
            Milestone(id: "s", kind: .planSubmitted, day: .on("2022-08-01")), of: "demokent", by: office)
        #expect(sent.standing(on: .on("2022-08-01")) == .planSubmitted)
    }

    @Test("a renewal promises something new by the council's decision, and it is promised from then on")
    func renew() async throws {
        let day = CalendarDay.on("2022-05-01")
        let wish = Wish(.renew, commitments: [.by2050], decided: day, evidence: "ab", reason: "Decision 7")
        #expect(
            failure(Wish(.renew, commitments: [.by2030], decided: day, evidence: "ab", reason: "x"), on: "2022-06-01")
                == .nothingNew)
        #expect(failure(Wish(.renew, commitments: [.by2050], reason: "x"), on: "2022-06-01") == .noDecision)
        #expect(failure(wish, on: "2022-04-30") == .badDay)
        let renewed = try await act(wish, with: town, on: .on("2022-06-01"), by: office)
        #expect(renewed.commitments == [.by2030, .by2050])
        #expect(renewed.milestones?.last?.day == day)
    }

    @Test("a town leaves by its council's decision, and is not taken back by the office alone")
    func withdraw() async throws {
        #expect(failure(Wish(.withdraw, reason: "x"), on: "2021-01-01") == .noDecision)
        let wish = Wish(.withdraw, decided: .on("2021-01-01"), evidence: "ab", reason: "Decision 9")
        let left = try await act(wish, with: town, on: .on("2021-02-01"), by: office)
        #expect(left.standing(on: .on("2021-02-01")) == .withdrawn)
        #expect(failure(Wish(.reactivate, reason: "x"), left, on: "2021-03-01") == .notNow(.withdrawn))
    }

    @Test("the office suspends a town and takes it back, more than once")
    func suspend() async throws {
        var town = town
        for day in ["2021-01-01", "2021-03-01"] {
            town = try await act(Wish(.suspend, reason: "x"), with: town, on: .on(day), by: office)
            #expect(town.standing(on: .on(day)) == .suspended)
            let next = CalendarDay.on(day).adding(days: 1)
            town = try await act(Wish(.reactivate, reason: "x"), with: town, on: next, by: office)
            #expect(town.standing(on: next) == .signatory)
        }
        #expect(town.milestones?.count == 5)
    }
}

@Suite("Parties of the covenant")
struct PartyTests {
    @Test("the register's coordinators and supporters are parties with their towns")
    func register() {
        var first = CovenantCalendarTests.town()
        first.coordinator = "Lviv Regional State Administration"
        first.supporter = "EUROCITIES"
        var second = CovenantCalendarTests.town(country: "UA")
        second.coordinator = "Lviv Regional State Administration"
        let parties = PartyMembership.all(of: [first, second])
        #expect(parties.map(\.id) == ["supporter-eurocities", "coordinator-lviv-regional-state-administration"])
        #expect(parties[1].members.count == 2 && parties[1].party.countries == ["KZ", "UA"])
    }

    @Test("what was written down of a party stands in the place of what the register tells")
    func written() {
        var town = CovenantCalendarTests.town()
        town.coordinator = "Lviv Regional State Administration"
        let party = Party(
            role: .coordinator, level: .territorial,
            name: TownName(published: "Lviv Regional State Administration", russian: "Львовская ОГА"),
            countries: ["UA"], territory: "Lviv oblast")
        let parties = PartyMembership.all(of: [town], written: ["lviv": party])
        #expect(parties.count == 1)
        #expect(parties.first?.id == "lviv" && parties.first?.party == party && parties.first?.members == [town])
    }
}
