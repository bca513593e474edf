package import Findings

extension CSVTable {
    /// Reads a file's bytes.
    ///
    /// Never fails: what is wrong is among the findings, and the table holds what could be read.
    package static func read(
        _ bytes: [UInt8], file: String? = nil, delimiter: CSVDelimiter? = nil, limits: Limits = Limits()
    ) -> Checked<CSVTable> {
        var reading = CSVReading(file: file, limits: limits)
        return reading.table(from: bytes, delimiter: delimiter)
    }
}

/// One pass over a file: the table in the making and what was noticed.
private struct CSVReading {
    let file: String?
    let limits: CSVTable.Limits
    var tally = FindingTally()

    init(file: String?, limits: CSVTable.Limits) {
        self.file = file
        self.limits = limits
    }

    mutating func table(from bytes: [UInt8], delimiter: CSVDelimiter?) -> Checked<CSVTable> {
        if bytes.count > limits.bytes {
            note(
                "file.too-large", .error,
                details: ["bytes": .count(bytes.count), "limit": .count(limits.bytes)])
            return Checked(CSVTable(file: file, header: []), findings: tally.findings)
        }
        if let kind = FileKind(bytes) {
            note("csv.looks-like-another-format", .error, details: ["format": .text(kind.rawValue)])
            return Checked(CSVTable(file: file, header: []), findings: tally.findings)
        }
        var text = DecodedText(bytes)
        noteEncoding(text)
        removeNulBytes(&text.bytes)
        let instructed = delimiterLine(text.bytes)
        let chosen = delimiter ?? instructed ?? CSVDelimiter.detected(in: text.bytes, limits: limits)
        var scanner = CSVScanner(text.bytes, delimiter: chosen.rawValue, limits: limits)
        if instructed != nil { _ = scanner.nextRecord() }
        let table = rows(&scanner, delimiter: chosen, encoding: text.encoding)
        for row in scanner.unclosedRows { note("csv.unclosed-quote", .error, row: row) }
        for row in scanner.tooWideRows {
            note("csv.too-many-columns", .error, row: row, details: ["limit": .count(limits.columns)])
        }
        return Checked(table, findings: tally.findings)
    }

    private mutating func rows(
        _ scanner: inout CSVScanner, delimiter: CSVDelimiter, encoding: TextEncoding
    ) -> CSVTable {
        guard let head = nextFilled(&scanner) else {
            note("file.empty", .error)
            return CSVTable(file: file, header: [], delimiter: delimiter, encoding: encoding)
        }
        var header = head.fields.map(CSVTable.trimmed)
        var records: [CSVTable.Record] = []
        var cells = 0
        while let record = nextFilled(&scanner) {
            cells += record.fields.count
            guard records.count < limits.rows, cells <= limits.cells else {
                note("csv.too-many-rows", .error, row: record.row, details: ["limit": .count(records.count)])
                break
            }
            records.append(record)
        }
        let used = usedColumns(records)
        // A spreadsheet leaves empty columns at the right of the sheet; they are nobody's fault.
        while header.last?.isEmpty == true, !used.contains(header.count - 1) { header.removeLast() }
        checkHeader(header, row: head.row, used: used)
        for index in records.indices { checkLength(&records[index], expected: header.count) }
        return CSVTable(
            file: file, header: header, headerRow: head.row, records: records, delimiter: delimiter,
            encoding: encoding)
    }

    private func nextFilled(_ scanner: inout CSVScanner) -> CSVTable.Record? {
        while let record = scanner.nextRecord() {
            if record.fields.contains(where: { !CSVTable.trimmed($0).isEmpty }) { return record }
        }
        return nil
    }

    private func usedColumns(_ records: [CSVTable.Record]) -> Set<Int> {
        var used = [Bool](repeating: false, count: limits.columns)
        for record in records {
            for (column, field) in record.fields.enumerated() where !field.isEmpty { used[column] = true }
        }
        return Set(used.indices.filter { used[$0] })
    }

    private mutating func checkHeader(_ header: [String], row: Int, used: Set<Int>) {
        var seen: [String: Int] = [:]
        for (column, name) in header.enumerated() {
            let key = CSVTable.folded(name)
            if key.isEmpty {
                guard used.contains(column) else { continue }
                note("csv.empty-header", .warning, row: row, column: column)
            } else if let first = seen[key] {
                note(
                    "csv.duplicate-column", .warning, row: row, column: column,
                    details: ["name": .text(name), "first": .plain(first + 1)])
            } else {
                seen[key] = column
            }
        }
    }

    private mutating func checkLength(_ record: inout CSVTable.Record, expected: Int) {
        while record.fields.count > expected, record.fields.last?.isEmpty == true { record.fields.removeLast() }
        guard record.fields.count != expected else { return }
        // More cells than columns move figures into wrong columns; fewer only leave some unknown.
        note(
            "csv.ragged-row", record.fields.count > expected ? .error : .warning, row: record.row,
            details: ["expected": .count(expected), "found": .count(record.fields.count)])
    }

    private mutating func noteEncoding(_ text: DecodedText) {
        let details: [String: Detail] = ["encoding": .text(text.encoding.rawValue)]
        if text.isGuessed { note("csv.encoding-guessed", .info, details: details) }
        if text.isDamaged { note("csv.encoding-damaged", .warning, details: details) }
    }

    private mutating func removeNulBytes(_ bytes: inout [UInt8]) {
        guard let first = bytes.firstIndex(of: 0) else { return }
        let row = 1 + bytes[..<first].count { $0 == 0x0A }
        let count = bytes.count { $0 == 0 }
        note("csv.nul-byte", .error, row: row, details: ["count": .count(count)])
        bytes.removeAll { $0 == 0 }
    }

    /// Excel's own first line `sep=;`.
    private func delimiterLine(_ bytes: [UInt8]) -> CSVDelimiter? {
        let line = bytes.prefix(8)
        guard line.count >= 5, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
            return nil
        }
        guard line.count == 5 || line[5] == 0x0A || line[5] == 0x0D else { return nil }
        return CSVDelimiter(rawValue: line[4])
    }

    private mutating func note(
        _ code: String, _ severity: Finding.Severity, row: Int? = nil, column: Int? = nil,
        details: [String: Detail] = [:]
    ) {
        let place = Place(file: file, row: row, column: column.map { $0 + 1 })
        tally.note(Finding(code, severity, at: place, details: details), code: code)
    }
}
