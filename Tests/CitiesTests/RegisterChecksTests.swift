import Cities
import Findings
import Quantities
import Testing

@Suite("Checks of the register")
struct RegisterChecksTests {
    @Test("towns closer than three kilometres stand on one point")
    func shared() {
        let near = town(1, latitude: 50, longitude: 70)
        let hundredthEast = town(2, latitude: 50, longitude: 70.02)
        let far = town(3, latitude: 50, longitude: 70.1)
        let findings = RegisterChecks(signatories: [near, hundredthEast, far], regions: []).findings()
        #expect(codes(findings[1]) == ["registry.point-of-another-town"])
        #expect(codes(findings[2]) == ["registry.point-of-another-town"])
        #expect(findings[3] == nil)
        #expect(findings[1]?.first?.details["otherName"] == .text("Town 2"))
    }

    @Test("towns far apart on one parallel or one meridian are told apart")
    func apart() {
        let towns =
            (0..<20).map { town($0, latitude: 50, longitude: 50 + Double($0)) }
            + (20..<40).map { town($0, latitude: 30 + Double($0) / 2, longitude: 50.5) }
        #expect(RegisterChecks(signatories: towns, regions: []).findings().isEmpty)
    }

    @Test("an identifier used twice is found at both towns; no identifier is no duplicate")
    func identifiers() {
        let towns = [
            town(1, latitude: 50, longitude: 60, gcom: "KZ0001"), town(2, latitude: 51, longitude: 61, gcom: "KZ0001"),
            town(3, latitude: 52, longitude: 62, gcom: nil), town(4, latitude: 53, longitude: 63, gcom: nil),
        ]
        let findings = RegisterChecks(signatories: towns, regions: []).findings()
        #expect(findings.keys.sorted() == [1, 2])
        #expect(codes(findings[2]) == ["registry.duplicate-id"])
    }

    @Test("a missing population is found, and a zero is a missing one", arguments: [nil, 0])
    func population(people: Int?) {
        let towns = [town(1, latitude: 50, longitude: 60, population: people)]
        #expect(codes(RegisterChecks(signatories: towns, regions: []).findings()[1]) == ["registry.missing-population"])
    }

    @Test(
        "a town with more than 42 percent of its region's people is found",
        arguments: [(40_000, false), (43_000, true), (80_000, true), (430_000, true)])
    func share(people: Int, isFound: Bool) {
        let region = Region(code: "XX-A", name: "Square", country: "XX", rings: [square], population: [2013: 100_000])
        let towns = [town(1, latitude: 50, longitude: 60, population: people)]
        let findings = RegisterChecks(signatories: towns, regions: [region]).findings()[1]
        #expect(codes(findings).contains("registry.population-share-of-region") == isFound)
    }

    @Test(
        "a city that is a region of its own is no finding, though the two counts may differ by a tenth",
        arguments: [(781_000, false), (860_000, false), (900_000, true)])
    func wholeRegion(people: Int, isFound: Bool) {
        let region = Region(code: "XX-A", name: "City", country: "XX", rings: [square], population: [2013: 800_000])
        let towns = [town(1, latitude: 50, longitude: 60, population: people)]
        #expect(RegisterChecks(signatories: towns, regions: [region]).findings().isEmpty != isFound)
    }

    @Test(
        "a point nearer than ten kilometres to the border counts as inside",
        arguments: [(50, 65.1, false), (50, 65.2, true), (55.08, 60, false), (55.1, 60, true), (70, 0, true)])
    func border(latitude: Double, longitude: Double, isFound: Bool) {
        let region = Region(code: "XX-A", name: "Square", country: "XX", rings: [square])
        let towns = [town(1, latitude: latitude, longitude: longitude)]
        let found = codes(RegisterChecks(signatories: towns, regions: [region]).findings()[1])
        #expect(found.contains("registry.point-outside-country") == isFound)
    }

    @Test("a town that a list puts elsewhere is found; of two towns on one point only that one is")
    func listed() {
        let regions = [
            Region(code: "XX-A", name: "Square", country: "XX", rings: [square]),
            Region(code: "XX-B", name: "Far", country: "XX", rings: [square.map { shifted($0) }]),
        ]
        let (home, stray) = (town(1, latitude: 50, longitude: 60), town(2, latitude: 50, longitude: 60))
        func found(_ towns: [Signatory], _ listed: [Signatory.ID: String]) -> [Signatory.ID: [String]] {
            RegisterChecks(signatories: towns, regions: regions, listedRegions: listed).findings().mapValues(codes)
        }
        #expect(found([stray], [2: "XX-B"]) == [2: ["registry.region-differs"]])
        #expect(found([home], [1: "XX-A"]).isEmpty)
        #expect(found([home, stray], [1: "XX-A", 2: "XX-B"]) == [2: ["registry.point-of-another-town"]])
        #expect(found([home, stray], [:]).count == 2)
    }

    private func shifted(_ point: Position) -> Position {
        Position(latitude: point.latitude, longitude: point.longitude + 20)
    }

    @Test("a country without outlines is not judged by them")
    func noOutlines() {
        let region = Region(code: "YY-A", name: "Elsewhere", country: "YY", rings: [square])
        let towns = [town(1, latitude: 41.7, longitude: 44.8)]
        #expect(RegisterChecks(signatories: towns, regions: [region]).findings().isEmpty)
    }

    private var square: [Position] {
        [(45, 55), (45, 65), (55, 65), (55, 55)].map { Position(latitude: $0.0, longitude: $0.1) }
    }

    private func codes(_ findings: [Finding]?) -> [String] { (findings ?? []).map(\.code) }
}

/// An invented signatory in the country XX that joined in 2013.
func town(
    _ id: Int, latitude: Double, longitude: Double, population: Int? = 20_000, gcom: String? = nil
) -> Signatory {
    Signatory(
        id: id, gcomIdentifier: gcom, slug: "town-\(id)", name: TownName(published: "Town \(id)"), country: "XX",
        population: population, position: Position(latitude: latitude, longitude: longitude), coordinator: nil,
        supporter: nil, commitments: [.by2030], adhesion: CalendarDay("2013-07-10"), status: "published",
        adhesionKind: "As an individual signatory", group: nil)
}
