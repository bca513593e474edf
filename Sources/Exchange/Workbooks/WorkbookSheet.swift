import Localization

/// A sheet of the town's workbook; its mark in the first cell stays the same in every language and under any name.
enum WorkbookSheet: String, CaseIterable {
    case guide, town, energy, summary, lines, electricity, heat, factors, notes, lists

    /// The edition of the layout; a reader knows the earlier ones.
    static let edition = 1

    /// The mark in the hidden first cell.
    var mark: String { "qala:\(rawValue)" }

    /// The name that the workbook gives to the sheet's first cell.
    var definedName: String { "qala_\(rawValue)" }

    /// The key of its name in the catalogue.
    var nameKey: String { "workbook.sheet.\(rawValue)" }

    /// Whether a person fills it in, so that its absence must be told.
    var isFilledIn: Bool { ![.guide, .summary, .lists].contains(self) }

    /// Whether an inventory cannot be read without it.
    var isNeeded: Bool { self == .town || self == .energy }
}

/// Names of the properties that the workbook is stamped with.
enum WorkbookStamp {
    static let edition = "qala-workbook-version"
    static let language = "qala-language"
    static let country = "qala-country"
    static let year = "qala-year"
    static let town = "qala-town"
    static let document = "qala-document"
}

/// Codes in the hidden first column and in hidden rows above each table.
enum WorkbookCode {
    /// A row that holds no data: a heading, a sum.
    static let skipped = "-"
    /// How many parts of a sector a person finds room for.
    static let parts = 3
    /// How many parts of a sector are written at most; further ones become lines.
    static let mostParts = 12

    /// The row of a sector, or of one of its parts.
    static func row(_ sector: String, part: Int) -> String { part == 0 ? sector : "\(sector)#\(part)" }

    /// A row's code taken apart.
    static func parts(of code: String) -> (sector: String, part: Int)? {
        let halves = code.split(separator: "#", maxSplits: 1).map(String.init)
        guard let sector = halves.first else { return nil }
        guard halves.count == 2 else { return (sector, 0) }
        return Int(halves[1]).map { (sector, $0) }
    }

    /// A name in a form that can stand in an identifier: `Қазақ ауылы, 2` is `қазақ-ауылы-2`.
    static func slug(_ name: String) -> String {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.joined(separator: "-")
    }

    /// The identifier of a line that the matrix names by its place.
    static func lineIdentifier(_ sector: String, _ carrier: String, _ subsector: String?) -> String {
        let slug = subsector.map(slug) ?? ""
        return slug.isEmpty ? "\(sector).\(carrier)" : "\(sector).\(carrier).\(slug)"
    }
}
