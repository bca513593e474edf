import Inventories
import Testing

@Suite("Figures and their addresses")
struct FigureTests {
    static let all: [Figure] =
        [.total, .perHead, .electricityFactor, .heatFactor, .line("r12"), .line("s3"), .line("a.b"), .line("total")]
        + Sector.allCases.map(Figure.sector) + Carrier.allCases.map(Figure.carrier)

    @Test("an address leads back to its figure", arguments: all)
    func roundTrip(figure: Figure) {
        #expect(Figure(path: figure.path) == figure)
    }

    @Test("no two figures share an address")
    func unique() {
        #expect(Set(Self.all.map(\.path)).count == Self.all.count)
    }

    @Test(
        "what names no figure is refused",
        arguments: [
            "", ".", "line", "line.", "sector", "sector.nowhere", "carrier.", "carrier.peat", "total.x", "Total",
            "heat",
        ])
    func refused(path: String) {
        #expect(Figure(path: path) == nil)
    }
}
