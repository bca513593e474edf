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
        /// A cost per tonne as printed, to be compared with ours.
        case printedCost = "printed_cost"
        case comment
        /// Known and not needed.
        case ignored
    }

    let columns: Synonyms<Column>
    let sectors: Synonyms<ActionSector>
    let statuses: Synonyms<Action.Status>

    /// Takes the words by what they mean.
    package init(columns: [String: Column], sectors: [String: ActionSector], statuses: [String: Action.Status]) {
        self.columns = Synonyms(columns)
        self.sectors = Synonyms(sectors)
        self.statuses = Synonyms(statuses)
    }
}
