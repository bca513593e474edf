import Cities
import Testing

@Suite("Regions")
struct RegionTests {
    /// Four degrees wide, with a hole of two degrees in the middle and an island of one degree in the hole.
    private let square = Region(
        code: "XX-A", name: "Square", country: "XX",
        rings: [box(0, 4), box(1, 3), box(1.5, 2.5)])

    private static func box(_ from: Double, _ to: Double) -> [Position] {
        [(from, from), (from, to), (to, to), (to, from), (from, from)].map { Position(latitude: $0.0, longitude: $0.1) }
    }

    @Test(
        "a point lies inside the square, not in its hole, but on the island in the hole",
        arguments: [
            (0.5, 0.5, true), (3.5, 2, true), (2, 0.5, true), (1.25, 2, false), (2, 2.75, false), (2, 2, true),
            (-0.5, 2, false), (4.5, 2, false), (2, -0.5, false), (2, 4.5, false),
        ])
    func hole(latitude: Double, longitude: Double, isInside: Bool) {
        #expect(square.contains(Position(latitude: latitude, longitude: longitude)) == isInside)
    }

    @Test("squares side by side share no point")
    func neighbours() {
        let left = Region(code: "L", name: "", country: "XX", rings: [Self.box(0, 1)])
        let right = Region(
            code: "R", name: "", country: "XX",
            rings: [Self.box(0, 1).map { Position(latitude: $0.latitude, longitude: $0.longitude + 1) }])
        for step in 0...40 {
            let point = Position(latitude: 0.5, longitude: Double(step) / 20)
            #expect(!(left.contains(point) && right.contains(point)), "\(point)")
        }
    }

    @Test("rings of fewer than three points hold nothing")
    func degenerate() {
        let point = Position(latitude: 1, longitude: 1)
        for ring in [[], [point], [point, Position(latitude: 2, longitude: 2)]] {
            #expect(!Region(code: "", name: "", country: "", rings: [ring]).contains(point))
        }
    }
}
