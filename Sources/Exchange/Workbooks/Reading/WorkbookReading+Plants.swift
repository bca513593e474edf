import Findings
import Inventories
import Localization
import Quantities

extension WorkbookReading {
    /// Reads local electricity and heat production.
    mutating func readPlants(_ inventory: inout Inventory) {
        inventory.plants = readPlants(.electricity, schema: "powerPlants") + readPlants(.heat, schema: "heatPlants")
        var taken: Set<String> = []
        for index in inventory.plants.indices {
            inventory.plants[index].id = WorkbookIdentifiers.unique(inventory.plants[index].id, among: &taken)
        }
        readGreen(&inventory)
        readHeatExchange(&inventory)
    }

    private mutating func readGreen(_ inventory: inout Inventory) {
        guard let sheet = sheets[.electricity], let table = WorkbookTable("fields", in: sheet) else { return }
        guard let row = table.rows.first(where: { $0.code == "green.amount" }) else { return }
        let cell = table.cell("value", row)
        let amount = amount(cell, sheet, mark: nil)
        let unit = unit(table.cell("unit", row), sheet)
        let emissionRow = table.rows.first { $0.code == "green.emissions" }
        let emissions = number(emissionRow.flatMap { table.cell("value", $0) }, sheet)
        guard amount != .empty || emissions != nil else { return }
        inventory.greenElectricity = GreenElectricity(
            amount: entry(amount, unit: unit), lifeCycleEmissions: emissions.map { Quantity($0) },
            place: place(sheet, row: row.number, column: table.columns["value"]))
        if case .number(_, nil) = amount, unit == nil {
            note("cell.unit-missing", .error, place(sheet, row: row.number, column: table.columns["unit"]))
        }
    }

    private mutating func readHeatExchange(_ inventory: inout Inventory) {
        guard let sheet = sheets[.heat], let table = WorkbookTable("fields", in: sheet) else { return }
        for row in table.rows {
            guard ["heat.imported", "heat.exported"].contains(row.code),
                let value = number(table.cell("value", row), sheet)
            else { continue }
            switch row.code {
            case "heat.imported": inventory.heatExchange.importedEmissions = Quantity(value)
            case "heat.exported": inventory.heatExchange.exportedEmissions = Quantity(value)
            default: break
            }
        }
    }

    private mutating func readPlants(_ kind: WorkbookSheet, schema: String) -> [LocalPlant] {
        guard let table = table("plants", schema: schema, kind) else { return [] }
        var plants: [LocalPlant] = []
        for row in table.rows {
            let inputs = readInputs(row, table)
            let isContinued =
                table.words("name", row) == nil && table.words("kind", row) == nil
                && table.words("electricity", row) == nil && table.words("heat", row) == nil
            if isContinued {
                // Further fuels of the plant above, or an empty row.
                if !plants.isEmpty { plants[plants.count - 1].inputs += inputs }
                continue
            }
            plants.append(readPlant(row, inputs, table, isHeat: kind == .heat))
        }
        return plants
    }

    private mutating func readPlant(
        _ row: WorkbookTable.Row, _ inputs: [LocalPlant.Input], _ table: WorkbookTable, isHeat: Bool
    ) -> LocalPlant {
        let kind = plantKind(row, table, isHeat: isHeat)
        let heat = plantEntry("heat", row, table) ?? LocalPlant.impliedHeat(kind, onHeatSheet: isHeat)
        let electricity = isHeat ? .notOccurring : plantEntry("electricity", row, table) ?? .unknown
        return LocalPlant(
            id: row.code ?? "\(isHeat ? "h" : "p")\(row.number)", name: table.words("name", row) ?? "", kind: kind,
            electricity: electricity, heat: heat, inputs: inputs,
            statedEmissions: number(table.cell("emissions", row), table.sheet).map { Quantity($0) },
            capacityMegawatts: number(table.cell("capacity", row), table.sheet),
            isInTradingScheme: flag(table.cell("trading", row), table.sheet),
            place: place(table.sheet, row: row.number, column: table.columns[isHeat ? "heat" : "electricity"]))
    }

    private mutating func plantKind(_ row: WorkbookTable.Row, _ table: WorkbookTable, isHeat: Bool) -> LocalPlant.Kind {
        let word = table.words("kind", row)
        if let kind = word.flatMap(words.plantKind) { return kind }
        let assumed: LocalPlant.Kind = isHeat ? .heatPlant : .other
        note(
            "plant.kind-missing", .warning, place(table.sheet, row: row.number, column: table.columns["kind"]),
            [
                "word": .text(word ?? table.words("name", row) ?? ""),
                "kind": .term("workbook.plant.\(assumed.rawValue)"),
            ])
        return assumed
    }

    /// What a plant made; nothing for an empty cell.
    private mutating func plantEntry(_ code: String, _ row: WorkbookTable.Row, _ table: WorkbookTable) -> Entry? {
        let amount = amount(table.cell(code, row), table.sheet, mark: nil)
        return amount == .empty ? nil : entry(amount, unitCode: "\(code)Unit", row, table)
    }

    /// An amount with the unit in another cell of the row.
    private mutating func entry(
        _ amount: Amount, unitCode: String, _ row: WorkbookTable.Row, _ table: WorkbookTable
    ) -> Entry {
        let cell = table.cell(unitCode, row)
        let unit = unit(cell, table.sheet)
        let entry = entry(amount, unit: unit)
        if case .number(_, nil) = amount, entry == .unknown, cell?.value.words == nil {
            note("cell.unit-missing", .error, place(table.sheet, row: row.number, column: table.columns[unitCode]))
        }
        return entry
    }

    private mutating func readInputs(_ row: WorkbookTable.Row, _ table: WorkbookTable) -> [LocalPlant.Input] {
        (1...WorkbookPlantRows.fuels).compactMap { number in
            let word = table.words("fuel\(number)", row)
            let amount = amount(table.cell("amount\(number)", row), table.sheet, mark: nil)
            if word == nil, amount == .empty { return nil }
            let entry = entry(amount, unitCode: "unit\(number)", row, table)
            let here = place(table.sheet, row: row.number, column: table.columns["fuel\(number)"])
            guard let word else {
                note("line.carrier-missing", .warning, here)
                return LocalPlant.Input(carrier: .unrecognised, entry: entry)
            }
            guard let known = words.input(word) else {
                note("word.carrier-unknown", .warning, here, ["word": .text(word)])
                return LocalPlant.Input(carrier: .unrecognised, entry: entry)
            }
            return LocalPlant.Input(carrier: known.carrier, entry: entry, fuel: known.fuel)
        }
    }
}
