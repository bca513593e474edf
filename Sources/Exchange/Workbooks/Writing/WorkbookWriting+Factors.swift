import Findings
import Inventories
import Localization
import Quantities

/// Where the town's own factors stand.
enum WorkbookFactorRows {
    static let headingRow = 4
    static let firstRow = 6
    static let ownRoom = 15
    static let widths = [46.0, 34, 18, 70, 26, 34, 16, 14, 10, 44]
    static let national = "national"
}

extension WorkbookWriting {
    /// Writes the factors that will be used, room for the town's own, and the conversions that the formulas look up.
    func writeFactors() {
        guard let sheet = sheet(.factors) else { return }
        title(.factors, lastColumn: 11, hintHeight: 62)
        for (column, width) in zip(2..., WorkbookFactorRows.widths) {
            sheet.setColumns(column...column, width: width)
        }
        var given = request.inventory?.factors ?? []
        writeCarrierFactors(sheet, &given)
        var row = WorkbookFactorRows.firstRow + Carrier.matrix.count + 3
        writeOwnFactors(sheet, given, &row)
        writeUnitTable(sheet, &row)
        writeFuelTable(sheet, &row)
        sheet.freeze(aboveRow: WorkbookFactorRows.headingRow + 1, leftOfColumn: 3)
    }

    // -- a row for each carrier, and one for the national grid

    private func writeCarrierFactors(_ sheet: SpreadsheetSheetWriter, _ given: inout [GivenFactor]) {
        heads(
            sheet, row: WorkbookFactorRows.headingRow, table: "carrierFactors", widths: WorkbookFactorRows.widths)
        let references = WorkbookReferences(request)
        var row = WorkbookFactorRows.firstRow
        let national = take(&given) { $0.role == .nationalElectricity && $0.carrier == .electricity }
        writeFactorRow(
            sheet, row: row, code: WorkbookFactorRows.national, name: words("workbook.factor.national"),
            references.national, own: national)
        for carrier in Carrier.matrix {
            row += 1
            let own = take(&given) { $0.role == .emission && $0.carrier == carrier }
            writeFactorRow(
                sheet, row: row, code: carrier.rawValue, name: words("carrier.\(carrier.rawValue)"),
                references.carriers[carrier], own: own)
        }
        let last = row
        func column(_ number: Int) -> SpreadsheetRange {
            SpreadsheetRange(
                firstRow: WorkbookFactorRows.firstRow, firstColumn: number, lastRow: last, lastColumn: number)
        }
        sheet.validate(column(9), choice(.factorUnits))
        sheet.validate(column(10), choice(.gases))
        writer.define(
            "qala_carrier_names",
            as: "\(reference(.factors))$B$\(WorkbookFactorRows.firstRow + 1):$B$\(last)")
        writer.define(
            "qala_carrier_codes",
            as: "\(reference(.factors))$A$\(WorkbookFactorRows.firstRow + 1):$A$\(last)")
    }

    /// Takes the first factor that fits a row: for all sectors and without words of its own.
    private func take(_ given: inout [GivenFactor], where fits: (GivenFactor) -> Bool) -> GivenFactor? {
        let index = given.firstIndex {
            fits($0) && $0.sectors.isEmpty && $0.subsector == nil && $0.carrierWord == nil && $0.fuel == nil
                && $0.value.value.isFinite
        }
        return index.map { given.remove(at: $0) }
    }

    private func writeFactorRow(
        _ sheet: SpreadsheetSheetWriter, row: Int, code: String, name: String, _ reference: WorkbookReferences.Row?,
        own: GivenFactor?
    ) {
        sheet.write(code, row: row, column: 1)
        sheet.write(name, row: row, column: 2, format: WorkbookStyle.boldLabel)
        let text = WorkbookStyle.lockedText
        sheet.write(reference?.subject ?? "", row: row, column: 3, format: text)
        if let value = reference?.value {
            sheet.write(value, row: row, column: 4, format: WorkbookStyle.lockedFactor)
        } else {
            sheet.write("—", row: row, column: 4, format: WorkbookStyle.locked)
        }
        sheet.write(reference?.citation?.source ?? "", row: row, column: 5, format: text)
        sheet.write(reference?.citation?.edition ?? "", row: row, column: 6, format: text)
        let mark = reference?.citation.map { words("verification.\($0.verification.rawValue)") } ?? ""
        let remark = reference?.citation?.note.map { "\n\($0)" } ?? ""
        sheet.write(mark + remark, row: row, column: 7, format: text)
        let widths = WorkbookFactorRows.widths
        fit(
            sheet, row: row, least: 24,
            [
                (name, widths[0]), (reference?.subject ?? "", widths[1]),
                (reference?.citation?.source ?? "", widths[3]), (reference?.citation?.edition ?? "", widths[4]),
                (mark + remark, widths[5]), (own?.source ?? "", widths[9]),
            ])
        writeOwn(own, sheet, row: row, column: 8)
    }

    /// Value, unit, gas and source of a factor of the town.
    private func writeOwn(_ own: GivenFactor?, _ sheet: SpreadsheetSheetWriter, row: Int, column: Int) {
        write(own?.value.value, in: sheet, row: row, column: column, WorkbookStyle.inputFactor)
        let unit = texts.unit(FactorUnit.tonnePerMegawattHour.rawValue)
        sheet.write(unit, row: row, column: column + 1, format: WorkbookStyle.inputChoice)
        sheet.write(own?.gas.rawValue ?? "", row: row, column: column + 2, format: WorkbookStyle.inputChoice)
        sheet.write(own?.source ?? "", row: row, column: column + 3, format: WorkbookStyle.inputText)
    }

    // -- factors for one sector, one gas, or a word of the town's own

    private func writeOwnFactors(_ sheet: SpreadsheetSheetWriter, _ given: [GivenFactor], _ row: inout Int) {
        sheet.write(WorkbookCode.skipped, row: row, column: 1)
        sheet.write(words("workbook.factor.own"), row: row, column: 2, format: WorkbookStyle.section)
        row += 1
        sheet.write(WorkbookCode.skipped, row: row, column: 1)
        heads(sheet, row: row, table: "ownFactors", widths: WorkbookFactorRows.widths)
        row += 2
        let first = row
        for index in 0..<max(WorkbookFactorRows.ownRoom, given.count + 5) {
            writeOwnFactor(index < given.count ? given[index] : nil, sheet, row: row)
            row += 1
        }
        func column(_ number: Int) -> SpreadsheetRange {
            SpreadsheetRange(firstRow: first, firstColumn: number, lastRow: row - 1, lastColumn: number)
        }
        sheet.validate(column(2), choice(.carriersAndFuels, isOpen: true))
        sheet.validate(column(3), choice(.sectors, isOpen: true))
        sheet.validate(column(6), choice(.factorUnits))
        sheet.validate(column(7), choice(.gases))
        row += 1
    }

    private func writeOwnFactor(_ factor: GivenFactor?, _ sheet: SpreadsheetSheetWriter, row: Int) {
        let text = WorkbookStyle.inputText
        let isKnown = factor.map { $0.carrier != .unrecognised } ?? false
        let carrier =
            factor.map {
                isKnown
                    ? WorkbookWords.inputWords($0.carrier, $0.fuel, names: request.names, texts: texts)
                    : $0.carrierWord ?? ""
            } ?? ""
        sheet.write(carrier, row: row, column: 2, format: text)
        let sectors = (factor?.sectors ?? []).map { words("sector.\($0.rawValue)") }.joined(separator: "; ")
        sheet.write(sectors, row: row, column: 3, format: text)
        fit(sheet, row: row, [(sectors, WorkbookFactorRows.widths[1]), (carrier, WorkbookFactorRows.widths[0])])
        sheet.write(factor?.subsector ?? "", row: row, column: 4, format: text)
        write(factor?.value.value, in: sheet, row: row, column: 5, WorkbookStyle.inputFactor)
        let unit = texts.unit(FactorUnit.tonnePerMegawattHour.rawValue)
        sheet.write(unit, row: row, column: 6, format: WorkbookStyle.inputChoice)
        sheet.write(factor?.gas.rawValue ?? "", row: row, column: 7, format: WorkbookStyle.inputChoice)
        sheet.write(factor?.source ?? "", row: row, column: 8, format: text)
        // Said behind the table, where no person looks: which factor it is and how the town calls the carrier.
        let hidden = SpreadsheetFormat().with { $0.numberFormat = ";;;" }
        if factor?.role == .nationalElectricity {
            sheet.write(factor?.role.rawValue ?? "", row: row, column: 9, format: hidden)
        }
        if isKnown, let word = factor?.carrierWord { sheet.write(word, row: row, column: 10, format: hidden) }
    }

    // -- what the formulas look up

    private func writeUnitTable(_ sheet: SpreadsheetSheetWriter, _ row: inout Int) {
        sheet.write("#units", row: row, column: 1)
        sheet.write(words("workbook.factor.units"), row: row, column: 2, format: WorkbookStyle.section)
        row += 1
        headings(sheet, row: row, ["unit", "kind", "scale", "source"].map { words("workbook.head.unit.\($0)") })
        sheet.setRow(row, height: 34)
        row += 1
        let first = row
        for unit in units.units {
            let name = words("unit.\(unit.unit.rawValue).name")
            sheet.write(unit.unit.kind.code, row: row, column: 1)
            sheet.write(unit.name, row: row, column: 2, format: WorkbookStyle.boldLabel)
            let meaning = "\(name): \(words("workbook.unit-kind.\(unit.unit.kind.code)"))"
            sheet.write(meaning, row: row, column: 3, format: WorkbookStyle.lockedText)
            fit(sheet, row: row, [(meaning, WorkbookFactorRows.widths[1])])
            if let scale = unit.scale {
                sheet.write(
                    scale, row: row, column: 4, format: WorkbookStyle.lockedFactor.with { $0.numberFormat = "General" })
            } else {
                sheet.write("—", row: row, column: 4, format: WorkbookStyle.locked)
            }
            sheet.write(unit.citation?.source ?? "", row: row, column: 5, format: WorkbookStyle.lockedText)
            row += 1
        }
        define("qala_unit_names", "B", first, row - 1)
        define("qala_unit_kinds", "A", first, row - 1)
        define("qala_unit_scales", "D", first, row - 1)
        row += 1
    }

    private func writeFuelTable(_ sheet: SpreadsheetSheetWriter, _ row: inout Int) {
        sheet.write("#fuels", row: row, column: 1)
        sheet.write(words("workbook.factor.fuels"), row: row, column: 2, format: WorkbookStyle.section)
        row += 1
        headings(
            sheet, row: row,
            ["fuel", "per-tonne", "per-cubic-metre", "source", "edition", "verification"].map {
                words("workbook.head.fuel.\($0)")
            })
        sheet.setRow(row, height: 48)
        row += 1
        let first = row
        for fuel in units.fuels {
            sheet.write(fuel.key, row: row, column: 1)
            let carrier = words("carrier.\(fuel.carrier.rawValue)")
            let isDefault = fuel.key.hasSuffix("|")
            let taken = [words("workbook.factor.fuel-not-named"), fuel.name].filter { !$0.isEmpty }
            let name = isDefault ? "\(carrier) (\(taken.joined(separator: ": ")))" : "\(carrier): \(fuel.name)"
            sheet.write(name, row: row, column: 2, format: isDefault ? WorkbookStyle.boldLabel : WorkbookStyle.label)
            for (column, value) in [(3, fuel.perTonne), (4, fuel.perCubicMetre)] {
                if let value {
                    sheet.write(value, row: row, column: column, format: WorkbookStyle.lockedFactor)
                } else {
                    sheet.write("—", row: row, column: column, format: WorkbookStyle.locked)
                }
            }
            let text = WorkbookStyle.lockedText
            fit(
                sheet, row: row,
                [
                    (name, WorkbookFactorRows.widths[0]), (fuel.citation?.source ?? "", WorkbookFactorRows.widths[3]),
                    (fuel.citation?.edition ?? "", WorkbookFactorRows.widths[4]),
                ])
            sheet.write(fuel.citation?.source ?? "", row: row, column: 5, format: text)
            sheet.write(fuel.citation?.edition ?? "", row: row, column: 6, format: text)
            let mark = fuel.citation.map { words("verification.\($0.verification.rawValue)") }
            sheet.write(mark ?? "", row: row, column: 7, format: text)
            row += 1
        }
        define("qala_ncv_keys", "A", first, max(first, row - 1))
        writer.define("qala_ncv_values", as: "\(reference(.factors))$C$\(first):$D$\(max(first, row - 1))")
    }

    private func define(_ name: String, _ letters: String, _ first: Int, _ last: Int) {
        writer.define(name, as: "\(reference(.factors))$\(letters)$\(first):$\(letters)$\(last)")
    }
}

extension ActivityUnit.Kind {
    /// The word that formulas compare.
    var code: String {
        switch self {
        case .energy: "energy"
        case .mass: "mass"
        case .volume: "volume"
        }
    }
}
