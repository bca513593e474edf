import Findings
import Foundation
import Inventories
import Quantities

/// The table of rules, read from the first place it is found: as shipped, as researched, or the copy beside the tests.
enum RuleTable {
    static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let copy = folder.appendingPathComponent("Cases/eligibility_rules.csv")
    static let shipped = root.appendingPathComponent("Sources/ReferenceData/Tables/eligibility_rules.csv")
    static let researched = root.appendingPathComponent("../shared/domain/eligibility_rules.csv")

    static let definitions: [RuleDefinition] = {
        let url = [shipped, researched, copy].first { FileManager.default.fileExists(atPath: $0.path) } ?? copy
        return (try? definitions(at: url)) ?? []
    }()

    static func definitions(at url: URL) throws -> [RuleDefinition] {
        let rows = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).map {
            fields(of: $0)
        }
        guard let header = rows.first else { return [] }
        return rows.dropFirst().compactMap { row in
            definition(Dictionary(zip(header, row)) { first, _ in first })
        }
    }

    private static func definition(_ row: [String: String]) -> RuleDefinition? {
        guard let id = row["rule_id"], let severity = row["severity"].flatMap(Finding.Severity.init) else { return nil }
        let mark = row["verified"]?.split(separator: " ").first.map(String.init) ?? ""
        return RuleDefinition(
            id: id, group: row["group"] ?? "", object: row["object"] ?? "", rule: row["rule"] ?? "",
            thresholdText: row["threshold"] ?? "", unit: row["unit"] ?? "", severity: severity,
            citation: Citation(source: row["source"] ?? "", verification: .init(rawValue: mark) ?? .missing))
    }

    /// The fields of one line; quotes are doubled inside quoted fields, and no field of this table spans lines.
    private static func fields(of line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        var wasQuote = false
        for character in line {
            if character == "\"" {
                if wasQuote { fields[fields.count - 1].append(character) }
                wasQuote = isQuoted ? true : false
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
                wasQuote = false
            } else {
                fields[fields.count - 1].append(character)
                wasQuote = false
            }
        }
        return fields
    }
}
