package import Plans

/// The words that towns use in tables of actions, in their languages; rows of a shipped table.
package struct ActionWords: Sendable {
    /// What a column holds.
    package enum Column: String, Sendable, CaseIterable {
        case id
        case title
        case sector
        case area
        case instrument
        case key
        case start
        case end
        case status
        case responsible
        case energySaving = "energy_saving"
        case renewableProduction = "renewable_production"
        case reduction
        case sequestration
        case investment
        case running
        case otherCost = "other_cost"
        case spent
        case currency
        case purposes
        case origin
        case financing
        case stakeholders
        /// A cost per tonne as printed, to be compared with ours.
        case printedCost = "printed_cost"
        case comment
        /// Known and not needed.
        case ignored
    }

    let columns: Synonyms<Column>
    let sectors: Synonyms<ActionSector>
    let statuses: Synonyms<Action.Status>
    /// The first word of each language, by which empty tables are headed: language, then what it means.
    let headings: [String: [String: String]]

    /// Takes the words by what they mean.
    package init(
        columns: [String: Column], sectors: [String: ActionSector], statuses: [String: Action.Status],
        headings: [String: [String: String]] = [:]
    ) {
        self.headings = headings
        self.columns = Synonyms(columns)
        self.sectors = Synonyms(sectors)
        self.statuses = Synonyms(statuses)
    }

    /// What a column is called in a language, so that it is read again.
    func heading(_ column: Column, _ language: String) -> String {
        headings[language]?["column.\(column.rawValue)"] ?? headings["en"]?["column.\(column.rawValue)"]
            ?? column.rawValue
    }

    /// What a sector is called in a language, so that it is read again.
    func word(_ sector: ActionSector, _ language: String) -> String {
        headings[language]?["sector.\(sector.rawValue)"] ?? sector.rawValue
    }

    /// What a status is called in a language, so that it is read again.
    func word(_ status: Action.Status, _ language: String) -> String {
        headings[language]?["status.\(status.rawValue)"] ?? status.rawValue
    }
}
