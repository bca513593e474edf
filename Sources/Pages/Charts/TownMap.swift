package import Cities

/// Towns as dots over the outlines of their countries; the larger the town, the larger the dot.
package struct TownMap: Equatable, Sendable {
    /// One town.
    package struct Dot: Equatable, Sendable {
        package var name: String
        package var address: String
        package var x: Double
        package var y: Double
        package var radius: Double
        package var hasInventory: Bool

        /// Places a town; a town without known population is as small as the smallest.
        package init(name: String, address: String, position: Position, population: Int?, hasInventory: Bool) {
            self.name = name
            self.address = address
            (x, y) = MapProjection().point(of: position)
            radius = min(13, max(2.2, Double(population ?? 0).squareRoot() / 120))
            self.hasInventory = hasInventory
        }
    }

    /// What the map shows, for those who cannot see it.
    package var label: String
    package var outlines: Outlines
    /// Large dots first, so that small ones lie on top.
    package var dots: [Dot]

    package init(label: String, outlines: Outlines, dots: [Dot]) {
        self.label = label
        self.outlines = outlines
        self.dots = dots.sorted { ($1.radius, $0.name) < ($0.radius, $1.name) }
    }
}

extension HTML {
    mutating func map(_ map: TownMap) {
        self(.figure, .class("map")) { html in
            html(
                .svg, .viewBox(map.outlines.width, map.outlines.height), .role("group"), .aria("label", map.label)
            ) { html in
                for land in map.outlines.lands {
                    html(.path, .class("land"), .data("country", land.country), .d(land.path))
                }
                html(.g) { html in
                    for dot in map.dots { html.dot(dot) }
                }
            }
        }
    }

    private mutating func dot(_ dot: TownMap.Dot) {
        self(.a, .href(dot.address), .class(dot.hasInventory ? "has-inventory" : nil)) { html in
            html(.circle, .cx(dot.x.rounded()), .cy(dot.y.rounded()), .r((dot.radius * 10).rounded() / 10)) {
                $0(.svgTitle, dot.name)
            }
        }
    }
}
