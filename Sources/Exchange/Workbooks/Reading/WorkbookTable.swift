import Findings
import Localization

/// A table of a sheet, found by the hidden codes above it and beside its rows.
struct WorkbookTable {
    /// A row of the table with the code in its hidden first cell.
    struct Row {
        var code: String?
        var cells: SpreadsheetRow
        /// The row's number on the sheet.
        var number: Int { cells.number }
    }

    let sheet: SpreadsheetFile.Sheet
    /// The column of each code, counted from 1.
    let columns: [String: Int]
    /// The codes of the columns from left to right, with columns a person added.
    let codes: [(column: Int, code: String)]
    let rows: [Row]
    /// The row of the codes.
    let codeRow: Int

    /// Whether the codes are gone, so that it was found by its headings.
    let isByHeadings: Bool

    /// Finds a table by its name; nothing where the codes are gone.
    init?(_ name: String, in sheet: SpreadsheetFile.Sheet) {
        guard let start = sheet.rows.firstIndex(where: { $0.hiddenCode == "#\(name)" }) else { return nil }
        let codes = sheet.rows[start].cells.compactMap { cell -> (Int, String)? in
            guard cell.column > 1, let code = cell.value.words, code != WorkbookCode.skipped else { return nil }
            return (cell.column, code)
        }
        self.init(sheet, start: start, codes: codes, isByHeadings: false)
    }

    /// Finds a table by the headings of a schema, in any language: the row that has most of them.
    ///
    /// Headings that repeat are taken in their order. `endsAtGap` is for sheets with one table under the other.
    init?(
        headings schema: [WorkbookSchema.Column], in sheet: SpreadsheetFile.Sheet, _ words: WorkbookWords,
        endsAtGap: Bool = false
    ) {
        let wanted = schema.compactMap { column in
            column.key.map { key in (column.code, Set(words.texts.values.map { Vocabulary.folded($0.text(key)) })) }
        }
        var best: (start: Int, codes: [(Int, String)], found: Int)?
        for (start, row) in sheet.rows.enumerated() {
            var rest = wanted
            var codes: [(Int, String)] = []
            var found = 0
            for cell in row.cells {
                guard let text = cell.value.words.map(Vocabulary.folded),
                    let index = rest.firstIndex(where: { $0.1.contains(text) })
                else { continue }
                found += 1
                if rest[index].0 != WorkbookCode.skipped { codes.append((cell.column, rest[index].0)) }
                rest.remove(at: index)
            }
            if found > best?.found ?? wanted.count / 2 { best = (start, codes, found) }
        }
        guard let best else { return nil }
        self.init(sheet, start: best.start, codes: best.codes, isByHeadings: true, endsAtGap: endsAtGap)
    }

    private init(
        _ sheet: SpreadsheetFile.Sheet, start: Int, codes: [(Int, String)], isByHeadings: Bool, endsAtGap: Bool = false
    ) {
        self.sheet = sheet
        self.isByHeadings = isByHeadings
        codeRow = sheet.rows[start].number
        columns = Dictionary(codes.map { ($0.1, $0.0) }) { first, _ in first }
        self.codes = codes.map { (column: $0.0, code: $0.1) }
        var rows = sheet.rows[(start + 1)...]
        if endsAtGap {
            // The row of codes was right under the headings.
            let end = rows.indices.dropFirst().first { rows[$0].number > rows[$0 - 1].number + 1 }
            rows = rows[..<(end ?? rows.endIndex)]
        }
        self.rows = rows.prefix { $0.hiddenCode?.hasPrefix("#") != true }
            .filter { $0.hiddenCode != WorkbookCode.skipped }
            .map { Row(code: $0.hiddenCode, cells: $0) }
    }

    /// The cell of a row under a code.
    func cell(_ code: String, _ row: Row) -> SpreadsheetCell? {
        columns[code].flatMap { row.cells.cell(inColumn: $0) }
    }

    /// The words of a row under a code.
    func words(_ code: String, _ row: Row) -> String? { cell(code, row)?.value.words }
}

extension SpreadsheetRow {
    /// The code in the hidden first column.
    fileprivate var hiddenCode: String? {
        guard let first = cells.first, first.column == 1 else { return nil }
        return first.value.words
    }
}

extension SpreadsheetCell.Value {
    /// What the cell shows, trimmed; nothing for an empty cell or an error.
    var words: String? {
        switch self {
        case .empty, .error: return nil
        case .number(let value):
            return value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : value.description
        case .bool(let flag): return flag ? "TRUE" : "FALSE"
        case .date(let date): return date.iso
        case .text(let text):
            let trimmed = text.trimmedOfSpaces
            return trimmed.isEmpty ? nil : trimmed
        }
    }
}

extension String {
    /// The text without spaces at its ends, the unbreakable ones included.
    var trimmedOfSpaces: String {
        func isSpace(_ character: Character) -> Bool {
            character.isWhitespace || character == "\u{200B}" || character == "\u{FEFF}"
        }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
