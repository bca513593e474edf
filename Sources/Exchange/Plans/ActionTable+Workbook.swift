package import Findings
package import Plans

extension ActionTable {
    /// Reads a file of actions, a workbook or a table of text; places say sheet, row and column.
    package static func read(_ bytes: [UInt8], file: String, words: ActionWords) -> Checked<[Action]> {
        guard FileKind(bytes) == .workbook else {
            let table = CSVTable.read(bytes, file: file)
            let actions = read(table.value, words: words)
            return Checked(actions.value, findings: table.findings + (table.isUsable ? actions.findings : []))
        }
        let book = SpreadsheetFile(bytes: bytes, name: file)
        let found = book.sheets.lazy.filter { !$0.isHidden }.compactMap { sheet in
            head(of: sheet, words).map { (sheet, $0) }
        }.first
        guard let (sheet, head) = found else {
            return Checked([], findings: book.findings + [Finding("actions.no-title", .error, at: Place(file: file))])
        }
        var checked = read(table(of: sheet, below: head, file), words: words)
        for index in checked.findings.indices { checked.findings[index].place.sheet = sheet.name }
        for index in checked.value.indices { checked.value[index].place.sheet = sheet.name }
        checked.findings = book.findings + checked.findings
        return checked
    }

    /// How far down a heading is looked for.
    private static let deepestHead = 30

    /// The first row that names the column of titles and another one.
    private static func head(of sheet: SpreadsheetFile.Sheet, _ words: ActionWords) -> SpreadsheetRow? {
        sheet.rows.prefix { $0.number <= deepestHead }.first { row in
            let columns = Set(row.cells.compactMap { words.columns.recognised(text($0.value)) })
            return columns.contains(.title) && columns.count > 1
        }
    }

    private static func table(of sheet: SpreadsheetFile.Sheet, below head: SpreadsheetRow, _ file: String) -> CSVTable {
        func fields(_ row: SpreadsheetRow) -> [String] {
            let width = min(2_000, row.cells.last?.column ?? 0)
            return width == 0 ? [] : (1...width).map { text(row[$0]) }
        }
        let records = sheet.rows.filter { $0.number > head.number }.map { row in
            CSVTable.Record(row: row.number, line: row.number, fields: fields(row))
        }
        return CSVTable(
            file: file, header: fields(head).map(CSVTable.trimmed), headerRow: head.number,
            records: records.filter { !$0.fields.allSatisfy { CSVTable.trimmed($0).isEmpty } })
    }

    /// What a cell shows, so that it reads back as the same number.
    private static func text(_ value: SpreadsheetCell.Value) -> String {
        switch value {
        case .empty: return ""
        case .text(let text), .error(let text): return text
        case .bool(let flag): return flag ? "yes" : "no"
        case .date(let date): return date.iso
        case .number(let number):
            if let whole = Int(exactly: number) { return String(whole) }
            let digits = number.description
            // Three decimals could be thousands to a reader of text.
            return digits.split(separator: ".").last?.count == 3 ? digits + "0" : digits
        }
    }
}
