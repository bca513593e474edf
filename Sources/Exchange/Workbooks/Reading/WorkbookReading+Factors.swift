import Findings
import Inventories
import Localization
import Quantities

extension WorkbookReading {
    /// Reads the factors of the town; the reference factors beside them are ours and are not read.
    mutating func readFactors(_ accounting: Accounting) -> [GivenFactor] {
        var factors: [GivenFactor] = []
        if let table = table("carrierFactors", .factors) {
            for row in table.rows {
                let label = table.words("label", row)
                let code =
                    row.code ?? label.flatMap { words.carrier($0)?.carrier.rawValue } ?? WorkbookFactorRows.national
                let isNational = code == WorkbookFactorRows.national
                guard let carrier = isNational ? .electricity : Carrier(rawValue: code) else { continue }
                let role: GivenFactor.Role = isNational ? .nationalElectricity : .emission
                if let factor = factor(role, carrier, row, table, accounting) { factors.append(factor) }
            }
        }
        guard let table = table("ownFactors", .factors) else { return factors }
        for row in table.rows {
            guard let factor = ownFactor(row, table, accounting) else { continue }
            factors.append(factor)
        }
        return factors
    }

    private mutating func ownFactor(
        _ row: WorkbookTable.Row, _ table: WorkbookTable, _ accounting: Accounting
    ) -> GivenFactor? {
        let role = table.words("role", row).flatMap(GivenFactor.Role.init(rawValue:)) ?? .emission
        guard var factor = factor(role, .unrecognised, row, table, accounting) else { return nil }
        if let word = table.words("carrier", row) {
            if let known = words.input(word) {
                factor.carrier = known.carrier
                factor.fuel = known.fuel
            } else {
                factor.carrierWord = word
            }
        } else {
            note(
                "line.carrier-missing", .warning, place(table.sheet, row: row.number, column: table.columns["carrier"]))
        }
        factor.carrierWord = table.words("carrierWord", row) ?? factor.carrierWord
        factor.subsector = table.words("subsector", row)
        for word in (table.words("sectors", row) ?? "").split(separator: ";").map({ String($0).trimmedOfSpaces }) {
            guard !word.isEmpty else { continue }
            guard let sector = words.sector(word) else {
                let here = place(table.sheet, row: row.number, column: table.columns["sectors"])
                note("word.sector-unknown", .warning, here, ["word": .text(word)])
                continue
            }
            factor.sectors.append(sector)
        }
        return factor
    }

    private mutating func factor(
        _ role: GivenFactor.Role, _ carrier: Carrier, _ row: WorkbookTable.Row, _ table: WorkbookTable,
        _ accounting: Accounting
    ) -> GivenFactor? {
        let cell = table.cell("value", row)
        let here = place(table.sheet, row: row.number, column: table.columns["value"])
        guard let value = factorValue(cell, table.sheet) else { return nil }
        guard let unitWord = table.words("unit", row) else {
            note("cell.unit-missing", .error, place(table.sheet, row: row.number, column: table.columns["unit"]))
            return nil
        }
        guard let unit = words.factorUnit(unitWord) else {
            let place = place(table.sheet, row: row.number, column: table.columns["unit"])
            note("cell.unit-unknown", .error, place, ["value": .text(unitWord)])
            return nil
        }
        var gas: Gas = accounting.basis == .carbonDioxide ? .carbonDioxide : .equivalent
        if let word = table.words("gas", row) {
            guard let known = Gas(word: word) else {
                let place = place(table.sheet, row: row.number, column: table.columns["gas"])
                note("word.gas-unknown", .warning, place, ["word": .text(word)])
                return nil
            }
            gas = known
        }
        return GivenFactor(
            role: role, carrier: carrier, gas: gas, value: Quantity(value * unit.tonnesPerMegawattHour), unit: unit,
            source: table.words("source", row), place: here)
    }

    /// The value of a factor; a key is no value.
    private mutating func factorValue(_ cell: SpreadsheetCell?, _ sheet: SpreadsheetFile.Sheet) -> Double? {
        guard let cell else { return nil }
        switch amount(cell, sheet, mark: words.mark(of: language)) {
        case .number(let value, nil): return value
        case .number, .entry:
            let here = place(sheet, row: cell.row, column: cell.column)
            note("cell.text-in-number", .error, here, ["value": .text(cell.value.words ?? "")])
            return nil
        case .empty, .refused: return nil
        }
    }

    /// Reads the workbook's own sums, so that they are held against ours; text that we read is not in them.
    mutating func readSums() -> [PrintedFigure] {
        guard !hasTextAmounts, let sheet = sheets[.summary], let table = WorkbookTable("sums", in: sheet) else {
            return []
        }
        var figures: [PrintedFigure] = []
        for row in table.rows {
            if let sector = row.code.flatMap(Sector.init(rawValue:)) {
                guard case .number(let value)? = table.cell("total", row)?.value else { continue }
                figures.append(
                    PrintedFigure(
                        subject: .energy, row: .subtotal, sector: sector,
                        sectorWord: table.words("label", row) ?? sector.rawValue,
                        value: value, place: place(sheet, row: row.number, column: table.columns["total"])))
            } else if row.code == "total" {
                figures += readTotals(row, table)
            }
        }
        return figures
    }

    private func readTotals(_ row: WorkbookTable.Row, _ table: WorkbookTable) -> [PrintedFigure] {
        table.codes.compactMap { column in
            guard case .number(let value) = row.cells[column.column] else { return nil }
            let carrier = Carrier(rawValue: column.code)
            guard carrier != nil || column.code == "total" else { return nil }
            return PrintedFigure(
                subject: .energy, row: .total, carrier: carrier, carrierWord: carrier.map { carrierName($0) },
                value: value,
                place: place(table.sheet, row: row.number, column: column.column))
        }
    }

    private func carrierName(_ carrier: Carrier) -> String {
        words.texts[language ?? .en]?.text("carrier.\(carrier.rawValue)") ?? carrier.rawValue
    }
}
