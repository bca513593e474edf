import Cities
import Inventories
import Plans
import Quantities
import Testing

@testable import Statistics

/// A small covenant to know by heart: an oblast with two towns in it, and one town elsewhere.
///
/// | | people | joined | baseline | newest |
/// |---|--:|---|---|---|
/// | Oblast (covers A and B) | 500 000 | 2014 | 2015: 900 kt, 3 000 GWh | – |
/// | A | 100 000 | 2013 | 2012: 400 kt | 2020: 300 kt, 1 000 GWh |
/// | B | 50 000 | 2016 | – | – |
/// | C, elsewhere | 20 000 | 2015 | 2015: 80 kt, 250 GWh | 2020: 60 kt, 200 GWh |
enum SampleCovenant {
    static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    static func town(
        _ id: Int, _ slug: String, _ people: Int?, joined: String, country: String = "KZ", covers: [String]? = nil,
        milestones: [Milestone]? = nil, status: String = "published"
    ) throws -> Signatory {
        var town = Signatory(
            id: id, gcomIdentifier: nil, slug: slug, name: TownName(published: slug.uppercased()), country: country,
            population: people, position: nil, coordinator: "Ministry", supporter: nil,
            commitments: [.by2020, .by2030], adhesion: try day(joined), status: status, adhesionKind: "individual",
            group: nil)
        town.covers = covers
        town.milestones = milestones
        return town
    }

    static func inventory(
        _ slug: String, _ year: Year, kilotonnes: Double, gigawattHours: Double, kind: Inventory.Kind = .baseline,
        missing: Int = 0, since: String
    ) throws -> ReportedInventory {
        ReportedInventory(
            slug: slug, year: year, kind: kind, counting: .init(.ipcc, .equivalent), population: nil,
            emission: PartialSum(value: Quantity(kilotonnes * 1_000), known: 10, missing: missing),
            energy: PartialSum(value: Quantity(gigawattHours * 1_000), known: 10, missing: missing),
            since: try day(since))
    }

    static func towns() throws -> [Signatory] {
        [
            try town(1, "oblast", 500_000, joined: "2014-01-10", covers: ["a", "b"]),
            try town(2, "a", 100_000, joined: "2013-02-11"), try town(3, "b", 50_000, joined: "2016-03-12"),
            try town(4, "c", 20_000, joined: "2015-04-13", country: "KG"),
        ]
    }

    static func inventories() throws -> [ReportedInventory] {
        [
            try inventory("oblast", 2015, kilotonnes: 900, gigawattHours: 3_000, since: "2017-01-01"),
            try inventory("a", 2012, kilotonnes: 400, gigawattHours: 1_300, since: "2015-01-01"),
            try inventory("a", 2020, kilotonnes: 300, gigawattHours: 1_000, kind: .monitoring, since: "2022-01-01"),
            try inventory("c", 2015, kilotonnes: 80, gigawattHours: 250, since: "2016-01-01"),
            try inventory("c", 2020, kilotonnes: 60, gigawattHours: 200, kind: .monitoring, since: "2022-01-01"),
        ]
    }

    static func snapshot() throws -> CovenantSnapshot {
        CovenantSnapshot(signatories: try towns(), inventories: try inventories())
    }
}
