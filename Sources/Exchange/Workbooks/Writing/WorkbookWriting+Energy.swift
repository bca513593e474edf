import Findings
import Inventories
import Localization
import Quantities

extension WorkbookWriting {
    /// Writes final energy: sectors and their parts as rows, carriers as columns.
    func writeEnergy() {
        guard let sheet = sheet(.energy) else { return }
        let matrix = WorkbookMatrix(plan)
        let sums = sums
        title(.energy, lastColumn: WorkbookMatrix.lastColumn, hintHeight: 62)
        sheet.setColumns(2...2, width: WorkbookMatrix.labelWidth)
        sheet.setColumns(WorkbookMatrix.firstColumn...WorkbookMatrix.otherColumn, width: WorkbookMatrix.width)
        writeColumnHeads(sheet)
        for (index, row) in matrix.rows.enumerated() {
            let number = WorkbookMatrix.firstRow + index
            switch row {
            case .group(let group): writeGroup(group, sheet, row: number)
            case .line(let sector, let part): writeLine(sector, part, sheet, row: number, sums)
            }
        }
        checkEnergy(sheet, matrix)
        sheet.freeze(aboveRow: WorkbookMatrix.firstRow, leftOfColumn: WorkbookMatrix.firstColumn)
    }

    private func writeColumnHeads(_ sheet: SpreadsheetSheetWriter) {
        heads(sheet, row: WorkbookMatrix.headingRow, table: "matrix", widths: WorkbookMatrix.widths)
        for (row, code) in [
            (WorkbookMatrix.unitRow, "unit"), (WorkbookMatrix.fuelRow, "fuel"), (WorkbookMatrix.factorRow, "factor"),
        ] {
            sheet.write(code == "factor" ? WorkbookCode.skipped : code, row: row, column: 1)
            sheet.write(words("workbook.head.\(code)"), row: row, column: 2, format: WorkbookStyle.boldLabel)
            sheet.writeEmpty(row: row, column: WorkbookMatrix.otherColumn, format: WorkbookStyle.locked)
        }
        sheet.setRow(WorkbookMatrix.unitRow, height: 20)
        sheet.setRow(WorkbookMatrix.fuelRow, height: 44)
        sheet.setRow(WorkbookMatrix.factorRow, height: 20)
        for carrier in Carrier.matrix { writeColumnHead(carrier, sheet) }
    }

    private func writeColumnHead(_ carrier: Carrier, _ sheet: SpreadsheetSheetWriter) {
        guard let choice = plan.columns[carrier] else { return }
        let column = WorkbookMatrix.column(of: carrier)
        sheet.write(
            texts.unit(choice.unit.rawValue), row: WorkbookMatrix.unitRow, column: column,
            format: WorkbookStyle.inputChoice)
        sheet.validate(
            SpreadsheetRange(row: WorkbookMatrix.unitRow, column: column),
            self.choice(.units(carrier), hint: "workbook.check.unit"))
        let hasFuels = lists.has(.fuels(carrier)) || choice.fuel != nil
        let fuel = choice.fuel.map { request.names.word(for: $0, of: carrier, texts.language) } ?? ""
        let format = hasFuels ? WorkbookStyle.inputChoice : WorkbookStyle.locked
        sheet.write(hasFuels ? fuel : "—", row: WorkbookMatrix.fuelRow, column: column, format: format)
        if hasFuels {
            sheet.validate(
                SpreadsheetRange(row: WorkbookMatrix.fuelRow, column: column),
                self.choice(.fuels(carrier), isOpen: true, hint: "workbook.check.fuel"))
        }
        let letters = WorkbookMatrix.letters(of: carrier)
        let cached: SpreadsheetSheetWriter.CachedValue =
            factor(choice.unit, carrier, fuelWord: fuel).map { .number($0) } ?? .text("—")
        sheet.writeFormula(
            Self.factorFormula(
                unit: "\(letters)\(WorkbookMatrix.unitRow)",
                key: "\(letters)$\(WorkbookMatrix.codeRow)&\"|\"&\(letters)\(WorkbookMatrix.fuelRow)", failure: "—"),
            row: WorkbookMatrix.factorRow, column: column, cached: cached, format: WorkbookStyle.computedFactor)
    }

    /// Megawatt-hours per unit by the lists on the sheet of factors.
    static func factorFormula(unit: String, key: String, failure: String) -> String {
        let found = "MATCH(\(unit),qala_unit_names,0)"
        return "=IFERROR(INDEX(qala_unit_scales,\(found))*IF(INDEX(qala_unit_kinds,\(found))=\"energy\",1,"
            + "INDEX(qala_ncv_values,MATCH(\(key),qala_ncv_keys,0),IF(INDEX(qala_unit_kinds,\(found))=\"mass\",1,2))),"
            + "\"\(failure)\")"
    }

    /// What that formula gives.
    func factor(_ unit: ActivityUnit, _ carrier: Carrier, fuelWord: String) -> Double? {
        guard let row = units.units.first(where: { $0.unit == unit }), let scale = row.scale else { return nil }
        if unit.kind == .energy { return scale }
        let key = "\(carrier.rawValue)|\(fuelWord)"
        guard let fuel = units.fuels.first(where: { $0.key.lowercased() == key.lowercased() }) else { return nil }
        let perReference = unit.kind == .mass ? fuel.perTonne : fuel.perCubicMetre
        return perReference.map { $0 * scale }
    }

    private func writeGroup(_ group: Sector.Group, _ sheet: SpreadsheetSheetWriter, row: Int) {
        sheet.write(WorkbookCode.skipped, row: row, column: 1)
        sheet.setRow(row, height: 20)
        sheet.write(words("sector-group.\(group.rawValue)"), row: row, column: 2, format: WorkbookStyle.group)
        for column in WorkbookMatrix.firstColumn...WorkbookMatrix.otherColumn {
            sheet.writeEmpty(row: row, column: column, format: WorkbookStyle.group)
        }
    }

    private func writeLine(
        _ sector: Sector, _ part: Int, _ sheet: SpreadsheetSheetWriter, row: Int, _ sums: WorkbookSums
    ) {
        sheet.write(WorkbookCode.row(sector.rawValue, part: part), row: row, column: 1)
        let name = part == 0 ? words("sector.\(sector.rawValue)") : partName(sector, part)
        let format = part == 0 ? WorkbookStyle.boldLabel : WorkbookStyle.inputPart
        sheet.write(name, row: row, column: 2, format: format)
        fit(sheet, row: row, [(name, WorkbookMatrix.labelWidth * 0.9)])
        for carrier in Carrier.matrix {
            let column = WorkbookMatrix.column(of: carrier)
            let record = plan.cells[.init(sector: sector, part: part, carrier: carrier)]
            if record == nil, WorkbookMatrix.isClosed(sector, carrier) {
                sheet.writeEmpty(row: row, column: column, format: WorkbookStyle.locked)
            } else {
                let format = part == 0 ? WorkbookStyle.inputAmount : WorkbookStyle.inputPartAmount
                write(record?.entry, in: sheet, row: row, column: column, unknown: record?.unread ?? "", format: format)
            }
        }
        guard part == 0 else {
            return sheet.writeEmpty(row: row, column: WorkbookMatrix.otherColumn, format: WorkbookStyle.locked)
        }
        let summary = WorkbookMatrix.summaryFirstRow + (WorkbookMatrix.summarySectors.firstIndex(of: sector) ?? 0)
        let letters = Place.letters(ofColumn: WorkbookMatrix.totalColumn)
        sheet.writeFormula(
            "=\(reference(.summary))\(letters)\(summary)", row: row, column: WorkbookMatrix.otherColumn,
            cached: sums.total(sector).cached, format: WorkbookStyle.computed)
    }

    private func partName(_ sector: Sector, _ part: Int) -> String {
        let names = plan.parts[sector] ?? []
        return part <= names.count ? names[part - 1] : ""
    }

    private func checkEnergy(_ sheet: SpreadsheetSheetWriter, _ matrix: WorkbookMatrix) {
        let all = SpreadsheetRange(
            firstRow: WorkbookMatrix.firstRow, firstColumn: WorkbookMatrix.firstColumn, lastRow: matrix.lastRow,
            lastColumn: WorkbookMatrix.lastColumn)
        sheet.validate(all, amountCheck("C\(WorkbookMatrix.firstRow)"))
        let factors = SpreadsheetRange(
            firstRow: WorkbookMatrix.factorRow, firstColumn: WorkbookMatrix.firstColumn,
            lastRow: WorkbookMatrix.factorRow, lastColumn: WorkbookMatrix.lastColumn)
        let rows = "C\(WorkbookMatrix.firstRow):C\(matrix.lastRow)"
        let lost = "AND(ISTEXT(C\(WorkbookMatrix.factorRow)),COUNT(\(rows))>0)"
        sheet.format(factors, when: SpreadsheetConditionalFormat(.formula(lost), format: WorkbookStyle.attention))
        let negative = "AND(ISNUMBER(C\(WorkbookMatrix.firstRow)),C\(WorkbookMatrix.firstRow)<0)"
        sheet.format(all, when: SpreadsheetConditionalFormat(.formula(negative), format: WorkbookStyle.attention))
        for sector in Sector.allCases {
            // A sector's own row and its parts are added up: both filled in is rarely what was meant.
            let rows = matrix.rows(of: sector)
            let first = rows.lowerBound
            let both = "AND(ISNUMBER(C\(first)),COUNT(C\(first + 1):C\(rows.upperBound))>0)"
            sheet.format(
                SpreadsheetRange(
                    firstRow: first, firstColumn: WorkbookMatrix.firstColumn, lastRow: first,
                    lastColumn: WorkbookMatrix.lastColumn),
                when: SpreadsheetConditionalFormat(.formula(both), format: WorkbookStyle.attention))
        }
    }
}
