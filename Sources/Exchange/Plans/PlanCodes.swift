package import Localization

/// The codes that plans choose from, with their names in three languages; rows of a shipped table.
package struct PlanCodes: Sendable {
    /// What a code says.
    package enum List: String, Sendable, CaseIterable {
        case area
        case instrument
        case hazard
        case vulnerableSector = "vulnerable_sector"
        case stakeholder
        case financingSource = "financing_source"
    }

    /// One code.
    package struct Code: Sendable {
        package var list: List
        package var code: String
        /// The group of sectors that an area or instrument belongs to; empty for others.
        package var group: String
        package var names: [Language: String]
        /// Whether the code was read in a source, and not only recalled.
        package var isRead: Bool

        package init(list: List, code: String, group: String, names: [Language: String], isRead: Bool) {
            self.list = list
            self.code = code
            self.group = group
            self.names = names
            self.isRead = isRead
        }
    }

    /// All codes, in the order of the table.
    package let all: [Code]

    package init(_ all: [Code]) { self.all = all }

    /// Reads the table: a list, a code and a name in each language; a row of a list that we do not know is left out.
    package init(_ table: CSVTable) {
        func text(_ record: CSVTable.Record, _ column: String) -> String {
            table.column(column).map { record[$0] } ?? ""
        }
        self.init(
            table.records.compactMap { record in
                List(rawValue: text(record, "list")).map { list in
                    Code(
                        list: list, code: text(record, "code"), group: text(record, "group"),
                        names: Dictionary(
                            uniqueKeysWithValues: Language.allCases.map { ($0, text(record, $0.rawValue)) }),
                        isRead: text(record, "verified").hasPrefix("yes"))
                }
            })
    }

    /// The codes of a list.
    package func codes(_ list: List) -> [Code] { all.filter { $0.list == list } }
}
