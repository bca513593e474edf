import Cities
import Exchange
import Findings
package import Reviews

extension RuleEditions {
    /// Reads the shipped editions of the rules, each with a table of its own; the last row is in force.
    package static func load(from folder: ResourceFolder) throws -> RuleEditions {
        func rows(_ name: String) throws -> [TableRows.Row] {
            try TableRows(try folder.bytes(name), name: name).rows
        }
        var editions = try rows("rule_editions.csv").map { row in
            try RuleEdition(
                id: try row.text("edition"), day: try row.word("day") { CalendarDay($0) },
                code: try row.word("code") { Int($0) },
                definitions: try rows(try row.text("table")).map(RuleDefinition.init(row:)))
        }
        guard let current = editions.popLast() else { throw ResourceFolder.MissingResource.file("rule_editions.csv") }
        return RuleEditions(current: current, earlier: editions)
    }
}

extension RuleDefinition {
    /// Reads a row of the table of rules.
    fileprivate init(row: TableRows.Row) throws {
        self.init(
            id: try row.text("rule_id"), group: try row.text("group"), object: try row.text("object"),
            rule: try row.text("rule"), thresholdText: try row.text("threshold"), unit: try row.text("unit"),
            severity: try row.word("severity", Finding.Severity.init(rawValue:)), citation: try row.citation())
    }
}
