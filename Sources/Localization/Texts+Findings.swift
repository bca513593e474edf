public import Findings

/// A finding in a reader's language: what was found, where, why it matters and what to do next.
public struct FindingText: Hashable, Sendable {
    /// The rule or reader code.
    public var code: String
    /// How much it matters.
    public var severity: Finding.Severity
    /// How much it matters, in words.
    public var severityText: String
    /// The subject in a few words.
    public var title: String
    /// What was found.
    public var text: String
    /// Why it matters, where the catalogue says so.
    public var why: String?
    /// What to do next, where the catalogue says so.
    public var advice: String?
    /// Where it was found; empty when the place is not known.
    public var place: String

    /// Words a finding.
    public init(
        code: String, severity: Finding.Severity, severityText: String, title: String, text: String, why: String?,
        advice: String?, place: String
    ) {
        self.code = code
        self.severity = severity
        self.severityText = severityText
        self.title = title
        self.text = text
        self.why = why
        self.advice = advice
        self.place = place
    }
}

extension Texts {
    /// A finding in words.
    public func text(_ finding: Finding) -> FindingText {
        let key = "finding.\(finding.code)"
        return FindingText(
            code: finding.code, severity: finding.severity, severityText: text("severity.\(finding.severity.rawValue)"),
            title: text("\(key).title", finding.details), text: text("\(key).text", finding.details),
            why: textIfAny("\(key).why", finding.details), advice: textIfAny("\(key).advice", finding.details),
            place: text(finding.place))
    }

    /// A place in words: `energy.csv, row 14`, `town.xlsx, sheet “Energy”, cell C14`; empty when it is not known.
    public func text(_ place: Place) -> String { text(place, of: nil) }

    /// A place in words, in an action of this title.
    public func text(_ place: Place, of owner: String?) -> String {
        var parts: [String] = []
        if let file = place.file { parts.append(file) }
        if let sheet = place.sheet { parts.append(text("at.sheet", ["sheet": .text(sheet)])) }
        if let cell = place.cell {
            parts.append(text("at.cell", ["cell": .text(cell)]))
        } else if let row = place.row {
            parts.append(text("at.row", ["row": .plain(row)]))
        } else if let column = place.columnLetters {
            parts.append(text("at.column", ["column": .text(column)]))
        }
        if let field = place.field { parts.append(self.place(ofField: field, of: owner)) }
        return list(parts)
    }
}
