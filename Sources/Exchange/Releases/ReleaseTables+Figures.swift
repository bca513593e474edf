import Cities
import Statistics

extension ReleaseTables {
    private static let territory = ReleaseTable.Column("territory", "Its code.", required: true)
    private static let day = ReleaseTable.Column("on", .date, "The end of this day.", required: true)

    /// The covenant in figures for every territory that has a town.
    static func figures(_ release: ReleaseContent) -> ReleaseTable {
        let counted = "Towns that are in the figure, by themselves or through one that reports for them."
        return ReleaseTable(
            "figures", title: "The covenant in figures",
            columns: [
                territory, .init("territory_kind", "What it is.", required: true), day,
                .init("topic", "What the figure is about.", required: true),
                .init("key", "Which of the topic.", required: true), .init("part", "Which side of it."),
                .init("value", .number, "Empty where no town reports it; never a zero in its place."),
                .init("unit", "A unit's symbol, a currency, or 1 for a share; empty for a count."), .completeness,
                .init("towns", .integer, counted, required: true),
                .init("of_towns", .integer, "Towns that should be in it.", required: true),
                .init("people", .integer, "People of the towns that are in it.", required: true),
                .init("of_people", .integer, "People of the towns that should be.", required: true),
                .init("partial_towns", .integer, "Towns that are in it with a part.", required: true),
                .init(
                    "through_others", .integer, "Towns that are in it only through one that reports for them.",
                    required: true),
            ], key: ["territory", "topic", "key", "part"], rows: release.figures.flatMap { FigureTable.rows($0) })
    }

    /// Towns that are missing, late or on hold, by territory.
    static func lists(_ release: ReleaseContent) -> ReleaseTable {
        ReleaseTable(
            "lists", title: "Towns that are missing, late, on hold or doubtful",
            columns: [
                day, .init("list", "Which list.", required: true), town, .init("detail", "What is said of it."),
                .completeness,
            ], key: ["list", "town"],
            rows: (release.figures.first { $0.territory == .world }.map { FigureTable.townRows($0) } ?? []).map {
                $0.dropFirst() + [mark(.complete)]
            })
    }
}
