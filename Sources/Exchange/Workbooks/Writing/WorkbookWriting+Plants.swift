import Findings
import Inventories
import Localization
import Quantities

/// Where plants stand on their two sheets.
enum WorkbookPlantRows {
    /// How many fuels stand beside one plant; further ones go on in the next row.
    static let fuels = 3
    /// How many empty rows a person finds at least.
    static let room = 15
    static let fieldsCodeRow = 4
    static let headingRow = 9
    static let firstRow = 11
}

extension LocalPlant {
    /// Whether the plant stands on the sheet of heat: it makes heat and nothing else.
    var isHeatOnly: Bool {
        electricity == .notOccurring && (kind == .heatPlant || (kind == .other && heat != .notOccurring))
    }

    /// What an empty heat cell means for the kind of plant.
    static func impliedHeat(_ kind: Kind, onHeatSheet: Bool) -> Entry {
        switch kind {
        case .combinedHeatAndPower, .heatPlant: .unknown
        case .wind, .hydro, .photovoltaic, .thermalPower, .other: onHeatSheet ? .unknown : .notOccurring
        }
    }
}

extension WorkbookWriting {
    /// Writes local electricity and local heat production.
    func writePlants() {
        let plants = request.inventory?.plants ?? []
        writeElectricity(plants.filter { !$0.isHeatOnly })
        writeHeat(plants.filter(\.isHeatOnly))
    }

    private func writeElectricity(_ plants: [LocalPlant]) {
        guard let sheet = sheet(.electricity) else { return }
        title(.electricity, lastColumn: 15, hintHeight: 62)
        let green = request.inventory?.greenElectricity
        codes(sheet, row: WorkbookPlantRows.fieldsCodeRow, table: "fields", ["label", "value", "unit"])
        sheet.write("green.amount", row: 5, column: 1)
        sheet.write(words(WorkbookSchema.fieldKey("green.amount")), row: 5, column: 2, format: WorkbookStyle.boldLabel)
        sheet.setRow(5, height: 34)
        write(green?.amount, in: sheet, row: 5, column: 3, unknown: "?")
        sheet.write(
            texts.unit((green?.amount.unit ?? .megawattHour).rawValue), row: 5, column: 4,
            format: WorkbookStyle.inputChoice)
        sheet.validate(SpreadsheetRange(row: 5, column: 4), choice(.energyUnits))
        sheet.validate(SpreadsheetRange(row: 5, column: 3), amountCheck("C5"))
        sheet.write("green.emissions", row: 6, column: 1)
        sheet.write(
            words(WorkbookSchema.fieldKey("green.emissions")), row: 6, column: 2, format: WorkbookStyle.boldLabel)
        sheet.setRow(6, height: 48)
        write(green?.lifeCycleEmissions?.value, in: sheet, row: 6, column: 3, WorkbookStyle.inputAmount)
        sheet.write(texts.unit("t"), row: 6, column: 4, format: WorkbookStyle.locked)
        writePlantTable(plants, sheet, hasElectricity: true)
    }

    private func writeHeat(_ plants: [LocalPlant]) {
        guard let sheet = sheet(.heat) else { return }
        title(.heat, lastColumn: 15, hintHeight: 62)
        codes(sheet, row: WorkbookPlantRows.fieldsCodeRow, table: "fields", ["label", "value", "unit"])
        let exchange = request.inventory?.heatExchange ?? HeatExchange()
        let fields = [
            ("heat.imported", exchange.importedEmissions), ("heat.exported", exchange.exportedEmissions),
        ]
        for (index, field) in fields.enumerated() {
            let row = 5 + index
            sheet.write(field.0, row: row, column: 1)
            sheet.write(words(WorkbookSchema.fieldKey(field.0)), row: row, column: 2, format: WorkbookStyle.boldLabel)
            sheet.setRow(row, height: 34)
            let value = field.1 == .zero ? nil : field.1.value
            write(value, in: sheet, row: row, column: 3, WorkbookStyle.inputAmount)
            sheet.write(texts.unit("t"), row: row, column: 4, format: WorkbookStyle.locked)
        }
        writePlantTable(plants, sheet, hasElectricity: false)
    }

    private func writePlantTable(_ plants: [LocalPlant], _ sheet: SpreadsheetSheetWriter, hasElectricity: Bool) {
        let schema = hasElectricity ? "powerPlants" : "heatPlants"
        let codes = WorkbookSchema.columns(schema).map(\.code)
        for row in [8, WorkbookPlantRows.headingRow] { sheet.write(WorkbookCode.skipped, row: row, column: 1) }
        sheet.write(words("workbook.plants"), row: 8, column: 2, format: WorkbookStyle.section)
        let widths = codes.map { code -> Double in
            code == "name" ? 46 : code.hasPrefix("fuel") || code == "kind" ? 28 : 15
        }
        heads(sheet, row: WorkbookPlantRows.headingRow, table: "plants", schema: schema, widths: widths)
        for (index, width) in widths.enumerated() { sheet.setColumns((index + 2)...(index + 2), width: width) }
        var row = WorkbookPlantRows.firstRow
        let prefix = hasElectricity ? "p" : "h"
        let taken = Set(plants.map(\.id))
        for plant in plants { writePlant(plant, sheet, codes, row: &row) }
        let last = max(WorkbookPlantRows.firstRow + WorkbookPlantRows.room, row + 5) - 1
        for row in row...last {
            let fresh = "\(prefix)\(row)"
            sheet.write(taken.contains(fresh) ? "\(fresh)-2" : fresh, row: row, column: 1)
            writePlantRow(nil, [], sheet, codes, row: row)
        }
        checkPlants(sheet, codes, last: last, hasElectricity: hasElectricity)
        sheet.freeze(aboveRow: WorkbookPlantRows.firstRow, leftOfColumn: 3)
    }

    /// A plant with more fuels than a row has room for goes on in the next row, under the same identifier.
    private func writePlant(_ plant: LocalPlant, _ sheet: SpreadsheetSheetWriter, _ codes: [String], row: inout Int) {
        var rest = plant.inputs[...]
        var isFirst = true
        repeat {
            sheet.write(plant.id, row: row, column: 1)
            writePlantRow(isFirst ? plant : nil, Array(rest.prefix(WorkbookPlantRows.fuels)), sheet, codes, row: row)
            rest = rest.dropFirst(WorkbookPlantRows.fuels)
            isFirst = false
            row += 1
        } while !rest.isEmpty
    }

    private func writePlantRow(
        _ plant: LocalPlant?, _ inputs: [LocalPlant.Input], _ sheet: SpreadsheetSheetWriter, _ codes: [String], row: Int
    ) {
        for (index, code) in codes.enumerated() {
            writePlantCell(
                code, plant, inputs, sheet, row: row, column: index + 2, isHeat: !codes.contains("electricity"))
        }
        let kind = plant.map { words("workbook.plant.\($0.kind.rawValue)") } ?? ""
        fit(sheet, row: row, least: 20, [(plant?.name ?? "", 46), (kind, 28)] + inputs.map { (inputWord($0), 28) })
    }

    private func writePlantCell(
        _ code: String, _ plant: LocalPlant?, _ inputs: [LocalPlant.Input], _ sheet: SpreadsheetSheetWriter, row: Int,
        column: Int, isHeat: Bool
    ) {
        func text(_ words: String, _ format: SpreadsheetFormat = WorkbookStyle.inputText) {
            sheet.write(words, row: row, column: column, format: format)
        }
        func unit(_ entry: Entry?) {
            text(entry?.unit.map { texts.unit($0.rawValue) } ?? "", WorkbookStyle.inputChoice)
        }
        let input = code.last?.wholeNumberValue.flatMap { $0 <= inputs.count ? inputs[$0 - 1] : nil }
        switch code {
        case "name": text(plant?.name ?? "")
        case "kind": text(plant.map { words("workbook.plant.\($0.kind.rawValue)") } ?? "")
        case "electricity": write(plant?.electricity, in: sheet, row: row, column: column)
        case "electricityUnit": unit(plant?.electricity)
        case "heat":
            let implied = plant.map { LocalPlant.impliedHeat($0.kind, onHeatSheet: isHeat) }
            write(implied == plant?.heat ? nil : plant?.heat, in: sheet, row: row, column: column, unknown: "?")
        case "heatUnit": unit(plant?.heat)
        case "emissions":
            write(plant?.statedEmissions?.value, in: sheet, row: row, column: column, WorkbookStyle.inputAmount)
        case "capacity": write(plant?.capacityMegawatts, in: sheet, row: row, column: column, WorkbookStyle.inputAmount)
        case "trading": text(flag(plant?.isInTradingScheme), WorkbookStyle.inputChoice)
        default:
            if code.hasPrefix("fuel") { text(input.map(inputWord) ?? "") }
            if code.hasPrefix("amount") { write(input?.entry, in: sheet, row: row, column: column) }
            if code.hasPrefix("unit") { unit(input?.entry) }
        }
    }

    /// A fuel's name where reading it gives the same carrier and fuel, else both codes.
    private func inputWord(_ input: LocalPlant.Input) -> String {
        WorkbookWords.inputWords(input.carrier, input.fuel, names: request.names, texts: texts)
    }

    private func checkPlants(_ sheet: SpreadsheetSheetWriter, _ codes: [String], last: Int, hasElectricity: Bool) {
        for (index, code) in codes.enumerated() {
            let column = index + 2
            let range = SpreadsheetRange(
                firstRow: WorkbookPlantRows.firstRow, firstColumn: column, lastRow: last, lastColumn: column)
            let cell = "\(Place.letters(ofColumn: column))\(WorkbookPlantRows.firstRow)"
            switch code {
            case "kind": sheet.validate(range, choice(hasElectricity ? .powerPlants : .heatPlants))
            case "electricityUnit", "heatUnit": sheet.validate(range, choice(.energyUnits))
            case "trading": sheet.validate(range, choice(.flags))
            case "electricity", "heat": sheet.validate(range, amountCheck(cell))
            case "name", "emissions", "capacity": break
            default:
                if code.hasPrefix("fuel") { sheet.validate(range, choice(.carriersAndFuels)) }
                if code.hasPrefix("amount") { sheet.validate(range, amountCheck(cell)) }
                if code.hasPrefix("unit") { sheet.validate(range, choice(.allUnits)) }
            }
        }
    }
}
