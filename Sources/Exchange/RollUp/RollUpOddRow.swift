import Findings

/// A row that is not in the usual form, taken apart into texts: quotes, spaces, grouped digits, or something wrong.
struct RollUpOddRow {
    /// What a good row says.
    struct Entry: Equatable {
        var town: Int
        var year: Int
        var line: Int
        var activity: Double
    }

    /// `nil` for a blank row and for one that could not be read; then there is a finding.
    private(set) var entry: Entry?

    init(
        _ bytes: [UInt8], row: Int, file: RollUpActivityFile, tables: RollUpTables, tally: inout FindingTally
    ) {
        let text = bytes.last == 0x0D ? Array(bytes.dropLast()) : bytes
        var scanner = CSVScanner(text, delimiter: file.delimiter.rawValue, limits: CSVTable.Limits())
        guard var fields = scanner.nextRecord()?.fields.map(CSVTable.trimmed), fields.contains(where: { !$0.isEmpty })
        else { return }
        while fields.count > file.roles.count, fields.last?.isEmpty == true { fields.removeLast() }
        guard scanner.unclosedRows.isEmpty, scanner.nextRecord() == nil else {
            Self.note("csv.unclosed-quote", .error, row: row, file: file, tally: &tally)
            return
        }
        guard fields.count == file.roles.count else {
            let details: [String: Detail] = ["expected": .count(file.roles.count), "found": .count(fields.count)]
            Self.note("csv.ragged-row", .error, row: row, details: details, file: file, tally: &tally)
            return
        }
        read(fields, row: row, file: file, tables: tables, tally: &tally)
    }

    private mutating func read(
        _ fields: [String], row: Int, file: RollUpActivityFile, tables: RollUpTables, tally: inout FindingTally
    ) {
        var found: [RollUpActivityFile.Role: Int] = [:]
        var activity: Double?
        for (column, role) in file.roles.enumerated() {
            let text = fields[column]
            let code: String
            switch role {
            case .other: continue
            case .town: (found[role], code) = (tables.towns.existing(text), "rollup.unknown-town")
            case .line: (found[role], code) = (tables.lines.existing(text), "rollup.unknown-line")
            case .year:
                (found[role], code) = (RollUpYears.year(text).map { $0 - RollUpYears.first }, "rollup.unknown-year")
            case .activity:
                activity = Self.number(text, mark: file.decimalMark)
                code = text.isEmpty ? "rollup.empty-activity" : "rollup.unreadable-cell"
            }
            guard role == .activity ? activity == nil : found[role] == nil else { continue }
            Self.note(
                code, text.isEmpty && role == .activity ? .warning : .error, row: row, column: column,
                details: ["text": .text(text)], file: file, tally: &tally)
        }
        guard let town = found[.town], let year = found[.year], let line = found[.line], let activity else { return }
        entry = Entry(town: town, year: year, line: line, activity: activity)
    }

    private static func number(_ text: String, mark: DecimalMark) -> Double? {
        guard case .number(let value, let style) = NumberText(text, hint: mark) else { return nil }
        // A unit or a "less than" is not for a program to drop.
        return style.unit == nil && style.qualifier == nil ? value : nil
    }

    static func note(
        _ code: String, _ severity: Finding.Severity, row: Int, column: Int? = nil, details: [String: Detail] = [:],
        file: RollUpActivityFile, tally: inout FindingTally
    ) {
        let place = Place(file: file.name, row: row, column: column.map { $0 + 1 })
        tally.note(Finding(code, severity, at: place, details: details), code: code)
    }
}
