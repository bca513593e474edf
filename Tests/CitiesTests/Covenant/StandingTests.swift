import Cities
import ReferenceData
import Testing

@Suite("Standing of a town on a day")
struct StandingTests {
    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    private func town(_ milestones: [(Milestone.Kind, String)], status: String = "published") throws -> Signatory {
        var town = Signatory(
            id: 1, gcomIdentifier: nil, slug: "demokent", name: TownName(published: "Demokent"), country: "KZ",
            population: 100_000, position: nil, coordinator: nil, supporter: nil, commitments: [.by2020, .by2030],
            adhesion: try day("2012-05-04"), status: status, adhesionKind: "individual", group: nil)
        town.milestones = try milestones.enumerated().map {
            Milestone(id: "\($0)", kind: $1.0, day: try day($1.1))
        }
        return town
    }

    @Test(
        "a standing is that of the end of the day",
        arguments: [
            ("2012-05-03", Standing.draft), ("2012-05-04", .signatory), ("2013-05-03", .signatory),
            ("2013-05-04", .planSubmitted), ("2013-11-01", .planNotAccepted), ("2014-02-01", .planSubmitted),
            ("2014-06-30", .planAccepted), ("2017-01-01", .onHold), ("2017-06-01", .planAccepted),
            ("2019-01-01", .withdrawn), ("2025-01-01", .withdrawn),
        ])
    func course(on text: String, expected: Standing) throws {
        // Recorded out of their order.
        let town = try town([
            (.withdrawn, "2019-01-01"), (.planSubmitted, "2013-05-04"), (.planNotAccepted, "2013-11-01"),
            (.planSubmitted, "2014-02-01"), (.planAccepted, "2014-06-30"), (.notice, "2016-10-01"),
            (.onHold, "2017-01-01"), (.monitoringInventory, "2017-06-01"),
        ])
        #expect(town.standing(on: try day(text)) == expected)
    }

    @Test("the register's hold counts from January 2024 and not before, and a submission ends it")
    func register() throws {
        let held = try town([(.planSubmitted, "2026-03-01")], status: "on_hold")
        #expect(held.standing(on: try day("2023-12-31")) == .signatory)
        #expect(held.standing(on: try day("2024-01-01")) == .onHold)
        #expect(held.standing(on: try day("2026-03-01")) == .planSubmitted)
    }

    @Test("a suspended town stays so until the office lets it go on, whatever it sends")
    func suspended() throws {
        let town = try town([
            (.suspended, "2020-01-01"), (.planSubmitted, "2020-02-01"), (.reactivated, "2020-03-01"),
        ])
        #expect(town.standing(on: try day("2020-02-28")) == .suspended)
        #expect(town.standing(on: try day("2020-03-01")) == .planSubmitted)
    }

    @Test("a commitment that has ended completes the town only when it was the last")
    func completed() throws {
        var town = try town([(.planAccepted, "2014-01-01")])
        town.milestones?.append(
            Milestone(id: "a", kind: .completed, day: try day("2020-12-31"), commitments: [.by2020]))
        #expect(town.standing(on: try day("2021-01-01")) == .planAccepted)
        town.milestones?.append(
            Milestone(id: "b", kind: .completed, day: try day("2030-12-31"), commitments: [.by2030]))
        #expect(town.standing(on: try day("2031-01-01")) == .completed)
    }

    @Test("a town of which nobody knows when it joined counts for nothing")
    func undated() throws {
        var town = try town([])
        town.adhesion = nil
        #expect(town.standing(on: try day("2026-01-01")) == .draft)
    }

    @Test("on 19 February 2014 nine towns of Central Asia had joined")
    func centralAsia() throws {
        let day = try day("2014-02-19")
        let towns = try ReferenceLibrary.load().signatories().filter {
            CountryGroup.centralAsia.contains($0.country) && $0.standing(on: day).isActive
        }
        #expect(towns.map(\.name.published).count == 9)
    }
}
