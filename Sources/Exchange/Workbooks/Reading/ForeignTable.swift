import Findings
import Foundation
import Inventories
import Localization
import Quantities

/// A table found on a sheet of a town's own workbook, brought into lines of sector, carrier, amount and unit.
struct ForeignTable {
    /// What its amounts are.
    enum Subject { case energy, emission }

    /// What stands above a table and beside its headings.
    struct Caption {
        var subject = Subject.energy
        var unit: String?
        var year: Int?
    }

    let sheet: SpreadsheetFile.Sheet
    let caption: Caption
    /// The lines; their rows count from 1 and lead to `places`.
    let lines: CSVTable
    /// Where the amount of each line stands, by the line's row.
    let places: [Int: (row: Int, column: Int)]
    /// Whether each line stands in a row of its own, so that its row can name it.
    let isLong: Bool
    /// Whether a line had to do without a unit.
    let lacksUnit: Bool
    /// Cells of amounts that show an error or lost their value.
    let broken: [SpreadsheetCell]

    /// The place in the file that a place in the lines stands for.
    func place(_ place: Place, file: String) -> Place {
        let here = place.row.flatMap { places[$0] }
        return Place(
            file: file, sheet: sheet.name, row: here?.row ?? place.row, column: here?.column, field: place.field)
    }
}

/// Looks for tables of energy and emissions on the sheets of a town's own workbook.
struct ForeignTableSearch {
    let words: WorkbookWords
    private static let headRows = 60
    private static let mostRows = 5_000

    /// The tables of a sheet from top to bottom.
    func tables(_ sheet: SpreadsheetFile.Sheet) -> [ForeignTable] {
        let rows = Array(sheet.rows.prefix(Self.mostRows))
        if let long = longTable(sheet, rows) { return [long] }
        var tables: [ForeignTable] = []
        var index = 0
        while index < rows.count {
            if let (table, end) = matrix(sheet, rows, at: index) {
                tables.append(table)
                index = max(end, index + 1)
            } else {
                index += 1
            }
        }
        return tables
    }

    // -- one line in each row

    private func longTable(_ sheet: SpreadsheetFile.Sheet, _ rows: [SpreadsheetRow]) -> ForeignTable? {
        for (start, row) in rows.prefix(Self.headRows).enumerated() {
            let heads = row.cells.compactMap { cell in cell.value.words.map { (cell.column, $0) } }
            let names = heads.map { words.vocabulary.column($0.1) }
            guard ["sector", "carrier", "value"].allSatisfy(names.contains) else { continue }
            let last = heads.map(\.0).max() ?? 1
            var header = [String](repeating: "", count: last)
            for head in heads { header[head.0 - 1] = head.1 }
            let value = heads[names.firstIndex(of: "value") ?? 0].0
            let body = rows[(start + 1)...]
            let caption = caption(rows, above: start, heading: row)
            // A unit that stands above the table holds for all its rows.
            let extra = names.contains("unit") ? [] : [caption.unit].compactMap { $0 }
            if !extra.isEmpty { header.append("unit") }
            let records = body.map { row in
                CSVTable.Record(
                    row: row.number, line: row.number, fields: (1...last).map { Self.text(row[$0]) } + extra)
            }
            return ForeignTable(
                sheet: sheet, caption: caption,
                lines: CSVTable(header: header, headerRow: row.number, records: records),
                places: Dictionary(body.map { ($0.number, (row: $0.number, column: value)) }) { first, _ in first },
                isLong: true, lacksUnit: !names.contains("unit"),
                broken: body.compactMap { $0.cell(inColumn: value) }.filter(\.isBroken))
        }
        return nil
    }

    // -- sectors as rows, carriers as columns

    private struct Head {
        var column: Int
        var word: String
        var unit: String?
    }

    private func matrix(
        _ sheet: SpreadsheetFile.Sheet, _ rows: [SpreadsheetRow], at start: Int
    ) -> (ForeignTable, end: Int)? {
        let heads = heads(rows[start])
        guard Set(heads.compactMap { words.carrier($0.word)?.carrier }).count > 1, let first = heads.first else {
            return nil
        }
        var end = start + 1
        var gap = rows[start].number
        while end < rows.count, rows[end].number - gap <= 4, self.heads(rows[end]).count < 2 {
            gap = rows[end].number
            end += 1
        }
        var builder = Builder(words: words, caption: caption(rows, above: start, heading: rows[start]))
        for row in rows[(start + 1)..<end] {
            builder.add(row, labels: 1..<first.column, heads: heads.map { ($0.column, $0.word, $0.unit) })
        }
        guard builder.sectors > 1 else { return nil }
        return (builder.table(sheet), end)
    }

    /// The headings of a row that name a carrier, or a sum of carriers.
    private func heads(_ row: SpreadsheetRow) -> [Head] {
        row.cells.compactMap { cell in
            guard case .text(let text) = cell.value else { return nil }
            return head(text, column: cell.column)
        }
    }

    private func head(_ text: String, column: Int) -> Head? {
        let whole = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if isCarrier(whole) { return Head(column: column, word: whole) }
        // "Natural gas, MWh", "Natural gas (MWh)", "Natural gas [MWh]"
        guard let cut = whole.lastIndex(where: { ",([".contains($0) }) else { return nil }
        let word = String(whole[..<cut]).trimmedOfSpaces
        let unit = String(whole[whole.index(after: cut)...].filter { !")]".contains($0) }).trimmedOfSpaces
        guard isCarrier(word), words.unit(unit) != nil else { return nil }
        return Head(column: column, word: word, unit: unit)
    }

    private func isCarrier(_ word: String) -> Bool {
        words.carrier(word) != nil || words.vocabulary.carrier(word)?.kind == .total
    }

    // -- what stands above

    private func caption(_ rows: [SpreadsheetRow], above start: Int, heading: SpreadsheetRow) -> ForeignTable.Caption {
        var caption = ForeignTable.Caption()
        let above = rows[max(0, start - 5)..<start].reversed().filter { heading.number - $0.number <= 6 }
        for row in [heading] + above {
            let texts = row.cells.compactMap { cell in cell.value.words }
            caption.year = caption.year ?? texts.lazy.compactMap(Self.year).first
            if caption.unit != nil { continue }
            if texts.contains(where: Self.namesGas) {
                caption.subject = .emission
                caption.unit = "t"
            } else {
                caption.unit = texts.lazy.compactMap { unitWord($0, isHeading: row.number == heading.number) }.first
            }
        }
        return caption
    }

    private static func namesGas(_ text: String) -> Bool {
        let folded = text.lowercased().replacing("₂", with: "2")
        return folded.contains("co2") || folded.contains("со2")
    }

    /// The unit in a title: the words in brackets, or what follows the last comma; a whole cell above the heading.
    private func unitWord(_ text: String, isHeading: Bool) -> String? {
        if !isHeading, words.unit(text) != nil { return text }
        for (open, close) in [("[", "]"), ("(", ")")] {
            guard let start = text.range(of: open),
                let end = text.range(of: close, range: start.upperBound..<text.endIndex)
            else { continue }
            let inside = String(text[start.upperBound..<end.lowerBound]).trimmedOfSpaces
            if words.unit(inside) != nil { return inside }
        }
        guard let comma = text.lastIndex(of: ",") else { return nil }
        let rest = String(text[text.index(after: comma)...]).trimmedOfSpaces
        return words.unit(rest) == nil ? nil : rest
    }

    /// The first number of a text that can be a year.
    static func year(_ text: String) -> Int? {
        text.split { !$0.isNumber }.lazy.compactMap { $0.count == 4 ? Int($0) : nil }.first {
            (1980...2060).contains($0)
        }
    }

    static func text(_ value: SpreadsheetCell.Value) -> String {
        if case .number(let number) = value { return number.description }
        return value.words ?? ""
    }
}

extension SpreadsheetCell {
    /// Whether it shows an error or lost the value of its formula.
    var isBroken: Bool {
        switch value {
        case .error: true
        case .empty: formula != nil && !hasCachedValue
        default: false
        }
    }
}
