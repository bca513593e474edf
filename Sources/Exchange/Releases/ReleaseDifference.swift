/// What changed from one release to another: towns that came, went or changed, and figures old and new.
package struct ReleaseDifference: Encodable, Sendable {
    /// A column of a town's row that changed.
    package struct Change: Encodable, Sendable, Equatable {
        package let town: String
        package let column: String
        package let before: String?
        package let after: String?
    }

    /// A figure that changed; each value stands with its completeness.
    package struct Figure: Encodable, Sendable, Equatable {
        package let territory: String
        package let topic: String
        package let key: String
        package let part: String?
        package let before: Value?
        package let after: Value?
    }

    /// A value and its completeness.
    package struct Value: Encodable, Sendable, Equatable {
        package let value: String?
        package let completeness: String
    }

    package let from: Int
    package let to: Int
    package let added: [String]
    package let removed: [String]
    package let changed: [Change]
    package let figures: [Figure]

    /// Compares two releases; `nil` where a table of theirs cannot be read.
    package init?(from before: ReleaseFolder, to after: ReleaseFolder) {
        guard let oldTowns = Self.rows(before, "signatories.csv", key: ["town"]),
            let newTowns = Self.rows(after, "signatories.csv", key: ["town"]),
            let oldFigures = Self.rows(before, "figures.csv", key: Self.figureKey),
            let newFigures = Self.rows(after, "figures.csv", key: Self.figureKey)
        else { return nil }
        from = before.manifest.number
        to = after.manifest.number
        added = newTowns.keys.filter { oldTowns[$0] == nil }.flatMap(\.self).sorted()
        removed = oldTowns.keys.filter { newTowns[$0] == nil }.flatMap(\.self).sorted()
        changed = oldTowns.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, old -> [Change] in
            guard let new = newTowns[key] else { return [] }
            return Set(old.keys).union(new.keys).sorted().compactMap { column in
                let (before, after) = (Self.known(old[column]), Self.known(new[column]))
                return before == after ? nil : Change(town: key[0], column: column, before: before, after: after)
            }
        }
        let keys = Set(oldFigures.keys).union(newFigures.keys).sorted { $0.lexicographicallyPrecedes($1) }
        figures = keys.compactMap { key in
            let (old, new) = (oldFigures[key].map(Self.value), newFigures[key].map(Self.value))
            guard old != new else { return nil }
            return Figure(
                territory: key[0], topic: key[1], key: key[2], part: Self.known(key[3]), before: old, after: new)
        }
    }

    private static let figureKey = ["territory", "topic", "key", "part"]

    private static func value(_ row: [String: String]) -> Value {
        Value(value: known(row["value"]), completeness: row["completeness"] ?? "unknown")
    }

    private static func known(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

    private static func rows(
        _ release: ReleaseFolder, _ name: String, key: [String]
    ) -> [[String]: [String: String]]? {
        guard let table = release.table(name) else { return nil }
        let columns = key.compactMap { table.column($0) }
        guard columns.count == key.count else { return nil }
        var rows: [[String]: [String: String]] = [:]
        for record in table.records {
            rows[columns.map { record[$0] }] = Dictionary(
                zip(table.header, record.fields), uniquingKeysWith: { first, _ in first })
        }
        return rows
    }
}
