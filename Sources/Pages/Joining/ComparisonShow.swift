import Findings
package import Inventories
package import Localization
import Quantities

/// Towns compared like with like; the others with the reason why not.
package struct ComparisonShow: Page {
    /// The comparison in ready words.
    package struct Model: Equatable, Sendable {
        package var town: String
        package var towns: [Choice]
        package var lead: String
        package var alike: Table?
        package var apart: Table?

        /// Words a comparison; nothing is compared where no town has published an inventory.
        package init(
            _ comparison: LikeWithLike?, towns: [Choice], name: (String) -> String, _ texts: Texts
        ) {
            town = comparison?.reference.slug ?? ""
            self.towns = towns
            guard let comparison else {
                lead = texts["comparison.none"]
                return
            }
            let own = comparison.reference
            lead =
                texts[
                    "comparison.lead",
                    [
                        "town": .text(name(own.slug)), "year": .plain(own.figures.year.number),
                        "count": .count(comparison.alike.count), "years": .count(LikeWithLike.years),
                    ]]
            alike = Self.table([own] + comparison.alike, name, texts)
            apart =
                comparison.apart.isEmpty
                ? nil
                : Table(
                    texts.tableLabel(texts["comparison.apart"]),
                    columns: [
                        Table.Column(texts["column.town"]), .number(texts["column.year"]),
                        Table.Column(texts["comparison.why"]),
                    ],
                    rows: comparison.apart.map { apart in
                        [
                            Cell(
                                name(apart.item.slug),
                                Address(texts.language).inventory(apart.item.slug, apart.item.figures.year.number)),
                            Cell(String(apart.item.figures.year.number)),
                            Cell(texts.list(apart.differences.map { texts["comparison-difference.\($0.rawValue)"] })),
                        ]
                    })
        }

        private static func table(_ items: [LikeWithLike.Item], _ name: (String) -> String, _ texts: Texts) -> Table {
            func perHead(_ value: Double?, _ unit: String) -> String {
                value.map { texts.quantity(texts.figure($0), "\(unit)/head") } ?? texts["figure.unknown"]
            }
            return Table(
                texts.tableLabel(texts["comparison.alike"]),
                columns: [
                    Table.Column(texts["column.town"]), .number(texts["column.year"]),
                    .number(texts["column.population"]), .number(texts["comparison.emission"]),
                    .number(texts["comparison.energy"]), Table.Column(texts["column.completeness"]),
                ],
                rows: items.map { item in
                    let figures = item.figures
                    return [
                        Cell(name(item.slug), Address(texts.language).inventory(item.slug, figures.year.number)),
                        Cell(String(figures.year.number)),
                        Cell(figures.town.population.map(texts.numbers.integer) ?? texts["figure.unknown"]),
                        Cell(perHead(item.emissionPerHead, "t\(figures.basis.rawValue)")),
                        Cell(perHead(item.energyPerHead, "MWh")),
                        Cell(texts.completeness(figures.emission)),
                    ]
                })
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .coordination }

    package func title(_ texts: Texts) -> String { texts["comparison.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(texts["comparison.title"], under: [Link(texts["coordination.title"], address.coordination)], texts)
        html(.p, model.lead, .class("lead"))
        if !model.towns.isEmpty {
            html(.form, .class("filters"), .method("get"), .action(address.comparison)) { html in
                html.choice("town", id: "filter-town", texts["column.town"], model.towns, selected: model.town)
                html(.p) { $0(.button, texts["filter.show"], .type("submit")) }
            }
        }
        if let alike = model.alike { html.section("alike", texts["comparison.alike"]) { $0.table(alike) } }
        if let apart = model.apart { html.section("apart", texts["comparison.apart"]) { $0.table(apart) } }
    }
}
