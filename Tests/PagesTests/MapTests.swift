import Cities
import Foundation
import Testing

@testable import Pages

@Suite("Map")
struct MapTests {
    private func outlines() throws -> Outlines {
        let root = Samples.folder.deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Sources/Pages/Assets/outlines.svg")
        return try #require(Outlines(svg: String(contentsOf: file, encoding: .utf8)))
    }

    @Test("the outlines of eleven countries are read")
    func reads() throws {
        let outlines = try outlines()
        #expect(Set(outlines.lands.map(\.country)).count == 11)
        #expect(outlines.width == 1000)
        #expect(outlines.lands.allSatisfy { $0.label != nil })
    }

    @Test("what is no outline is not drawn")
    func refuses() {
        #expect(Outlines(svg: "") == nil)
        #expect(
            Outlines(svg: "<svg viewBox=\"0 0 1 1\"><path class=\"land\" data-country=\"x\" d=\"<script>\"/></svg>")
                == nil)
    }

    @Test(
        "a town lies within the outline of its country",
        arguments: [
            ("kz", 49.8, 73.1), ("kz", 51.17, 71.43), ("ua", 50.45, 30.52), ("uz", 41.3, 69.24), ("by", 53.9, 27.57),
            ("tm", 37.95, 58.38), ("az", 40.4, 48.5), ("ge", 41.98, 43.5), ("kg", 41.43, 75.99), ("md", 47.01, 28.86),
        ])
    func contains(country: String, latitude: Double, longitude: Double) throws {
        let point = MapProjection().point(of: Position(latitude: latitude, longitude: longitude))
        let lands = try outlines().lands.filter { $0.country == country }
        #expect(lands.contains { Self.contains(point, path: $0.path) }, "\(point)")
    }

    @Test("who is on hold or has left is told by its mark, whatever else is known of it")
    func marks() {
        #expect(TownMap.Mark(standing: nil, hasInventory: false) == .active)
        #expect(TownMap.Mark(standing: .planAccepted, hasInventory: true) == .inventory)
        for standing in [Standing.onHold, .suspended, .draft, .pending] {
            #expect(TownMap.Mark(standing: standing, hasInventory: true) == .held)
        }
        #expect(TownMap.Mark(standing: .withdrawn, hasInventory: true) == .left)
    }

    @Test("every mark has a shape of its own, and what is grey lies below")
    func shapes() {
        let dots = TownMap.Mark.allCases.map {
            TownMap.Dot(
                name: $0.rawValue, address: "/", position: Position(latitude: 50, longitude: 70), population: 90_000,
                mark: $0)
        }
        let map = TownMap(label: "", outlines: Outlines(width: 1, height: 1, lands: []), dots: dots)
        #expect(map.dots.map(\.mark) == [.held, .left, .active, .inventory])
        var html = HTML()
        html.map(map)
        let drawn = String(decoding: html.bytes, as: UTF8.self)
        // An empty ring and a full dot are told apart by their filling; a diamond and a cross by their outlines.
        #expect(drawn.matches(of: /<circle/).count == 2 && drawn.matches(of: /<path d="M[^"]*z"/).count == 1)
        #expect(drawn.contains("<a href=\"/\" class=\"held\"") && drawn.matches(of: /<path d="[^z"]*m-/).count == 1)
    }

    /// The even-odd rule over a path of relative straight lines, as the outlines are written.
    private static func contains(_ point: (x: Double, y: Double), path: String) -> Bool {
        var inside = false
        for ring in path.split(whereSeparator: { $0 == "z" || $0 == "M" }) where !ring.isEmpty {
            var numbers = ring.matches(of: /-?[0-9.]+/).compactMap { Double($0.output) }[...]
            guard let x = numbers.popFirst(), let y = numbers.popFirst() else { continue }
            var corners = [(x, y)]
            while let dx = numbers.popFirst(), let dy = numbers.popFirst(), let last = corners.last {
                corners.append((last.0 + dx, last.1 + dy))
            }
            for (left, right) in zip(corners, corners.dropFirst() + corners.prefix(1))
            where (left.1 > point.y) != (right.1 > point.y) {
                let crossing = left.0 + (point.y - left.1) / (right.1 - left.1) * (right.0 - left.0)
                if point.x < crossing { inside.toggle() }
            }
        }
        return inside
    }
}
