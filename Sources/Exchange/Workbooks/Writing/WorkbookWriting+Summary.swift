import Findings
import Inventories
import Localization
import Quantities

extension WorkbookWriting {
    /// The figures that the formulas of the summary give.
    var sums: WorkbookSums {
        WorkbookSums(
            plan: plan, factor: { columnFactor($0) }, lines: plan.lines.map { ($0, energy(ofLine: $0)) })
    }

    private func columnFactor(_ carrier: Carrier) -> Double? {
        guard let column = plan.columns[carrier] else { return nil }
        let word = column.fuel.map { request.names.word(for: $0, of: carrier, texts.language) } ?? ""
        return factor(column.unit, carrier, fuelWord: word)
    }

    /// Writes the matrix in megawatt-hours, all by formulas, with its sums.
    func writeSummary() {
        guard let sheet = sheet(.summary) else { return }
        let sums = sums
        title(.summary, lastColumn: WorkbookMatrix.missingColumn, hintHeight: 48)
        sheet.setColumns(2...2, width: WorkbookMatrix.labelWidth)
        sheet.setColumns(WorkbookMatrix.firstColumn...WorkbookMatrix.missingColumn, width: WorkbookMatrix.width)
        heads(sheet, row: WorkbookMatrix.headingRow, table: "sums", widths: WorkbookMatrix.widths)
        for (index, sector) in WorkbookMatrix.summarySectors.enumerated() {
            writeSummaryRow(sector, sheet, row: WorkbookMatrix.summaryFirstRow + index, sums)
        }
        writeSummaryTotals(sheet, row: WorkbookMatrix.summaryFirstRow + WorkbookMatrix.summarySectors.count, sums)
        let cells = SpreadsheetRange(
            firstRow: WorkbookMatrix.summaryFirstRow, firstColumn: WorkbookMatrix.firstColumn,
            lastRow: WorkbookMatrix.summaryFirstRow + WorkbookMatrix.summarySectors.count - 1,
            lastColumn: WorkbookMatrix.lastColumn)
        let lost = "C\(WorkbookMatrix.summaryFirstRow)=\"\(WorkbookSum.mark)\""
        sheet.format(cells, when: SpreadsheetConditionalFormat(.formula(lost), format: WorkbookStyle.attention))
        sheet.freeze(aboveRow: WorkbookMatrix.summaryFirstRow, leftOfColumn: WorkbookMatrix.firstColumn)
    }

    private func writeSummaryRow(_ sector: Sector, _ sheet: SpreadsheetSheetWriter, row: Int, _ sums: WorkbookSums) {
        sheet.write(sector.rawValue, row: row, column: 1)
        let name = words("sector.\(sector.rawValue)")
        sheet.write(name, row: row, column: 2, format: WorkbookStyle.boldLabel)
        fit(sheet, row: row, least: 20, [(name, WorkbookMatrix.labelWidth * 0.9)])
        for carrier in Carrier.matrix {
            sheet.writeFormula(
                cellFormula(sector, carrier, row: row), row: row, column: WorkbookMatrix.column(of: carrier),
                cached: sums.cell(sector, carrier).cached, format: WorkbookStyle.computed)
        }
        let first = Place.letters(ofColumn: WorkbookMatrix.firstColumn)
        let last = Place.letters(ofColumn: WorkbookMatrix.lastColumn)
        let other = Place.letters(ofColumn: WorkbookMatrix.otherColumn)
        let head = "$\(first)$\(WorkbookMatrix.headingRow):$\(last)$\(WorkbookMatrix.headingRow)"
        let unknown = "(COUNTIF(\(head),qala_line_carriers)=0)"
        let mine = "(qala_line_sectors=$B\(row))*ISNUMBER(qala_line_energies)*\(unknown)"
        sheet.writeFormula(
            "=IF(SUMPRODUCT(\(mine))=0,\"\",SUMPRODUCT((qala_line_sectors=$B\(row))*\(unknown),qala_line_energies))",
            row: row, column: WorkbookMatrix.otherColumn, cached: sums.other(sector).cached,
            format: WorkbookStyle.computed)
        sheet.writeFormula(
            Self.sumFormula("\(first)\(row):\(other)\(row)"), row: row, column: WorkbookMatrix.totalColumn,
            cached: sums.total(sector).cached, format: WorkbookStyle.computedSum)
        sheet.writeFormula(
            missingFormula(sector, row: row), row: row, column: WorkbookMatrix.missingColumn,
            cached: .number(Double(sums.missing(sector))), format: WorkbookStyle.computed)
    }

    /// A sum that stays empty while nothing is known.
    static func sumFormula(_ range: String) -> String { "=IF(COUNT(\(range))=0,\"\",SUM(\(range)))" }

    private func cellFormula(_ sector: Sector, _ carrier: Carrier, row: Int) -> String {
        let letters = WorkbookMatrix.letters(of: carrier)
        let rows = WorkbookMatrix(plan).rows(of: sector)
        let amounts = "\(reference(.energy))\(letters)\(rows.lowerBound):\(letters)\(rows.upperBound)"
        let factor = "\(reference(.energy))\(letters)$\(WorkbookMatrix.factorRow)"
        let heading = "\(letters)$\(WorkbookMatrix.headingRow)"
        let mine = "(qala_line_sectors=$B\(row))*(qala_line_carriers=\(heading))"
        return "=IF(COUNT(\(amounts))+SUMPRODUCT(\(mine)*ISNUMBER(qala_line_energies))=0,\"\","
            + "IF(AND(COUNT(\(amounts))>0,NOT(ISNUMBER(\(factor)))),\"\(WorkbookSum.mark)\","
            + "SUM(\(amounts))*N(\(factor))"
            + "+SUMIFS(qala_line_energies,qala_line_sectors,$B\(row),qala_line_carriers,\(heading))))"
    }

    private func missingFormula(_ sector: Sector, row: Int) -> String {
        let rows = WorkbookMatrix(plan).rows(of: sector)
        let first = Place.letters(ofColumn: WorkbookMatrix.firstColumn)
        let last = Place.letters(ofColumn: WorkbookMatrix.lastColumn)
        let amounts = "\(reference(.energy))\(first)\(rows.lowerBound):\(last)\(rows.upperBound)"
        let factors = "\(reference(.energy))\(first)$\(WorkbookMatrix.factorRow):\(last)$\(WorkbookMatrix.factorRow)"
        let start = "LEFT(qala_line_amounts,2)"
        return "=COUNTA(\(amounts))-COUNT(\(amounts))-COUNTIF(\(amounts),\"NO*\")-COUNTIF(\(amounts),\"IE*\")"
            + "+SUMPRODUCT(ISNUMBER(\(amounts))*(1-ISNUMBER(\(factors))))"
            + "+SUMPRODUCT((qala_line_sectors=$B\(row))*(qala_line_amounts<>\"\")*(1-ISNUMBER(qala_line_energies))"
            + "*(\(start)<>\"NO\")*(\(start)<>\"IE\"))"
    }

    private func writeSummaryTotals(_ sheet: SpreadsheetSheetWriter, row: Int, _ sums: WorkbookSums) {
        sheet.write("total", row: row, column: 1)
        sheet.write(words("workbook.head.total"), row: row, column: 2, format: WorkbookStyle.boldLabel)
        sheet.setRow(row, height: 22)
        let cached =
            Carrier.matrix.map { sums.column($0).cached }
            + [sums.otherColumn.cached, sums.grandTotal.cached, .number(Double(sums.missingTotal))]
        for (index, value) in cached.enumerated() {
            let column = WorkbookMatrix.firstColumn + index
            let letters = Place.letters(ofColumn: column)
            sheet.writeFormula(
                Self.sumFormula("\(letters)\(WorkbookMatrix.summaryFirstRow):\(letters)\(row - 1)"), row: row,
                column: column, cached: value, format: WorkbookStyle.computedSum)
        }
    }
}
