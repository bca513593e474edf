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
    /// Names of countries with the number of their towns, where the outlines have room for them.
    package var names: [Name]
    /// Large dots first, so that small ones lie on top.
    package var dots: [Dot]

    /// A country's name on the map.
    package struct Name: Equatable, Sendable {
        package var words: String
        package var place: Outlines.Label

        package init(words: String, place: Outlines.Label) {
            self.words = words
            self.place = place
        }
    }

    package init(label: String, outlines: Outlines, names: [Name] = [], dots: [Dot]) {
        self.label = label
        self.outlines = outlines
        self.names = names
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
                for name in map.names {
                    html(
                        .svgText, name.words, .x(name.place.x), .y(name.place.y), .textAnchor("middle"),
                        .aria("hidden", "true"))
                }
                html(.g) { html in
                    for dot in map.dots { html.dot(dot) }
                }
            }
        }
    }

    private mutating func dot(_ dot: TownMap.Dot) {
        // Out of the tab order: the lists of towns lead to the same pages with fewer steps.
        self(.a, .href(dot.address), .class(dot.hasInventory ? "has-inventory" : nil), .tabindex(-1)) { html in
            html(.circle, .cx(dot.x.rounded()), .cy(dot.y.rounded()), .r((dot.radius * 10).rounded() / 10)) {
                $0(.svgTitle, dot.name)
            }
        }
    }
}
