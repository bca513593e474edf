import Cities
import Findings
package import Localization
package import Statistics

extension FiguresShow {
    /// The covenant in figures in ready words.
    package struct Model: Equatable, Sendable {
        /// What is asked of the page.
        package struct Request: Equatable, Sendable {
            /// The code of the territory.
            package var territory: String
            /// The day as it was asked for; empty for today.
            package var on: String

            package init(territory: String = "", on: String = "") {
                self.territory = territory
                self.on = on
            }
        }

        /// A topic with its figures, drawn where they can be compared at a glance.
        package struct Topic: Equatable, Sendable {
            package var id: String
            package var title: String
            package var note: String?
            package var chart: BarChart?
            package var table: Table
            package var take: [Link]
        }

        /// Towns that stand in a list beside the figures.
        package struct List: Equatable, Sendable {
            package var id: String
            package var title: String
            package var note: String
            package var towns: [Item]
            /// How many more there are, and where they stand; the page stays light.
            package var more: Link?
        }

        /// Towns of a list that are named on the page.
        package static let namedTowns = 60

        /// A town of a list, and what is said of it.
        package struct Item: Equatable, Sendable {
            package var town: Link
            package var detail: String?
        }

        package var title: String
        package var lead: String
        package var request: Request
        package var choices: [Choice]
        package var topics: [Topic]
        package var lists: [List]
        package var take: [Link]
        /// What could not be understood of the request.
        package var problem: String?
        /// Whether the territory has no signatory on the day.
        package var isEmpty: Bool

        /// Words figures.
        ///
        /// - Parameters:
        ///   - figures: The figures.
        ///   - names: Names of towns by their parts of the address.
        ///   - directory: Names of territories.
        ///   - request: What was asked.
        ///   - problem: What could not be understood of it.
        ///   - texts: The words of the page's language.
        package init(
            _ figures: CovenantFigures, names: (String) -> String, directory: TerritoryDirectory, request: Request,
            problem: String? = nil, _ texts: Texts
        ) {
            let address = Address(texts.language)
            let place = directory.name(figures.territory, texts)
            title = texts["figures.title.of", ["territory": .text(place)]]
            let active = figures[.signatories, "active"]?.value ?? 0
            lead = texts["figures.lead", ["count": .count(Int(active)), "day": .text(texts.date(figures.day))]]
            isEmpty = figures.active.isEmpty
            self.request = request
            self.problem = problem
            choices = directory.entries.filter(\.hasTowns).map { entry in
                Choice(entry.territory.code, Self.words(entry, texts))
            }
            let fields = [(name: "territory", value: request.territory), (name: "on", value: request.on)]
            func taken(_ kind: String, _ topic: FigureRow.Topic?) -> Link {
                let all = fields + (topic.map { [(name: "topic", value: $0.rawValue)] } ?? [])
                return Link(kind.uppercased(), Address.query("\(address.figures).\(kind)", all))
            }
            topics = FigureRow.Topic.allCases.compactMap { topic in
                let rows = figures[topic]
                guard !rows.isEmpty else { return nil }
                return Topic(topic, rows, take: ["csv", "json"].map { taken($0, topic) }, texts)
            }
            let towns = Link(texts["figures.towns.csv"], Address.query("\(address.figures)/towns.csv", fields))
            lists = Self.lists(figures.lists, names: names, all: towns.address, texts)
            take = ["csv", "json"].map { taken($0, nil) } + [towns]
            take.append(Link(texts["releases.title"], address.releases))
        }

        /// What a territory is called where many kinds stand in one list.
        private static func words(_ entry: TerritoryDirectory.Entry, _ texts: Texts) -> String {
            let name = entry.names[texts.language] ?? entry.territory.code
            switch entry.territory.kind {
            case .world, .group, .country: return name
            case .region, .coordinator, .supporter:
                return "\(texts["territory.kind.\(entry.territory.kind.rawValue)"]): \(name)"
            }
        }

        private static func lists(_ lists: TownLists, names: (String) -> String, all address: String?, _ texts: Texts)
            -> [List]
        {
            let towns = Address(texts.language)
            func plain(_ slugs: [String]) -> [Item] {
                slugs.map { Item(town: Link(names($0), towns.town($0))) }
            }
            let all: [(id: String, items: [Item])] = [
                (
                    "late",
                    lists.late.map { late in
                        Item(
                            town: Link(names(late.slug), towns.town(late.slug)),
                            detail: texts["figures.list.since", ["day": .text(texts.date(late.day))]])
                    }
                ),
                ("on_hold", plain(lists.onHold)), ("left", plain(lists.left)),
                ("without_plan", plain(lists.withoutPlan)), ("plan_unknown", plain(lists.planUnknown)),
                ("without_inventory", plain(lists.withoutInventory)), ("not_comparable", plain(lists.notComparable)),
                (
                    "through",
                    lists.through.map {
                        Item(town: Link(names($0.slug), towns.town($0.slug)), detail: names($0.by))
                    }
                ),
                (
                    "doubtful",
                    lists.doubtful.map { doubt in
                        Item(
                            town: Link(names(doubt.slug), towns.town(doubt.slug)),
                            detail: texts.list(doubt.codes.map { texts["finding.\($0).title"] }))
                    }
                ),
            ]
            return all.filter { !$0.items.isEmpty }.map { id, items in
                let sorted = AlphabetOrder(texts.language).sorted(items) { $0.town.words }
                let rest = items.count - namedTowns
                return List(
                    id: id, title: texts["figures.list.\(id)", ["count": .count(items.count)]],
                    note: texts["figures.list.\(id).note"], towns: Array(sorted.prefix(namedTowns)),
                    more: rest > 0 ? Link(texts["figures.list.more", ["count": .count(rest)]], address) : nil)
            }
        }
    }
}

extension FiguresShow.Model.Topic {
    /// Topics whose figures are counts of one kind.
    private static let drawn: Set<FigureRow.Topic> = [
        .adhesions, .sizes, .commitments, .plans, .baseYears, .statuses,
    ]

    init(_ topic: FigureRow.Topic, _ rows: [FigureRow], take: [Link], _ texts: Texts) {
        id = topic.rawValue
        title = texts["figures.topic.\(topic.rawValue)"]
        note = texts.textIfAny("figures.topic.\(topic.rawValue).note")
        self.take = take
        let columns = [
            Table.Column(texts["figures.column.figure"]), .number(texts["figures.column.value"]),
            Table.Column(texts["column.completeness"]), Table.Column(texts["figures.column.coverage"]),
        ]
        table = Table(
            texts.tableLabel(title), columns: columns,
            rows: rows.map { row in
                [
                    Cell(texts.name(row)), Cell(texts.value(row)), Cell(Mark(row.coverage.mark, texts)),
                    Cell(texts.coverage(row.coverage)),
                ]
            })
        guard Self.drawn.contains(topic), rows.contains(where: { ($0.value ?? 0) > 0 }) else { return }
        chart = BarChart(
            title: title, subtitle: texts["figures.chart.towns"],
            rows: rows.compactMap { row in
                row.value.map { value in
                    BarChart.Row(
                        name: Link(texts.name(row), nil),
                        segments: [
                            .init(style: "level", name: texts.name(row), value: value, words: texts.value(row))
                        ], value: texts.value(row), share: "")
                }
            }, legend: [], table: table)
    }
}
