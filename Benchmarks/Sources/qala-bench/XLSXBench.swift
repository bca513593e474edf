import Exchange

/// Reads every row of the first sheet and prints how many there are and the sum of the column `quantity`.
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
