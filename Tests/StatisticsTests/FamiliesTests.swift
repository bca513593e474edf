import Cities
import Testing

@testable import Statistics

@Suite("Nobody is counted twice")
struct FamiliesTests {
    private func families(_ towns: [Signatory]) throws -> Families {
        let snapshot = CovenantSnapshot(signatories: towns)
        let day = try SampleCovenant.day("2023-01-01")
        return Families(snapshot.towns.map { TownOnDay($0, on: day) })
    }

    @Test("a town in a district in an oblast stands below both, the district nearest")
    func nested() throws {
        let families = try families([
            try SampleCovenant.town(1, "a-oblast", 1_000, joined: "2012-01-01", covers: ["b-district"]),
            try SampleCovenant.town(2, "b-district", 300, joined: "2012-01-01", covers: ["c-town"]),
            try SampleCovenant.town(3, "c-town", 100, joined: "2012-01-01"),
        ])
        #expect(families.above == [[], [0], [1, 0]])
        #expect(families.ownPeople == [700, 200, 100])
    }

    @Test("two that report for each other do not make each other vanish")
    func mutual() throws {
        let families = try families([
            try SampleCovenant.town(1, "a", 1_000, joined: "2012-01-01", covers: ["b"]),
            try SampleCovenant.town(2, "b", 300, joined: "2012-01-01", covers: ["a"]),
        ])
        #expect(families.above == [[], [0]])
        #expect(families.ownPeople.reduce(0, +) == 1_000)
    }
}
