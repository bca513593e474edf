import Cities
package import Statistics

/// Figures as rows for other programs: every row carries how much of the territory is in it.
package enum FigureTable {
    /// The headings of the table.
    package static let headings = [
        "territory", "territory_kind", "on", "topic", "key", "part", "value", "unit", "completeness", "towns",
        "of_towns", "people", "of_people", "partial_towns", "through_others",
    ]

    /// The rows of a territory, of all topics or of one.
    package static func rows(_ figures: CovenantFigures, topic: FigureRow.Topic? = nil) -> [[CSVWriter.Cell]] {
        figures.rows.filter { topic == nil || $0.topic == topic }.map { row in
            let coverage = row.coverage
            return [
                .text(figures.territory.code), .text(figures.territory.kind.rawValue), .text(figures.day.description),
                .text(row.topic.rawValue), .text(row.key), row.part.map { .text($0) } ?? .empty,
                row.value.map { .number($0) } ?? .empty, row.unit.isEmpty ? .empty : .text(row.unit),
                .text(coverage.mark.rawValue), .integer(coverage.towns), .integer(coverage.ofTowns),
                .integer(coverage.people), .integer(coverage.ofPeople), .integer(coverage.partialTowns),
                .integer(coverage.throughOthers),
            ]
        }
    }

    /// The table as CSV.
    package static func csv(_ figures: CovenantFigures, topic: FigureRow.Topic? = nil) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: headings)
        for row in rows(figures, topic: topic) { writer.append(row) }
        return writer.bytes
    }

    /// The headings of the table of towns.
    package static let townHeadings = ["territory", "on", "list", "town", "detail"]

    /// Towns that are missing, late or on hold, each with the list it stands in.
    package static func townRows(_ figures: CovenantFigures) -> [[CSVWriter.Cell]] {
        FigureList.all(of: figures.lists).flatMap { list in
            list.entries.map { entry in
                [
                    .text(figures.territory.code), .text(figures.day.description), .text(list.name),
                    .text(entry.slug), entry.detail.map { .text($0) } ?? .empty,
                ]
            }
        }
    }

    /// The table of towns as CSV.
    package static func townsCSV(_ figures: CovenantFigures) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: townHeadings)
        for row in townRows(figures) { writer.append(row) }
        return writer.bytes
    }
}

/// A list of towns beside the figures, by the name that files give it.
package struct FigureList: Sendable {
    /// A town, and what is said of it.
    package struct Entry: Sendable {
        package var slug: String
        package var detail: String?
    }

    package var name: String
    package var entries: [Entry]

    /// All lists, in the order they are shown.
    package static func all(of lists: TownLists) -> [FigureList] {
        func plain(_ slugs: [String]) -> [Entry] { slugs.map { Entry(slug: $0) } }
        return [
            FigureList(
                name: "late", entries: lists.late.map { Entry(slug: $0.slug, detail: "\($0.deadline) \($0.day)") }),
            FigureList(name: "on_hold", entries: plain(lists.onHold)),
            FigureList(name: "left", entries: plain(lists.left)),
            FigureList(name: "without_plan", entries: plain(lists.withoutPlan)),
            FigureList(name: "plan_unknown", entries: plain(lists.planUnknown)),
            FigureList(name: "without_inventory", entries: plain(lists.withoutInventory)),
            FigureList(name: "not_comparable", entries: plain(lists.notComparable)),
            FigureList(name: "through", entries: lists.through.map { Entry(slug: $0.slug, detail: $0.by) }),
            FigureList(
                name: "doubtful",
                entries: lists.doubtful.map { Entry(slug: $0.slug, detail: $0.codes.joined(separator: " ")) }),
        ]
    }
}
