import Cities
import Statistics

/// The tables of a release.
package enum ReleaseTables {
    /// All tables, in their order.
    package static func all(_ release: ReleaseContent) -> [ReleaseTable] {
        [
            signatories(release), commitments(release), milestones(release), inventories(release), plans(release),
            actions(release), figures(release), lists(release),
        ]
    }

    static func text(_ text: String?) -> CSVWriter.Cell { text.map { .text($0) } ?? .empty }
    static func number(_ number: Double?) -> CSVWriter.Cell { number.map { .number($0) } ?? .empty }
    static func integer(_ number: Int?) -> CSVWriter.Cell { number.map { .integer($0) } ?? .empty }
    static func mark(_ mark: Coverage.Mark) -> CSVWriter.Cell { .text(mark.rawValue) }

    static let town = ReleaseTable.Column("town", .string, "The town's part of an address.", required: true)

    /// Who has joined by the day, and where they stand.
    static func signatories(_ release: ReleaseContent) -> ReleaseTable {
        let rows = release.joined.map { town, standing -> [CSVWriter.Cell] in
            let signatory = town.signatory
            let known = [signatory.population == nil, signatory.position == nil].count { $0 } + town.doubts.count
            return [
                .text(signatory.slug), .integer(signatory.id), text(signatory.gcomIdentifier),
                .text(signatory.name.published), text(signatory.name.russian), text(signatory.name.kazakh),
                .text(signatory.country), text(town.region), integer(signatory.population),
                number(signatory.position?.latitude), number(signatory.position?.longitude),
                text(signatory.joined?.description), .text(standing.rawValue),
                .text(standing.isActive ? "true" : "false"), text(signatory.coordinator), text(signatory.supporter),
                text(signatory.group), text(signatory.covers?.joined(separator: " ")),
                .text(town.doubts.joined(separator: " ")), mark(known == 0 ? .complete : .partial),
            ]
        }
        return ReleaseTable(
            "signatories", title: "Towns that have joined, and where they stand",
            columns: [
                town, .init("id", .integer, "The register's number."), .init("gcom_id", "As published."),
                .init("name", "As published.", required: true), .init("name_ru", "In Russian, where known."),
                .init("name_kk", "In Kazakh, where known."), .init("country", "ISO 3166-1 alpha-2.", required: true),
                .init("region", "The first-level unit."), .init("population", .integer, "When it joined."),
                .init("latitude", .number, "Degrees, WGS 84."), .init("longitude", .number, "Degrees, WGS 84."),
                .init("joined", .date, "The day of adhesion."),
                .init("standing", "On the release's day.", required: true, choices: Standing.allCases.map(\.rawValue)),
                .init("is_active", .boolean, "Whether it counts as a signatory.", required: true),
                .init("coordinator", "Whom it works with."), .init("supporter", "Whom it works with."),
                .init("group", "Towns with one plan."),
                .init("covers", "Towns or a region that it reports for."),
                .init("doubts", "Codes of what is doubtful in the row."), .completeness,
            ], key: ["town"], rows: rows)
    }

    /// What they have promised.
    static func commitments(_ release: ReleaseContent) -> ReleaseTable {
        ReleaseTable(
            "commitments", title: "What towns have promised, as the register says",
            columns: [
                town, .init("commitment", "The generation.", required: true), .completeness,
            ], key: ["town", "commitment"],
            rows: release.joined.flatMap { town, _ in
                town.signatory.commitments.map { [.text(town.signatory.slug), .text($0.rawValue), mark(.complete)] }
            })
    }

    /// What happened between them and the covenant.
    static func milestones(_ release: ReleaseContent) -> ReleaseTable {
        ReleaseTable(
            "milestones", title: "What happened between towns and the covenant",
            columns: [
                town, .init("id", "A name within the town.", required: true),
                .init("day", .date, "When.", required: true), .init("kind", "What.", required: true),
                .init("commitments", "Which it is about."), .init("evidence", "The document that shows it."),
                .init("reason", "In the words of who recorded it."), .completeness,
            ], key: ["town", "id"],
            rows: release.joined.flatMap { town, _ -> [[CSVWriter.Cell]] in
                (town.signatory.milestones ?? []).filter { $0.day <= release.day }
                    .sorted { ($0.day, $0.id) < ($1.day, $1.id) }.map { milestone in
                        [
                            .text(town.signatory.slug), .text(milestone.id), .text(milestone.day.description),
                            .text(milestone.kind.rawValue),
                            text(milestone.commitments?.map(\.rawValue).joined(separator: " ")),
                            text(milestone.evidence), text(milestone.reason), mark(.complete),
                        ]
                    }
            })
    }
}
