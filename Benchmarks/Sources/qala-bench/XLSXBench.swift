import Exchange

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `qala-bench xlsx-read FILE`: reads every row of the first sheet and prints how many there are below the
/// heading and the sum of the column `quantity`, as `bench/xlsx/peers.py` does.
func benchSpreadsheetRead(path: String) {
    let reader = SpreadsheetReader(path: path)
    var rows = -1
    var quantity = 0.0
    if let sheet = reader.sheets.first {
        reader.forEachRow(in: sheet) { row in
            rows += 1
            if case .number(let value) = row[6] { quantity += value }
        }
    }
    print("read-qala \(rows) rows, quantity \((quantity * 1000).rounded() / 1000), findings \(reader.findings.count)")
}

/// `qala-bench xlsx-write IN.csv OUT.xlsx`: types the columns of the generated sheet and writes them again.
///
/// The generated file has no quotes, so that a comma always parts two cells.
func benchSpreadsheetWrite(csv: String, path: String) throws {
    guard let file = fopen(csv, "r") else { return print("cannot open \(csv)") }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    var writer: SpreadsheetTableWriter?
    var cells: [SpreadsheetCell.Value] = []
    while true {
        let length = getline(&line, &capacity, file)
        guard length > 0, let line else { break }
        let bytes = UnsafeRawBufferPointer(start: line, count: length - (line[length - 1] == 0x0A ? 1 : 0))
        cells.removeAll(keepingCapacity: true)
        var start = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x2C {
            let cell = UnsafeRawBufferPointer(rebasing: bytes[start..<index])
            cells.append(writer == nil ? .text(words(cell)) : typed(cell, column: cells.count))
            start = index + 1
        }
        if let writer {
            writer.append(cells)
        } else {
            writer = try SpreadsheetTableWriter(
                path: path, sheet: "Data",
                columns: cells.map { if case .text(let heading) = $0 { .init(heading) } else { .init("") } },
                created: SpreadsheetDate(year: 2026, month: 1, day: 1))
        }
    }
    try writer?.finish()
    print("write-qala \(SpreadsheetReader(path: path).sheets.count) sheet")
}

/// `qala-bench xlsx-write-form IN.csv OUT.xlsx`: the same through the writer for forms.
func benchSpreadsheetWriteForm(csv: String, path: String) throws {
    guard let file = fopen(csv, "r") else { return print("cannot open \(csv)") }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    let writer = try SpreadsheetWriter(path: path, keepsOnlyRow: true)
    let sheet = try writer.addSheet("Data")
    var row = 0
    while true {
        let length = getline(&line, &capacity, file)
        guard length > 0, let line else { break }
        let bytes = UnsafeRawBufferPointer(start: line, count: length - (line[length - 1] == 0x0A ? 1 : 0))
        row += 1
        var start = 0
        var column = 0
        for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x2C {
            let cell = UnsafeRawBufferPointer(rebasing: bytes[start..<index])
            switch row == 1 ? .text(words(cell)) : typed(cell, column: column) {
            case .text(let text): sheet.write(text, row: row, column: column + 1)
            case .number(let number): sheet.write(number, row: row, column: column + 1)
            case .bool(let flag): sheet.write(flag, row: row, column: column + 1)
            case .date(let date): sheet.write(date, row: row, column: column + 1)
            case .empty, .error: break
            }
            start = index + 1
            column += 1
        }
    }
    try writer.finish()
    print("write-qala-form \(row) rows")
}

private func words(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

private func typed(_ bytes: UnsafeRawBufferPointer, column: Int) -> SpreadsheetCell.Value {
    switch column {
    case 4, 5, 7:
        guard let start = bytes.baseAddress else { return .empty }
        return .number(strtod(start.assumingMemoryBound(to: CChar.self), nil))
    case 9: return SpreadsheetDate(iso: words(bytes)).map { .date($0) } ?? .empty
    case 10: return .bool(bytes.first == 0x54)
    default: return bytes.isEmpty ? .empty : .text(words(bytes))
    }
}
