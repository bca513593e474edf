import Findings
import Inventories
import Localization
import Quantities

extension WorkbookReading {
    /// A form's fields by their codes; by their labels where the codes are gone.
    func fields(_ sheet: SpreadsheetFile.Sheet, labels: [String]) -> (cells: [String: SpreadsheetRow], value: Int) {
        if let table = WorkbookTable("fields", in: sheet) {
            let rows = table.rows.compactMap { row in row.code.map { ($0, row.cells) } }
            return (Dictionary(rows) { first, _ in first }, table.columns["value"] ?? 3)
        }
        var cells: [String: SpreadsheetRow] = [:]
        var value = 3
        for row in sheet.rows {
            for cell in row.cells {
                guard let text = cell.value.words.map(Vocabulary.folded) else { continue }
                let code = labels.first { label in
                    words.texts.values.contains { Vocabulary.folded($0.text(WorkbookSchema.fieldKey(label))) == text }
                }
                guard let code, cells[code] == nil else { continue }
                cells[code] = row
                value = cell.column + 1
                break
            }
        }
        return (cells, value)
    }

    /// Reads what holds for the whole inventory; the stamps stand in for a sheet that is missing.
    mutating func readTown() -> Inventory? {
        let sheet = sheets[.town]
        let form = sheet.map { fields($0, labels: WorkbookSchema.townFields) }
        if let sheet, WorkbookTable("fields", in: sheet) == nil { note("sheet.codes-missing", .info, place(sheet)) }
        func cell(_ code: String) -> SpreadsheetCell? { form?.cells[code]?.cell(inColumn: form?.value ?? 3) }
        let stamps = book.customProperties
        let name = cell("name")?.value.words ?? stamps[WorkbookStamp.town] ?? expecting.towns.first ?? ""
        var town = Inventory.Town(name: name, country: readCountry(cell("country")))
        town.population = wholeNumber(cell("population"))
        town.populationYear = wholeNumber(cell("populationYear")).map { Year($0) }
        let stamped = stamps[WorkbookStamp.year].flatMap { Int($0) }
        guard let year = readYear(cell("year"), fallback: sheet == nil ? stamped : nil) else {
            note(
                "town.year-missing", .error,
                sheet.map { place($0, row: form?.cells["year"]?.number) } ?? Place(file: file))
            return nil
        }
        if town.population == nil, let sheet {
            note("town.population-missing", .warning, place(sheet, row: form?.cells["population"]?.number))
        }
        compare(town, year, at: sheet.map { place($0) } ?? Place(file: file))
        return Inventory(
            town: town, year: year, kind: choice(cell("kind"), words.kind) ?? .baseline,
            accounting: Accounting(
                approach: choice(cell("approach"), words.approach) ?? .ipcc,
                basis: choice(cell("basis"), words.basis) ?? .carbonDioxide,
                warming: choice(cell("warming"), words.warming) ?? .ar5,
                biomassIsSustainable: choice(cell("biomass"), words.flag) ?? true),
            notes: cell("notes")?.value.words)
    }

    private mutating func readCountry(_ cell: SpreadsheetCell?) -> String {
        let fallback = book.customProperties[WorkbookStamp.country] ?? expecting.country ?? ""
        guard let cell, let word = cell.value.words else { return fallback }
        if let code = words.country(word) { return code }
        note("town.country-unknown", .error, townPlace(cell), ["value": .text(word)])
        return fallback
    }

    private mutating func readYear(_ cell: SpreadsheetCell?, fallback: Int?) -> Year? {
        if let number = wholeNumber(cell) { return Year(number) }
        return (fallback ?? expecting.year?.number).map { Year($0) }
    }

    /// A count or a year of the form, typed as a number or as text.
    private mutating func wholeNumber(_ cell: SpreadsheetCell?) -> Int? {
        guard let sheet = sheets[.town], let value = number(cell, sheet) else { return nil }
        guard let whole = Int(exactly: value.rounded()), value == value.rounded() else {
            note("cell.text-in-number", .error, cell.map(townPlace) ?? Place(file: file), ["value": .number(value)])
            return nil
        }
        return whole
    }

    private mutating func choice<Value>(_ cell: SpreadsheetCell?, _ read: (String) -> Value?) -> Value? {
        guard let cell, let word = cell.value.words else { return nil }
        if let value = read(word) { return value }
        note("cell.choice-unknown", .warning, townPlace(cell), ["value": .text(word)])
        return nil
    }

    private func townPlace(_ cell: SpreadsheetCell) -> Place {
        Place(file: file, sheet: sheets[.town]?.name, row: cell.row, column: cell.column)
    }

    /// Holds town, country and year against those that are awaited.
    mutating func compare(_ town: Inventory.Town, _ year: Year, at place: Place) {
        let awaited = expecting.towns.map(Vocabulary.folded)
        if let first = expecting.towns.first, !town.name.isEmpty, !awaited.contains(Vocabulary.folded(town.name)) {
            note("workbook.other-town", .error, place, ["found": .text(town.name), "expected": .text(first)])
        }
        if let country = expecting.country, !town.country.isEmpty, country != town.country {
            note("workbook.other-country", .error, place, ["found": .text(town.country), "expected": .text(country)])
        }
        if let expected = expecting.year, expected != year {
            note(
                "workbook.other-year", .error, place,
                ["found": .plain(year.number), "expected": .plain(expected.number)])
        }
    }
}
