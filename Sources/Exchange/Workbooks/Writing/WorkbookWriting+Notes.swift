import Inventories
import Localization
import Quantities

/// Where notes stand on their sheet.
enum WorkbookNoteRows {
    static let headingRow = 4
    static let firstRow = 6
    static let room = 60
    static let widths = [46.0, 26, 26, 56, 28, 17, 15]
}

extension WorkbookWriting {
    /// Writes where the cells of the matrix come from: source, how it was measured, how certain it is.
    func writeNotes() {
        guard let sheet = sheet(.notes) else { return }
        title(.notes, lastColumn: 8, hintHeight: 48)
        heads(sheet, row: WorkbookNoteRows.headingRow, table: "notes", widths: WorkbookNoteRows.widths)
        for (column, width) in zip(2..., WorkbookNoteRows.widths) {
            sheet.setColumns(column...column, width: width)
        }
        let noted = plan.order.filter { item in
            item.cell != nil
                && (item.record.note != nil || item.record.uncertainty != nil || item.record.isSustainable != nil)
        }.map(\.record)
        let last = WorkbookNoteRows.firstRow + max(WorkbookNoteRows.room, noted.count + 20) - 1
        for row in WorkbookNoteRows.firstRow...last {
            let index = row - WorkbookNoteRows.firstRow
            let record = index < noted.count ? noted[index] : nil
            writeNote(record, sheet, row: row)
            let name = record.map { words("sector.\($0.sector.rawValue)") } ?? ""
            fit(sheet, row: row, [(name, 46), (record?.note ?? "", 56)])
        }
        checkNotes(sheet, last)
        sheet.freeze(aboveRow: WorkbookNoteRows.firstRow)
    }

    private func writeNote(_ record: ActivityRecord?, _ sheet: SpreadsheetSheetWriter, row: Int) {
        let text = WorkbookStyle.inputText
        sheet.write(record.map { words("sector.\($0.sector.rawValue)") } ?? "", row: row, column: 2, format: text)
        sheet.write(record?.subsector ?? "", row: row, column: 3, format: text)
        sheet.write(record.map { words("carrier.\($0.carrier.rawValue)") } ?? "", row: row, column: 4, format: text)
        let parts = WorkbookWords.noteParts(record?.note ?? "")
        sheet.write(parts.note, row: row, column: 5, format: text)
        sheet.write(parts.measure, row: row, column: 6, format: text)
        write(record?.uncertainty, in: sheet, row: row, column: 7, WorkbookStyle.inputPercent)
        sheet.write(flag(record?.isSustainable), row: row, column: 8, format: WorkbookStyle.inputChoice)
    }

    private func checkNotes(_ sheet: SpreadsheetSheetWriter, _ last: Int) {
        func column(_ number: Int) -> SpreadsheetRange {
            SpreadsheetRange(
                firstRow: WorkbookNoteRows.firstRow, firstColumn: number, lastRow: last, lastColumn: number)
        }
        sheet.validate(column(2), choice(.sectors))
        sheet.validate(column(4), choice(.carriers))
        sheet.validate(column(6), choice(.measures, isOpen: true))
        sheet.validate(column(7), percentCheck)
        sheet.validate(column(8), choice(.flags))
    }
}
