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
        guard let sheet = sheets[.electricity] else { return }
        let form = fields(sheet, labels: ["green.amount", "green.emissions"])
        guard let row = form.cells["green.amount"] else { return }
        let amount = amount(row.cell(inColumn: form.value), sheet, mark: nil)
        let unit = unit(row.cell(inColumn: form.value + 1), sheet)
        let emissions = number(form.cells["green.emissions"]?.cell(inColumn: form.value), sheet)
        guard amount != .empty || emissions != nil else { return }
        let entry = entry(amount, unit: unit)
        inventory.greenElectricity = GreenElectricity(
            amount: entry, lifeCycleEmissions: emissions.map { Quantity($0) },
            place: place(sheet, row: row.number, column: form.value))
        if case .number(_, nil) = amount, entry == .unknown {
            note("cell.unit-missing", .error, place(sheet, row: row.number, column: form.value + 1))
        }
    }

    private mutating func readHeatExchange(_ inventory: inout Inventory) {
        guard let sheet = sheets[.heat] else { return }
        let form = fields(sheet, labels: ["heat.imported", "heat.exported"])
        if let value = number(form.cells["heat.imported"]?.cell(inColumn: form.value), sheet) {
            inventory.heatExchange.importedEmissions = Quantity(value)
        }
        if let value = number(form.cells["heat.exported"]?.cell(inColumn: form.value), sheet) {
            inventory.heatExchange.exportedEmissions = Quantity(value)
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
