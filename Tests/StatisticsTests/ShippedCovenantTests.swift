import Cities
import ReferenceData
import Testing

@testable import Statistics

@Suite("The register in figures")
struct ShippedCovenantTests {
    private static let snapshot = Result {
        let library = try ReferenceLibrary.load()
        let signatories = try library.signatories()
        let regions = try library.regions()
        let listed = try library.listedRegions(of: signatories)
        return CovenantSnapshot(
            signatories: signatories, regions: regions, listedRegions: listed,
            findings: RegisterChecks(signatories: signatories, regions: regions, listedRegions: listed).findings())
    }

    private func figures(_ territory: Territory, on day: String) throws -> CovenantFigures {
        CovenantFigures(of: try Self.snapshot.get(), in: territory, on: try #require(CalendarDay(day)))
    }

    @Test("on 19 February 2014 Central Asia had nine signatories, by name")
    func centralAsia() throws {
        let figures = try figures(.group(.centralAsia), on: "2014-02-19")
        #expect(figures[.signatories, "active"]?.value == 9)
        let names = try Self.snapshot.get().towns.filter { figures.active.contains($0.signatory.slug) }
            .map(\.signatory.name.published)
        #expect(
            Set(names) == [
                "Aksu", "Astana", "Lisakovsk", "Petropavlovsk", "Satpaev", "Taraz", "Osh", "Talas", "Somoniyon",
            ], "\(names)")
    }

    @Test("Taraz counts in Zhambyl, where the list puts it, although its point is Astana's; the doubt is named")
    func taraz() throws {
        let zhambyl = try figures(.region("KZ-ZHA"), on: "2023-12-31")
        #expect(zhambyl.active.count == 1)
        #expect(zhambyl.lists.doubtful.first?.codes.contains("registry.point-of-another-town") == true)
        #expect(try figures(.region("KZ-AST"), on: "2023-12-31").active.count == 1)
    }

    @Test("in January 2024 of 522 towns 305 are active and 217 on hold")
    func standings() throws {
        let figures = try figures(.world, on: "2024-01-01")
        #expect(figures[.signatories, "active"]?.value == 305)
        #expect(figures[.signatories, "on_hold"]?.value == 217)
        #expect(figures[.adhesions].compactMap(\.value).reduce(0, +) == 522)
    }

    @Test("every territory's signatories add up to those of the whole")
    func parts() throws {
        let snapshot = try Self.snapshot.get()
        let day = try #require(CalendarDay("2024-01-01"))
        let countries = snapshot.territories.filter { $0.kind == .country }
        let sum = countries.reduce(0) { $0 + CovenantFigures(of: snapshot, in: $1, on: day).active.count }
        #expect(sum == CovenantFigures(of: snapshot, in: .world, on: day).active.count)
    }
}
