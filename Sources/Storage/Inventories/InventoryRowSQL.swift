import Inventories

/// The statements of the rows of inventories, in SQL common to SQLite and PostgreSQL; every value is bound.
enum InventoryRowSQL {
    /// Lets one process after the other begin or drop rows; SQLite does so by itself.
    static func lock(_ engine: SQLEngine) -> String? {
        engine == .postgreSQL ? "SELECT CAST(pg_advisory_xact_lock(5844594703) AS TEXT)" : nil
    }

    static let progress = """
        SELECT version, filling, position, gone_kind, gone_name, is_filled FROM inventory_projection WHERE version = ?
        """

    static let begin = """
        INSERT INTO inventory_projection (version, filling, position, gone_kind, gone_name, is_filled)
        SELECT CAST(? AS TEXT), COALESCE(MAX(filling), 0) + 1, CAST(? AS BIGINT), '', '', 0 FROM inventory_projection
        """

    /// Of other versions the one begun last stays.
    static let forgetOthers = """
        DELETE FROM inventory_projection WHERE version <> ? AND filling < (
            SELECT COALESCE(MAX(filling), 0) FROM inventory_projection WHERE version <> ?)
        """

    static let move = """
        UPDATE inventory_projection SET position = ?, gone_kind = ?, gone_name = ?, is_filled = ?
        WHERE version = ? AND filling = ? AND position = ? AND gone_kind = ? AND gone_name = ? AND is_filled = ?
        """

    static let drop = "DELETE FROM inventory_projection"

    /// The columns in the order of `ProjectedInventory.arguments`.
    private static let columns = [
        "document_kind", "document_name", "slug", "country", "name_year", "words", "number", "digest", "author",
        "on_behalf_of", "time", "reason", "trouble", "town_name", "town_country", "population", "population_year",
        "year", "approach", "basis", "emission", "emission_known", "emission_missing", "energy", "energy_known",
        "energy_missing", "infos", "warnings", "errors", "blockers",
    ]

    static let put = """
        INSERT INTO inventory_row (version, \(columns.joined(separator: ", ")))
        VALUES (?\(String(repeating: ", ?", count: columns.count)))
        ON CONFLICT (version, document_kind, document_name) DO UPDATE SET
            \(columns.dropFirst(2).map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """

    static let documents = """
        SELECT document_kind, document_name FROM inventory_row WHERE version = ? AND slug = ?
        ORDER BY document_kind, document_name
        """

    /// A part of a `WHERE` and the values of its placeholders.
    struct Condition {
        var sql: String
        var arguments: [SQLValue]

        static func && (left: Condition, right: Condition) -> Condition {
            Condition(sql: "\(left.sql) AND \(right.sql)", arguments: left.arguments + right.arguments)
        }
    }

    /// What may be seen of a version.
    static func visible(_ question: InventoryQuestion, in version: String) -> Condition {
        let all = Condition(
            sql: "version = ? AND document_kind = ?", arguments: [.text(version), .text(question.kind)])
        switch question.reach {
        case .all: return all
        case .allTowns: return all && Condition(sql: "slug IS NOT NULL", arguments: [])
        case .some(let countries, let towns): return all && within(countries.sorted(), towns.sorted())
        }
    }

    private static func within(_ countries: [String], _ towns: [InventoryQuestion.Town]) -> Condition {
        var parts: [String] = []
        if !countries.isEmpty {
            parts.append("country IN (\(countries.map { _ in "?" }.joined(separator: ", ")))")
        }
        if !towns.isEmpty {
            parts.append("(country, slug) IN (VALUES \(towns.map { _ in "(?, ?)" }.joined(separator: ", ")))")
        }
        guard !parts.isEmpty else { return Condition(sql: "0 = 1", arguments: []) }
        return Condition(
            sql: "slug IS NOT NULL AND (\(parts.joined(separator: " OR ")))",
            arguments: countries.map { .text($0) } + towns.flatMap { [.text($0.country), .text($0.slug)] })
    }

    static let unread = Condition(sql: "trouble IS NOT NULL", arguments: [])

    /// What is wanted of it.
    static func wanted(_ question: InventoryQuestion) -> Condition {
        var condition = Condition(sql: "1 = 1", arguments: [])
        for word in question.words {
            // A text with a NUL fits nothing, and no database takes it.
            let text = word.lowercased().replacing("\0", with: "\u{FFFD}")
            let escaped = text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
            condition =
                condition && Condition(sql: "words LIKE ? ESCAPE '\\'", arguments: [.text("%\(escaped)%")])
        }
        if let country = question.country {
            condition = condition && Condition(sql: "country = ?", arguments: [.text(country)])
        }
        if let year = question.year {
            condition = condition && Condition(sql: "name_year = ?", arguments: [.integer(Int64(year))])
        }
        return condition
    }

    static func rows(_ condition: Condition) -> String {
        """
        SELECT \(columns.joined(separator: ", ")) FROM inventory_row WHERE \(condition.sql)
        ORDER BY time DESC, document_name LIMIT ? OFFSET ?
        """
    }

    static func count(_ condition: Condition) -> String {
        "SELECT COUNT(*) FROM inventory_row WHERE \(condition.sql)"
    }

    static func countries(_ condition: Condition) -> String {
        "SELECT DISTINCT country FROM inventory_row WHERE \(condition.sql) AND country IS NOT NULL ORDER BY country"
    }

    static func years(_ condition: Condition) -> String {
        """
        SELECT DISTINCT name_year FROM inventory_row WHERE \(condition.sql) AND name_year IS NOT NULL
        ORDER BY name_year DESC
        """
    }
}
