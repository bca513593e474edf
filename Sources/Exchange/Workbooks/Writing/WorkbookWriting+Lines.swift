import Findings
import Inventories
import Localization
import Quantities

/// Where the sheet of further lines stands.
enum WorkbookLineRows {
    static let headingRow = 4
    static let firstRow = 6
    /// How many empty rows a person finds at least.
    static let room = 40
    static let widths = [46.0, 24, 26, 26, 16, 14, 14, 44, 17, 15]
}

extension WorkbookWriting {
    /// Writes the sheet for what the matrix has no room for: one line after the other.
    func writeLines() {
        guard let sheet = sheet(.lines) else { return }
        title(.lines, lastColumn: 11, hintHeight: 48)
        heads(sheet, row: WorkbookLineRows.headingRow, table: "lines", widths: WorkbookLineRows.widths)
        for (column, width) in zip(2..., WorkbookLineRows.widths) {
            sheet.setColumns(column...column, width: width)
        }
        sheet.setColumns(12...14, width: 8, isHidden: true)
        let last = lastLineRow
        let taken = Set(plan.lines.map(\.id))
        for row in WorkbookLineRows.firstRow...last {
            let index = row - WorkbookLineRows.firstRow
            let record = index < plan.lines.count ? plan.lines[index] : nil
            let fresh = taken.contains("x\(row)") ? "x\(row)-2" : "x\(row)"
            sheet.write(record?.id ?? fresh, row: row, column: 1)
            let texts = [words("sector.\(record?.sector.rawValue ?? "municipal")"), record?.note ?? ""]
            fit(sheet, row: row, record == nil ? [] : [(texts[0], 46), (texts[1], 44)])
            writeLine(record, sheet, row: row)
        }
        defineLineNames(last)
        checkLines(sheet, last)
        sheet.freeze(aboveRow: WorkbookLineRows.firstRow, leftOfColumn: 3)
    }

    private var lastLineRow: Int {
        WorkbookLineRows.firstRow + max(WorkbookLineRows.room, plan.lines.count + 20) - 1
    }

    private func writeLine(_ record: ActivityRecord?, _ sheet: SpreadsheetSheetWriter, row: Int) {
        let text = WorkbookStyle.inputText
        sheet.write(record.map { words("sector.\($0.sector.rawValue)") } ?? "", row: row, column: 2, format: text)
        sheet.write(record?.subsector ?? "", row: row, column: 3, format: text)
        sheet.write(record.map(carrierWord) ?? "", row: row, column: 4, format: text)
        sheet.write(record.map(lineFuelWord) ?? "", row: row, column: 5, format: text)
        write(record?.entry, in: sheet, row: row, column: 6, unknown: record?.unread ?? "")
        let unit = record?.entry.unit.map { texts.unit($0.rawValue) } ?? ""
        sheet.write(unit, row: row, column: 7, format: WorkbookStyle.inputChoice)
        sheet.writeFormula(
            lineFormula(row), row: row, column: 8, cached: (record.map { energy(ofLine: $0) } ?? .empty).cached,
            format: WorkbookStyle.computed)
        sheet.write(record?.note ?? "", row: row, column: 9, format: text)
        write(record?.uncertainty, in: sheet, row: row, column: 10, WorkbookStyle.inputPercent)
        sheet.write(flag(record?.isSustainable), row: row, column: 11, format: WorkbookStyle.inputChoice)
        if let word = record?.sectorWord { sheet.write(word, row: row, column: 12) }
        if let word = record?.carrierWord { sheet.write(word, row: row, column: 13) }
        if let scope = record?.scope { sheet.write(Double(scope), row: row, column: 14) }
    }

    private func carrierWord(_ record: ActivityRecord) -> String {
        record.carrier == .unrecognised ? record.carrierWord ?? "" : words("carrier.\(record.carrier.rawValue)")
    }

    private func lineFuelWord(_ record: ActivityRecord) -> String {
        record.fuel.map { request.names.word(for: $0, of: record.carrier, texts.language) } ?? ""
    }

    private func lineFormula(_ row: Int) -> String {
        let factor = Self.factorFormula(
            unit: "G\(row)", key: "INDEX(qala_carrier_codes,MATCH(D\(row),qala_carrier_names,0))&\"|\"&E\(row)",
            failure: WorkbookSum.mark)
        let mark = "\"\(WorkbookSum.mark)\""
        return "=IF(ISNUMBER(F\(row)),IFERROR(F\(row)*\(factor.dropFirst()),\(mark)),\"\")"
    }

    /// What that formula gives for a line.
    func energy(ofLine record: ActivityRecord) -> WorkbookSum {
        switch record.entry {
        case .reported(let amount, let unit):
            factor(unit, record.carrier, fuelWord: lineFuelWord(record)).map { .number(amount * $0) } ?? .unconvertible
        // A zero is written without a unit, which the formula cannot convert.
        case .zeroConfirmed: .unconvertible
        default: .empty
        }
    }

    private func defineLineNames(_ last: Int) {
        let first = WorkbookLineRows.firstRow
        for (name, column) in [
            ("sectors", "B"), ("carriers", "D"), ("amounts", "F"), ("energies", "H"),
        ] {
            writer.define("qala_line_\(name)", as: "\(reference(.lines))$\(column)$\(first):$\(column)$\(last)")
        }
    }

    private func checkLines(_ sheet: SpreadsheetSheetWriter, _ last: Int) {
        func column(_ number: Int) -> SpreadsheetRange {
            SpreadsheetRange(
                firstRow: WorkbookLineRows.firstRow, firstColumn: number, lastRow: last, lastColumn: number)
        }
        sheet.validate(column(2), choice(.sectors))
        sheet.validate(column(4), choice(.carriers, isOpen: true))
        sheet.validate(column(5), choice(.carriersAndFuels, isOpen: true))
        sheet.validate(column(6), amountCheck("F\(WorkbookLineRows.firstRow)"))
        sheet.validate(column(7), choice(.allUnits))
        sheet.validate(column(10), percentCheck)
        sheet.validate(column(11), choice(.flags))
    }

    /// A share between nothing and twice the amount.
    var percentCheck: SpreadsheetValidation {
        SpreadsheetValidation(
            .decimal(from: 0, through: 2), strictness: .warn,
            refusal: .init(title: words("workbook.check.percent.title"), text: words("workbook.check.percent.text")))
    }
}
