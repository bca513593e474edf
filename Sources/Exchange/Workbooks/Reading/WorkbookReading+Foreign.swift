import Findings
import Inventories
import Localization
import Quantities

extension WorkbookReading {
    /// Reads what can be recognised in a workbook that is not ours: the first table of energy, and one of emissions.
    mutating func readForeign() -> Inventory? {
        let search = ForeignTableSearch(words: words)
        let tables = book.sheets.flatMap { search.tables($0) }
        let here = Place(file: file)
        guard let energy = chosen(tables, .energy) else {
            note("workbook.not-ours", .error, here)
            return nil
        }
        guard let year = expecting.year ?? (year(of: energy) ?? fileYear).map({ Year($0) }) else {
            note("town.year-missing", .error, here)
            return nil
        }
        let emission = chosen(tables, .emission)
        note("workbook.foreign", .warning, here, ["count": .count(emission == nil ? 1 : 2)])
        var reading = FolderReading(year: year, vocabulary: words.vocabulary)
        reading.readActivity(energy.lines)
        take(&reading, from: energy)
        if energy.lacksUnit, energy.caption.unit == nil, !reading.records.isEmpty {
            note("workbook.unit-assumed", .warning, place(energy.sheet), ["unit": .term("unit.MWh")])
        }
        var records = reading.records
        rename(&records, isLong: energy.isLong)
        if let emission {
            var second = FolderReading(year: year, vocabulary: words.vocabulary)
            second.readEmissions(emission.lines)
            take(&second, from: emission)
            reading.printed += second.printed
        }
        reportUnread(tables, but: [energy, emission].compactMap { $0 })
        let town = Inventory.Town(name: expecting.towns.first ?? fileStem, country: expecting.country ?? "")
        return Inventory(town: town, year: year, records: records, printed: reading.printed)
    }

    /// The table of the awaited year, else the first.
    private func chosen(_ tables: [ForeignTable], _ subject: ForeignTable.Subject) -> ForeignTable? {
        let fitting = tables.filter { $0.caption.subject == subject }
        let awaited = expecting.year?.number
        return fitting.first { awaited != nil && year(of: $0) == awaited } ?? fitting.first
    }

    private func year(of table: ForeignTable) -> Int? {
        table.caption.year ?? ForeignTableSearch.year(table.sheet.name)
    }

    private var fileYear: Int? { ForeignTableSearch.year(file) }

    private var fileStem: String { file.split(separator: ".").first.map(String.init) ?? file }

    /// Puts places of lines back to the cells they came from, and notes what was noticed.
    private mutating func take(_ reading: inout FolderReading, from table: ForeignTable) {
        for index in reading.records.indices {
            reading.records[index].place = table.place(reading.records[index].place, file: file)
        }
        for index in reading.printed.indices {
            reading.printed[index].place = table.place(reading.printed[index].place, file: file)
        }
        for finding in reading.findings {
            note(finding.code, finding.severity, table.place(finding.place, file: file), finding.details)
        }
        for cell in table.broken {
            let here = place(table.sheet, row: cell.row, column: cell.column)
            if case .error(let word) = cell.value {
                note("cell.formula-error", .error, here, ["value": .text(word)])
            } else {
                note("cell.formula-without-value", .error, here)
            }
        }
    }

    /// Names lines by what they are, so that the same workbook gives the same names again.
    private func rename(_ records: inout [ActivityRecord], isLong: Bool) {
        var taken: Set<String> = []
        for index in records.indices {
            let record = records[index]
            let sector = record.sectorWord.map(WorkbookCode.slug) ?? record.sector.rawValue
            let carrier = record.carrierWord.map(WorkbookCode.slug) ?? record.carrier.rawValue
            let name =
                isLong
                ? "r\(record.place.row ?? index)" : WorkbookCode.lineIdentifier(sector, carrier, record.subsector)
            records[index].id = WorkbookIdentifiers.unique(name, among: &taken)
        }
    }

    private mutating func reportUnread(_ tables: [ForeignTable], but read: [ForeignTable]) {
        for table in tables where !read.contains(where: { $0.sheet.name == table.sheet.name }) {
            note("workbook.table-not-read", .warning, place(table.sheet, row: table.places.values.map(\.row).min()))
        }
    }
}
