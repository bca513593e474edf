import Findings
import Inventories
import Localization
import Quantities

extension WorkbookReading {
    /// A table of a sheet by its codes, else by its headings; a sheet without either is reported.
    mutating func table(_ name: String, schema: String? = nil, _ kind: WorkbookSheet) -> WorkbookTable? {
        guard let sheet = sheets[kind] else { return nil }
        if let table = WorkbookTable(name, in: sheet) {
            reportMerged(table)
            return table
        }
        let columns = WorkbookSchema.columns(schema ?? name)
        guard let table = WorkbookTable(headings: columns, in: sheet, words, endsAtGap: kind == .factors) else {
            note("sheet.missing", .warning, place(sheet), ["sheet": self.name(of: kind)])
            return nil
        }
        note("sheet.codes-missing", .info, place(sheet))
        reportMerged(table)
        return table
    }

    /// Reads the lines beside the matrix.
    mutating func readLines() -> [ActivityRecord] {
        guard let table = table("lines", .lines) else { return [] }
        let mark = decimalMark(table, ["amount"])
        return table.rows.compactMap { readLine($0, table, mark) }
    }

    private mutating func readLine(
        _ row: WorkbookTable.Row, _ table: WorkbookTable, _ mark: DecimalMark?
    ) -> ActivityRecord? {
        let sectorWord = table.words("sector", row)
        let carrierWord = table.words("carrier", row)
        let cell = table.cell("amount", row)
        let amount = amount(cell, table.sheet, mark: mark)
        let subsector = table.words("subsector", row)
        if sectorWord == nil, carrierWord == nil, amount == .empty, subsector == nil { return nil }
        let here = place(table.sheet, row: row.number, column: table.columns["amount"])
        let carrier = carrier(carrierWord, row, table)
        let unitCell = table.cell("unit", row)
        let unit = unit(unitCell, table.sheet)
        let entry = entry(amount, unit: unit)
        if case .number(_, nil) = amount, entry == .unknown, unitCell?.value.words == nil {
            note("cell.unit-missing", .error, place(table.sheet, row: row.number, column: table.columns["unit"]))
        }
        return ActivityRecord(
            id: row.code ?? "x\(row.number)", sector: sector(sectorWord, row, table), carrier: carrier.carrier,
            entry: entry, sectorWord: table.words("sectorWord", row), subsector: subsector,
            carrierWord: table.words("carrierWord", row) ?? carrier.word,
            fuel: fuel(table.cell("fuel", row), of: carrier.carrier, table.sheet) ?? carrier.fuel,
            scope: table.words("scope", row).flatMap { Int($0) }, unread: Self.unread(amount, cell),
            isSustainable: flag(table.cell("sustainable", row), table.sheet),
            uncertainty: share(table.cell("uncertainty", row), table.sheet), note: table.words("note", row), place: here
        )
    }

    private mutating func sector(_ word: String?, _ row: WorkbookTable.Row, _ table: WorkbookTable) -> Sector {
        let place = place(table.sheet, row: row.number, column: table.columns["sector"])
        guard let word else {
            note(
                "line.sector-missing", .warning, place, ["sector": .term("sector.\(Sector.otherUnallocated.rawValue)")])
            return .otherUnallocated
        }
        if let sector = words.sector(word) { return sector }
        note("word.sector-unknown", .warning, place, ["word": .text(word)])
        return .otherUnallocated
    }

    private mutating func carrier(
        _ word: String?, _ row: WorkbookTable.Row, _ table: WorkbookTable
    ) -> (carrier: Carrier, fuel: Fuel?, word: String?) {
        let place = place(table.sheet, row: row.number, column: table.columns["carrier"])
        guard let word else {
            note("line.carrier-missing", .warning, place)
            return (.unrecognised, nil, nil)
        }
        if let known = words.carrier(word) { return (known.carrier, known.fuel, nil) }
        note("word.carrier-unknown", .warning, place, ["word": .text(word)])
        return (.unrecognised, nil, word)
    }

    /// Reads notes and puts them to the lines of the matrix.
    mutating func readNotes(_ records: inout [ActivityRecord]) {
        guard let table = table("notes", .notes) else { return }
        for row in table.rows {
            let note = WorkbookWords.note(table.words("note", row), measure: table.words("measure", row))
            let uncertainty = share(table.cell("uncertainty", row), table.sheet)
            let isSustainable = flag(table.cell("sustainable", row), table.sheet)
            guard note != nil || uncertainty != nil || isSustainable != nil else { continue }
            let named = ["sector", "subsector", "carrier"].map { table.words($0, row) }
            let sector = named[0].flatMap(words.sector)
            let carrier = named[2].flatMap { words.carrier($0)?.carrier }
            let index = records.firstIndex { record in
                record.place.sheet == sheets[.energy]?.name && record.sector == sector && record.carrier == carrier
                    && Vocabulary.folded(record.subsector ?? "") == Vocabulary.folded(named[1] ?? "")
            }
            guard let index else {
                let word = named.compactMap { $0 }.joined(separator: " · ")
                self.note(
                    "note.without-line", .warning, place(table.sheet, row: row.number, column: table.columns["sector"]),
                    ["word": .text(word)])
                continue
            }
            records[index].note = note ?? records[index].note
            records[index].uncertainty = uncertainty ?? records[index].uncertainty
            records[index].isSustainable = isSustainable ?? records[index].isSustainable
        }
    }
}
