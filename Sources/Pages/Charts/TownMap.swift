package import Cities

/// Towns as marks over the outlines of their countries; the larger the town, the larger the mark.
package struct TownMap: Equatable, Sendable {
    /// What a mark tells of a town, by its shape as well as by its colour.
    package enum Mark: String, Equatable, Sendable, CaseIterable {
        /// A full dot.
        case active
        /// A diamond.
        case inventory = "has-inventory"
        /// An empty grey ring.
        case held
        /// A grey cross.
        case left

        /// What is to be said of a town.
        package init(standing: Standing?, hasInventory: Bool) {
            switch standing {
            case .withdrawn: self = .left
            case .some(let standing) where !standing.isActive: self = .held
            default: self = hasInventory ? .inventory : .active
            }
        }
    }

    /// One town.
    package struct Dot: Equatable, Sendable {
        package var name: String
        package var address: String
        package var x: Double
        package var y: Double
        package var radius: Double
        package var mark: Mark

        /// Places a town; a town without known population is as small as the smallest.
        package init(name: String, address: String, position: Position, population: Int?, mark: Mark) {
            self.name = name
            self.address = address
            (x, y) = MapProjection().point(of: position)
            radius = min(13, max(2.2, Double(population ?? 0).squareRoot() / 120))
            self.mark = mark
        }
    }

    /// What the map shows, for those who cannot see it.
    package var label: String
    package var outlines: Outlines
    /// Names of countries with the number of their towns, where the outlines have room for them.
    package var names: [Name]
    /// Grey ones first and then large ones, so that what counts and what is small lies on top.
    package var dots: [Dot]
    /// What each mark on the map means, and how many there are.
    package var legend: [Meaning]

    /// A country's name on the map.
    package struct Name: Equatable, Sendable {
        package var words: String
        package var place: Outlines.Label

        package init(words: String, place: Outlines.Label) {
            self.words = words
            self.place = place
        }
    }

    /// A line of the legend.
    package struct Meaning: Equatable, Sendable {
        package var mark: Mark
        package var words: String

        package init(mark: Mark, words: String) {
            self.mark = mark
            self.words = words
        }
    }

    package init(label: String, outlines: Outlines, names: [Name] = [], dots: [Dot], legend: [Meaning] = []) {
        self.label = label
        self.outlines = outlines
        self.names = names
        self.legend = legend
        let isGrey: (Dot) -> Int = { $0.mark == .held || $0.mark == .left ? 0 : 1 }
        self.dots = dots.sorted { (isGrey($0), $1.radius, $0.name) < (isGrey($1), $0.radius, $1.name) }
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
            html.legend(map.legend)
        }
    }

    private mutating func dot(_ dot: TownMap.Dot) {
        // Out of the tab order: the lists of towns lead to the same pages with fewer steps.
        self(
            .a, .href(dot.address), .class(dot.mark == .active ? nil : dot.mark.rawValue), .tabindex(-1)
        ) { html in
            html.mark(
                dot.mark, x: dot.x.rounded(), y: dot.y.rounded(), radius: (dot.radius * 10).rounded() / 10,
                title: dot.name)
        }
    }

    private mutating func mark(_ mark: TownMap.Mark, x: Double, y: Double, radius: Double, title: String?) {
        let titled: (inout HTML) -> Void = { html in if let title { html(.svgTitle, title) } }
        switch mark {
        case .active, .held: self(.circle, .cx(x), .cy(y), .r(radius), content: titled)
        case .inventory:
            // As tall as a dot is wide, and a half more: a small diamond would pass for a dot.
            let half = (radius * 15).rounded() / 10
            self(
                .path, .d(("M", [x, y - half]), ("l", [half, half, -half, half, -half, -half]), ("z", [])),
                content: titled)
        case .left:
            let side = radius * 2
            self(
                .path,
                .d(("M", [x - radius, y - radius]), ("l", [side, side]), ("m", [-side, 0]), ("l", [side, -side])),
                content: titled)
        }
    }

    private mutating func legend(_ meanings: [TownMap.Meaning]) {
        if meanings.isEmpty { return }
        self(.ul, .class("legend")) { html in
            for meaning in meanings {
                html(.li) { html in
                    html(.svg, .class("swatch \(meaning.mark.rawValue)"), .viewBox(14, 14), .aria("hidden", "true")) {
                        $0.mark(meaning.mark, x: 7, y: 7, radius: 4, title: nil)
                    }
                    html.text(meaning.words)
                }
            }
        }
    }
}
