import Findings
import Inventories
import Localization
import Quantities

extension WorkbookWriting {
    /// Writes the first sheet: how to fill in the others.
    func writeGuide() {
        guard let sheet = sheet(.guide) else { return }
        sheet.setColumns(2...2, width: 26)
        sheet.setColumns(3...3, width: 30)
        sheet.setColumns(4...4, width: 62)
        let title = words("workbook.title", ["town": .text(request.town), "year": .plain(request.year.number)])
        sheet.write(title, row: 2, column: 2, format: WorkbookStyle.title)
        sheet.setRow(2, height: 26)
        var row = 3
        paragraph("workbook.guide.purpose", sheet, &row, height: 48)
        row += 1
        writeSteps(sheet, &row)
        writeColours(sheet, &row)
        writeKeys(sheet, &row)
        writeExample(sheet, &row)
        writeHolders(sheet, &row)
        section("workbook.guide.return.title", sheet, &row)
        paragraph("workbook.guide.return", sheet, &row, height: 64)
    }

    private func paragraph(_ key: String, _ sheet: SpreadsheetSheetWriter, _ row: inout Int, height: Double) {
        let range = SpreadsheetRange(firstRow: row, firstColumn: 2, lastRow: row, lastColumn: 4)
        sheet.merge(range, text: words(key), format: WorkbookStyle.prose)
        sheet.setRow(row, height: height)
        row += 1
    }

    private func section(_ key: String, _ sheet: SpreadsheetSheetWriter, _ row: inout Int) {
        sheet.write(words(key), row: row, column: 2, format: WorkbookStyle.section)
        sheet.setRow(row, height: 22)
        row += 1
    }

    /// A row of three cells, the last two joined.
    private func pair(
        _ sheet: SpreadsheetSheetWriter, _ row: inout Int, _ text: String, height: Double,
        first: (SpreadsheetSheetWriter, Int) -> Void
    ) {
        first(sheet, row)
        let range = SpreadsheetRange(firstRow: row, firstColumn: 3, lastRow: row, lastColumn: 4)
        sheet.merge(
            range, text: text,
            format: WorkbookStyle.prose.with {
                $0.verticalAlignment = .center; $0.indentation = 1
            })
        sheet.setRow(row, height: height)
        row += 1
    }

    private func writeSteps(_ sheet: SpreadsheetSheetWriter, _ row: inout Int) {
        section("workbook.guide.steps", sheet, &row)
        let kinds: [WorkbookSheet] = [.town, .energy, .lines, .electricity, .heat, .factors, .notes, .summary]
        for kind in kinds {
            pair(sheet, &row, words("workbook.guide.step.\(kind.rawValue)"), height: 30) { sheet, row in
                let format = WorkbookStyle.link.with { $0.verticalAlignment = .center }
                sheet.writeLink("#\(reference(kind))B2", text: words(kind.nameKey), row: row, column: 2, format: format)
            }
        }
        row += 1
    }

    private func writeColours(_ sheet: SpreadsheetSheetWriter, _ row: inout Int) {
        section("workbook.guide.colours", sheet, &row)
        let samples: [(String, SpreadsheetFormat)] = [
            ("input", WorkbookStyle.inputChoice.with { $0.isLocked = true }),
            ("computed", WorkbookStyle.computed.with { $0.alignment = .center }), ("locked", WorkbookStyle.locked),
            (
                "attention",
                WorkbookStyle.locked.with {
                    $0.fillColour = WorkbookStyle.attentionFill
                    $0.textColour = WorkbookStyle.ink
                }
            ),
        ]
        for (name, format) in samples {
            pair(sheet, &row, words("workbook.colour.\(name).meaning"), height: 22) { sheet, row in
                sheet.write(words("workbook.colour.\(name)"), row: row, column: 2, format: format)
            }
        }
        row += 1
    }

    private func writeKeys(_ sheet: SpreadsheetSheetWriter, _ row: inout Int) {
        section("workbook.guide.keys", sheet, &row)
        paragraph("workbook.guide.keys.text", sheet, &row, height: 48)
        for (column, key) in zip(2..., ["key", "key-meaning", "key-example"]) {
            sheet.write(words("workbook.head.\(key)"), row: row, column: column, format: WorkbookStyle.headingLeft)
        }
        sheet.setRow(row, height: 22)
        row += 1
        let samples: [(String, String)] =
            [("", "unknown"), ("0", "zero")] + Entry.Key.allCases.map { ($0.rawValue, $0.rawValue) }
        for (typed, key) in samples {
            let shown = typed.isEmpty ? words("workbook.key.blank") : typed
            sheet.write(
                shown, row: row, column: 2, format: WorkbookStyle.locked.with { $0.textColour = WorkbookStyle.ink })
            sheet.write(words("notation.\(key)"), row: row, column: 3, format: WorkbookStyle.boldLabel)
            let meaning = words("notation.\(key).meaning") + " " + words("workbook.key.\(key).example")
            sheet.write(meaning, row: row, column: 4, format: WorkbookStyle.label)
            sheet.setRow(row, height: 48)
            row += 1
        }
        row += 1
    }

    private func writeExample(_ sheet: SpreadsheetSheetWriter, _ row: inout Int) {
        section("workbook.guide.example", sheet, &row)
        // Natural gas has a calorific value for every country, so the example can be computed and never goes stale.
        let unit = ActivityUnit.thousandCubicMetres
        guard let perUnit = units.perUnit(unit, of: .naturalGas, fuel: nil) else { return }
        let amount = 1_250.0
        let details: [String: Detail] = [
            "amount": .quantity(amount, unit: unit.rawValue), "energy": .quantity(amount * perUnit, unit: "MWh"),
            "carrier": .term("carrier.natural_gas"), "sector": .term("sector.residential"),
        ]
        let range = SpreadsheetRange(firstRow: row, firstColumn: 2, lastRow: row, lastColumn: 4)
        sheet.merge(range, text: words("workbook.guide.example.text", details), format: WorkbookStyle.prose)
        sheet.setRow(row, height: 64)
        row += 2
    }

    private func writeHolders(_ sheet: SpreadsheetSheetWriter, _ row: inout Int) {
        section("workbook.guide.holders", sheet, &row)
        for name in ["electricity", "heat", "gas", "coal", "motor", "buildings", "population"] {
            pair(sheet, &row, words("workbook.holder.\(name).who"), height: 34) { sheet, row in
                sheet.write(
                    words("workbook.holder.\(name)"), row: row, column: 2,
                    format: WorkbookStyle.boldLabel.with {
                        $0.border = .none; $0.indentation = 0
                    })
            }
        }
        row += 1
    }
}
