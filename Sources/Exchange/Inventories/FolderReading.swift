import Findings
import Foundation
import Inventories
import Quantities

/// One pass over the tables of a folder: the inventory in the making and what was noticed.
struct FolderReading {
    let year: Year
    let vocabulary: Vocabulary
    var records: [ActivityRecord] = []
    var plants: [LocalPlant] = []
    var green: GreenElectricity?
    var factors: [GivenFactor] = []
    var printed: [PrintedFigure] = []
    var findings: [Finding] = []
    var noted: Set<String> = []

    init(year: Year, vocabulary: Vocabulary) {
        self.year = year
        self.vocabulary = vocabulary
    }

    mutating func note(
        _ code: String, _ severity: Finding.Severity, _ place: Place = Place(), _ details: [String: Detail] = [:]
    ) {
        findings.append(Finding(code, severity, at: place, details: details))
    }

    /// Notes something that holds for a whole word only once.
    mutating func noteOnce(
        _ code: String, _ severity: Finding.Severity, word: String, _ place: Place, _ details: [String: Detail]
    ) {
        guard noted.insert("\(code) \(Vocabulary.folded(word))").inserted else { return }
        note(code, severity, place, details)
    }

    /// A table seen through the vocabulary's names of its columns.
    mutating func columns(_ table: CSVTable, known: Set<String>, needed: [String]) -> Columns? {
        var indices: [String: Int] = [:]
        var unit: String?
        for (index, heading) in table.header.enumerated() {
            var (name, headingUnit) = column(heading, known: known)
            // Of two columns that name who used the energy, the second divides the first.
            if name == "sector", indices[name] != nil, indices["subsector"] == nil { name = "subsector" }
            let place = Place(file: table.file, row: table.headerRow, column: index + 1)
            if known.contains(name), indices[name] == nil {
                indices[name] = index
                if name == "value" { unit = headingUnit }
            } else if !heading.isEmpty {
                note("csv.column-unknown", .info, place, ["column": .text(heading)])
            }
        }
        let missing = needed.filter { indices[$0] == nil }
        for name in missing {
            note("csv.column-missing", .error, Place(file: table.file, row: table.headerRow), ["column": .text(name)])
        }
        guard missing.isEmpty else { return nil }
        let mark = indices["value"].flatMap { DecimalMark.inferred(from: table.texts(ofColumn: $0)) }
        return Columns(table: table, indices: indices, decimalMark: mark, headingUnit: unit)
    }

    /// The column that a heading means, and the unit it names: `Consumption (GWh)`, `value_mwh`, `MWh`.
    private func column(_ heading: String, known: Set<String>) -> (name: String, unit: String?) {
        let name = vocabulary.column(heading)
        if known.contains(name) { return (name, nil) }
        if isUnit(heading) { return ("value", heading) }
        for mark in ["(", "[", ",", "_"] {
            guard let split = heading.range(of: mark, options: .backwards) else { continue }
            let unit = heading[split.upperBound...].trimmingCharacters(in: CharacterSet(charactersIn: " )]"))
            let base = vocabulary.column(String(heading[..<split.lowerBound]))
            if isUnit(unit), known.contains(base) { return (base, unit) }
        }
        return (name, nil)
    }

    private func isUnit(_ word: String) -> Bool {
        vocabulary.unit(word) != nil || vocabulary.factorUnit(word) != nil
    }

    /// Reads a number cell; what is wrong with it becomes a finding.
    mutating func number(_ text: String, _ columns: Columns, _ place: Place) -> Double? {
        switch NumberText(text, hint: columns.decimalMark) {
        case .number(let value, let style):
            if style.isPercent { return value / 100 }
            return value
        case .ambiguous(let fraction, let grouped, _):
            note(
                "cell.ambiguous-number", .error, place,
                ["value": .text(text), "first": .number(fraction), "second": .number(grouped)])
            return nil
        case .notANumber:
            note("cell.text-in-number", .error, place, ["value": .text(text)])
            return nil
        case .empty: return nil
        }
    }

    /// Whether a row belongs to the inventory's year.
    func isOfYear(_ record: CSVTable.Record, _ columns: Columns) -> Bool {
        guard let text = columns.text("year", record), let number = Int(text) else { return true }
        return number == year.number
    }

    /// A table with its columns found.
    struct Columns {
        let table: CSVTable
        let indices: [String: Int]
        let decimalMark: DecimalMark?
        /// The unit that the heading of the value names, for tables without a column of units.
        let headingUnit: String?

        /// The unit of a row, where it is told.
        func unitWord(_ record: CSVTable.Record) -> String? { text("unit", record) ?? headingUnit }

        /// The trimmed text of a column; `nil` when the column is missing or the cell is empty.
        func text(_ name: String, _ record: CSVTable.Record) -> String? {
            guard let index = indices[name] else { return nil }
            let text = record[index].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return text.isEmpty ? nil : text
        }

        func place(_ record: CSVTable.Record, _ name: String = "value") -> Place {
            table.place(record, column: indices[name])
        }
    }
}
