import Findings

/// The three small tables: where a town is, what a line means, what a unit of activity emits.
struct RollUpTables {
    /// Emissions of one unit of activity; a gas without a factor is `nil`.
    struct Factor {
        var carbonDioxide: Double?
        var methane: Double?
        var nitrousOxide: Double?
    }

    /// Which factor.
    struct FactorKey: Hashable {
        var country: Int
        var fuel: Int
        var year: Int
    }

    private(set) var towns = RollUpNames()
    private(set) var lines = RollUpNames()
    private(set) var countries = RollUpNames()
    private(set) var sectors = RollUpNames()
    private(set) var fuels = RollUpNames()
    private(set) var countryOfTown: [Int] = []
    private(set) var sectorOfLine: [Int] = []
    private(set) var fuelOfLine: [Int] = []
    private(set) var factors: [FactorKey: Factor] = [:]

    init(files: RollUp.Files, tally: inout FindingTally) throws(RollUpError) {
        try readTowns(files.towns, &tally)
        try readLines(files.lines, &tally)
        try readFactors(files.factors, &tally)
        // Sums are kept for every country and line, and a bit for every town and line.
        guard countries.count * lines.count <= 16 << 20, towns.count * lines.count <= 1 << 30 else {
            throw .tooLarge(path: files.lines)
        }
    }

    private mutating func readTowns(_ path: String, _ tally: inout FindingTally) throws(RollUpError) {
        let table = try Self.table(path, &tally)
        let town = try Self.column(RollUpColumns.town, table, path)
        let country = try Self.column(RollUpColumns.country, table, path)
        for record in table.records {
            guard Self.isFilled(record, [town, country], table, &tally) else { continue }
            guard towns.isNew(CSVTable.trimmed(record[town])) else {
                Self.noteRepeated(CSVTable.trimmed(record[town]), table.place(record, column: town), &tally)
                continue
            }
            _ = towns.index(CSVTable.trimmed(record[town]))
            countryOfTown.append(countries.index(record[country]))
        }
    }

    private mutating func readLines(_ path: String, _ tally: inout FindingTally) throws(RollUpError) {
        let table = try Self.table(path, &tally)
        let line = try Self.column(RollUpColumns.line, table, path)
        let sector = try Self.column(RollUpColumns.sector, table, path)
        let fuel = try Self.column(RollUpColumns.fuel, table, path)
        for record in table.records {
            guard Self.isFilled(record, [line, sector, fuel], table, &tally) else { continue }
            guard lines.isNew(record[line]) else {
                Self.noteRepeated(record[line], table.place(record, column: line), &tally)
                continue
            }
            _ = lines.index(record[line])
            sectorOfLine.append(sectors.index(record[sector]))
            fuelOfLine.append(fuels.index(record[fuel]))
        }
    }

    private mutating func readFactors(_ path: String, _ tally: inout FindingTally) throws(RollUpError) {
        let table = try Self.table(path, &tally)
        let country = try Self.column(RollUpColumns.country, table, path)
        let fuel = try Self.column(RollUpColumns.fuel, table, path)
        let year = try Self.column(RollUpColumns.year, table, path)
        let gases = [
            try Self.column(RollUpColumns.carbonDioxide, table, path),
            try Self.column(RollUpColumns.methane, table, path),
            try Self.column(RollUpColumns.nitrousOxide, table, path),
        ]
        let marks = gases.map { column in
            DecimalMark.inferred(from: table.records.lazy.map { $0[column] }) ?? table.delimiter.usualDecimalMark
        }
        for record in table.records {
            guard Self.isFilled(record, [country, fuel, year], table, &tally) else { continue }
            guard let number = RollUpYears.year(record[year]) else {
                Self.noteUnreadable(record[year], table.place(record, column: year), &tally)
                continue
            }
            let key = FactorKey(
                country: countries.index(record[country]), fuel: fuels.index(record[fuel]), year: number)
            guard factors[key] == nil else {
                Self.noteRepeated(record[fuel], table.place(record, column: fuel), &tally)
                continue
            }
            let values = zip(gases, marks).map { column, mark in
                Self.number(record[column], mark, table.place(record, column: column), &tally)
            }
            factors[key] = Factor(carbonDioxide: values[0], methane: values[1], nitrousOxide: values[2])
        }
    }

    // MARK: Cells

    private static func table(_ path: String, _ tally: inout FindingTally) throws(RollUpError) -> CSVTable {
        var limits = CSVTable.Limits()
        limits.rows = 2_000_000
        limits.cells = 20_000_000
        let checked: Checked<CSVTable>
        do throws(CSVTable.ReadError) {
            checked = try CSVTable.read(path: path, limits: limits)
        } catch {
            throw RollUpError(error)
        }
        guard !checked.value.records.isEmpty else { throw .unusable(path: path, checked.findings) }
        for finding in checked.findings { tally.note(finding, code: finding.code) }
        return checked.value
    }

    private static func column(
        _ names: [String], _ table: CSVTable, _ path: String
    ) throws(RollUpError) -> Int {
        guard let column = table.column(among: names) else { throw .missingColumn(path: path, names: names) }
        return column
    }

    private static func isFilled(
        _ record: CSVTable.Record, _ columns: [Int], _ table: CSVTable, _ tally: inout FindingTally
    ) -> Bool {
        guard let empty = columns.first(where: { record[$0].isEmpty }) else { return true }
        tally.note(
            Finding("rollup.empty-key", .error, at: table.place(record, column: empty)), code: "rollup.empty-key")
        return false
    }

    private static func number(
        _ text: String, _ mark: DecimalMark?, _ place: Place, _ tally: inout FindingTally
    ) -> Double? {
        switch NumberText(text, hint: mark) {
        case .number(let value, let style) where style.unit == nil && style.qualifier == nil: return value
        case .empty: return nil
        default:
            noteUnreadable(text, place, &tally)
            return nil
        }
    }

    private static func noteUnreadable(_ text: String, _ place: Place, _ tally: inout FindingTally) {
        let code = "rollup.unreadable-cell"
        tally.note(Finding(code, .error, at: place, details: ["text": .text(text)]), code: code)
    }

    private static func noteRepeated(_ text: String, _ place: Place, _ tally: inout FindingTally) {
        let code = "rollup.repeated-key"
        tally.note(Finding(code, .error, at: place, details: ["text": .text(text)]), code: code)
    }
}

/// What the columns may be called.
enum RollUpColumns {
    static let town = ["town", "city"]
    static let country = ["country"]
    static let line = ["line"]
    static let sector = ["sector"]
    static let fuel = ["fuel", "carrier"]
    static let year = ["year"]
    static let activity = ["activity", "value"]
    static let carbonDioxide = ["co2"]
    static let methane = ["ch4"]
    static let nitrousOxide = ["n2o"]
}

/// Names in the order of their first appearance, and back.
struct RollUpNames {
    private(set) var names: [String] = []
    private var indices: [String: Int] = [:]

    var count: Int { names.count }

    func isNew(_ name: String) -> Bool { indices[name] == nil }

    func existing(_ name: String) -> Int? { indices[name] }

    mutating func index(_ name: String) -> Int {
        if let index = indices[name] { return index }
        indices[name] = names.count
        names.append(name)
        return names.count - 1
    }
}

/// The years that can be added up, each with its slot.
enum RollUpYears {
    static let first = 1900
    static let count = 256
    static let names = (0..<count).map { String(first + $0) }

    static func year(_ text: String) -> Int? {
        guard text.utf8.count == 4, let number = Int(text), (first..<(first + count)).contains(number) else {
            return nil
        }
        return number
    }
}
