import Findings
import Inventories
import Localization
import Quantities

extension WorkbookWriting {
    /// Writes what holds for the whole inventory: the town, the year, how emissions are counted.
    func writeTown() {
        guard let sheet = sheet(.town) else { return }
        title(.town, lastColumn: 4, hintHeight: 34)
        sheet.setColumns(2...2, width: 42)
        sheet.setColumns(3...3, width: 44)
        sheet.setColumns(4...4, width: 60)
        codes(sheet, row: 4, table: "fields", ["label", "value", "unit"])
        var row = 5
        for field in townFields() {
            sheet.write(field.code, row: row, column: 1)
            sheet.write(words("workbook.field.\(field.code)"), row: row, column: 2, format: WorkbookStyle.boldLabel)
            sheet.write(words("workbook.field.\(field.code).hint"), row: row, column: 4, format: WorkbookStyle.sideHint)
            sheet.setRow(row, height: field.code == "notes" ? 90 : 34)
            switch field.value {
            case .number(let number): write(number, in: sheet, row: row, column: 3, field.format)
            case .text(let text): sheet.write(text, row: row, column: 3, format: field.format)
            }
            if let check = field.check { sheet.validate(SpreadsheetRange(row: row, column: 3), check) }
            row += 1
        }
        sheet.freeze(aboveRow: 4)
    }

    private struct Field {
        enum Value { case text(String), number(Double?) }

        var code: String
        var value: Value
        var format = WorkbookStyle.inputText
        var check: SpreadsheetValidation?
    }

    private func townFields() -> [Field] {
        let inventory = request.inventory
        let town = inventory?.town
        let accounting = inventory?.accounting ?? Accounting()
        let code = town?.country ?? request.country
        let country = request.names.countries.first { $0.code == code }?.names[texts.language] ?? code
        let year = SpreadsheetValidation(.whole(from: 1980, through: 2100), strictness: .warn)
        let people = SpreadsheetValidation(.whole(from: 1, through: 50_000_000), strictness: .warn)
        return [
            Field(code: "name", value: .text(town?.name ?? request.town)),
            Field(code: "country", value: .text(country), check: choice(.countries, isOpen: true)),
            Field(
                code: "year", value: .number(Double((inventory?.year ?? request.year).number)),
                format: WorkbookStyle.inputWhole, check: year),
            Field(
                code: "population", value: .number(town?.population.map(Double.init)),
                format: WorkbookStyle.inputPeople,
                check: people),
            Field(
                code: "populationYear", value: .number(town?.populationYear.map { Double($0.number) }),
                format: WorkbookStyle.inputWhole, check: year),
            Field(
                code: "kind", value: .text(words("kind.\((inventory?.kind ?? .baseline).rawValue)")),
                check: choice(.kinds)),
            Field(
                code: "approach", value: .text(words("approach.\(accounting.approach.rawValue)")),
                check: choice(.approaches)),
            Field(code: "basis", value: .text(words("gas.\(accounting.basis.rawValue)")), check: choice(.bases)),
            Field(code: "warming", value: .text(words("gwp.\(accounting.warming.rawValue)")), check: choice(.editions)),
            Field(code: "biomass", value: .text(flag(accounting.biomassIsSustainable)), check: choice(.flags)),
            Field(
                code: "notes", value: .text(inventory?.notes ?? ""),
                format: WorkbookStyle.inputText.with { $0.verticalAlignment = .top }),
        ]
    }
}
