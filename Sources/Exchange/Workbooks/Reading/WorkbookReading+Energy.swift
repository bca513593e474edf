import Findings
import Inventories
import Localization
import Quantities

extension WorkbookReading {
    /// What holds for a column of the matrix.
    private struct Column {
        var number: Int
        var carrier: Carrier
        var carrierWord: String?
        var unit: ActivityUnit?
        var unitRow: Int?
        var fuel: Fuel?
        /// Whether the missing unit was reported.
        var isReported = false
    }

    /// Reads the matrix of sectors and carriers.
    mutating func readEnergy() -> [ActivityRecord] {
        guard let sheet = sheets[.energy] else { return [] }
        let schema = WorkbookSchema.columns("matrix")
        guard let table = WorkbookTable("matrix", in: sheet) ?? WorkbookTable(headings: schema, in: sheet, words) else {
            note("sheet.missing", .error, place(sheet), ["sheet": name(of: .energy)])
            return []
        }
        if table.isByHeadings { note("sheet.codes-missing", .info, place(sheet)) }
        reportMerged(table)
        var columns = readColumns(table)
        let mark = decimalMark(
            table, columns.compactMap { column in table.codes.first { $0.column == column.number }?.code })
        var current: (sector: Sector, part: Int)?
        var records: [ActivityRecord] = []
        for row in table.rows where !["unit", "fuel", "factor"].contains(row.code) {
            let label = row.cells[table.columns["label"] ?? 2].words
            guard let position = position(of: row, label: label, after: current, isByHeadings: table.isByHeadings)
            else {
                continue
            }
            current = position
            let isPart = position.part != 0
            records += readRow(row, position, subsector: isPart ? label : nil, table, &columns, mark)
        }
        return withoutSumsOfParts(records)
    }

    /// Units and fuels of the columns, with those that a person added behind the carriers.
    private mutating func readColumns(_ table: WorkbookTable) -> [Column] {
        func row(_ code: String) -> SpreadsheetRow? {
            table.rows.first { row in
                row.code == code || (table.isByHeadings && isLabel(row.cells[table.columns["label"] ?? 2].words, code))
            }?.cells
        }
        let units = row("unit")
        let fuels = row("fuel")
        return table.codes.compactMap { column in
            guard column.code != "label" else { return nil }
            let known = Carrier(rawValue: column.code)
            var result = Column(number: column.column, carrier: known ?? .unrecognised)
            if known == nil { result.carrierWord = column.code }
            result.unitRow = units?.number
            let unitCell = units?.cell(inColumn: column.column)
            result.unit = unit(unitCell, table.sheet)
            result.isReported = result.unit == nil && unitCell?.value.words != nil
            if let cell = fuels?.cell(inColumn: column.column) {
                result.fuel = fuel(cell, of: result.carrier, table.sheet)
            }
            return result
        }
    }

    private func isLabel(_ text: String?, _ code: String) -> Bool {
        guard let text = text.map(Vocabulary.folded) else { return false }
        return words.texts.values.contains { Vocabulary.folded($0.text("workbook.head.\(code)")) == text }
    }

    /// A fuel that was chosen for a carrier; one that nobody knows is reported.
    mutating func fuel(_ cell: SpreadsheetCell?, of carrier: Carrier, _ sheet: SpreadsheetFile.Sheet) -> Fuel? {
        guard let cell, let word = cell.value.words, word != "—" else { return nil }
        if let fuel = words.names.fuel(word, of: carrier) { return fuel }
        if let sense = words.vocabulary.carrier(word), sense.carrier == carrier, let fuel = sense.fuel { return fuel }
        note(
            "word.fuel-unknown", .warning, place(sheet, row: cell.row, column: cell.column), ["word": .text(word)])
        return nil
    }

    /// The sector and part of a row: by its code, else by its label, else the next part of the sector above.
    private func position(
        of row: WorkbookTable.Row, label: String?, after current: (sector: Sector, part: Int)?, isByHeadings: Bool
    ) -> (sector: Sector, part: Int)? {
        if let code = row.code, let parts = WorkbookCode.parts(of: code), let sector = Sector(rawValue: parts.sector) {
            return (sector, parts.part)
        }
        if let label, let sector = words.ownSector(label) { return (sector, 0) }
        if let label, isByHeadings, isHeading(label) { return current }
        guard row.code == nil, let current else { return nil }
        return (current.sector, isByHeadings ? current.part + 1 : max(current.part, 100) + 1)
    }

    private func isHeading(_ label: String) -> Bool {
        ["unit", "fuel", "factor"].contains { isLabel(label, $0) }
            || Sector.Group.allCases.contains { group in
                words.texts.values.contains {
                    Vocabulary.folded($0.text("sector-group.\(group.rawValue)")) == Vocabulary.folded(label)
                }
            }
    }

    private mutating func readRow(
        _ row: WorkbookTable.Row, _ position: (sector: Sector, part: Int), subsector: String?, _ table: WorkbookTable,
        _ columns: inout [Column], _ mark: DecimalMark?
    ) -> [ActivityRecord] {
        var records: [ActivityRecord] = []
        let code = WorkbookCode.row(position.sector.rawValue, part: position.part)
        for index in columns.indices {
            let column = columns[index]
            let cell = row.cells.cell(inColumn: column.number)
            let known = identifiers.cells["\(code).\(column.carrier.rawValue)"]
            let amount = amount(cell, table.sheet, mark: mark)
            if amount == .empty, known == nil { continue }
            let entry = entry(amount, unit: column.unit)
            if case .number(_, nil) = amount, entry == .unknown { reportUnit(&columns[index], table.sheet) }
            var record = ActivityRecord(
                id: known?.id
                    ?? WorkbookCode.lineIdentifier(
                        position.sector.rawValue, column.carrierWord.map(WorkbookCode.slug) ?? column.carrier.rawValue,
                        subsector),
                sector: position.sector, carrier: column.carrier, entry: entry, sectorWord: known?.sectorWord,
                subsector: subsector, carrierWord: known?.carrierWord ?? column.carrierWord, scope: known?.scope,
                place: place(table.sheet, row: row.number, column: column.number))
            record.unread = Self.unread(amount, cell)
            if case .reported = entry { record.fuel = column.fuel }
            records.append(record)
        }
        if position.part != 0, subsector == nil, records.contains(where: { $0.entry != .unknown }) {
            note("line.part-without-name", .info, place(table.sheet, row: row.number, column: table.columns["label"]))
        }
        return records
    }

    private mutating func reportUnit(_ column: inout Column, _ sheet: SpreadsheetFile.Sheet) {
        guard !column.isReported else { return }
        column.isReported = true
        note("cell.unit-missing", .error, place(sheet, row: column.unitRow, column: column.number))
    }

    /// Leaves out a sector's own amount where its parts add up to it.
    private mutating func withoutSumsOfParts(_ records: [ActivityRecord]) -> [ActivityRecord] {
        let parts = Dictionary(grouping: records.filter { $0.subsector != nil }) {
            [$0.sector.rawValue, $0.carrier.rawValue]
        }
        return records.filter { record in
            guard record.subsector == nil, case .reported(let whole, let unit) = record.entry,
                let own = parts[[record.sector.rawValue, record.carrier.rawValue]]
            else { return true }
            let amounts = own.compactMap { $0.entry.unit == unit ? $0.entry.amount : nil }
            guard amounts.count > 1, abs(amounts.reduce(0, +) - whole) <= abs(whole) * 1e-6 else { return true }
            note(
                "line.sector-is-sum-of-parts", .warning, record.place,
                ["word": .term("sector.\(record.sector.rawValue)"), "value": .quantity(whole, unit: unit.rawValue)])
            return false
        }
    }
}
