package import Exchange
import Plans

extension ReferenceLibrary {
    /// The words of tables of actions.
    package func actionWords() throws -> ActionWords {
        var columns: [String: ActionWords.Column] = [:]
        var sectors: [String: ActionSector] = [:]
        var statuses: [String: Action.Status] = [:]
        var headings: [String: [String: String]] = [:]
        for row in try rows("action_synonyms.csv") {
            let word = try row.text("word")
            let meaning = "\(try row.text("kind")).\(try row.text("means"))"
            let language = try row.text("language")
            if headings[language]?[meaning] == nil { headings[language, default: [:]][meaning] = word }
            switch try row.text("kind") {
            case "column": columns[word] = try row.word("means", ActionWords.Column.init(rawValue:))
            case "sector": sectors[word] = try row.word("means", ActionSector.init(rawValue:))
            default: statuses[word] = try row.word("means", Action.Status.init(rawValue:))
            }
        }
        return ActionWords(columns: columns, sectors: sectors, statuses: statuses, headings: headings)
    }
}
