/// Cuts UTF-8 text into rows and cells by RFC 4180, lenient where people are.
///
/// A quote that is never closed would swallow the rest of the file. Such a row is noted, and read again with its quotes
/// as plain characters; what is read twice is bounded, so that no file takes more than a few passes.
struct CSVScanner {
    private let bytes: [UInt8]
    private let delimiter: UInt8
    private let limits: CSVTable.Limits
    private var index = 0
    private var line = 1
    private var row = 0
    private var literalRow = 0
    private var budget: Int

    /// Rows in which a quote was opened and not closed.
    private(set) var unclosedRows: [Int] = []
    /// Rows with more columns than allowed.
    private(set) var tooWideRows: [Int] = []

    init(_ bytes: [UInt8], delimiter: UInt8, limits: CSVTable.Limits) {
        self.bytes = bytes
        self.delimiter = delimiter
        self.limits = limits
        budget = 2 * bytes.count
    }

    /// The next row, blank or not; `nil` at the end.
    mutating func nextRecord() -> CSVTable.Record? {
        guard index < bytes.count else { return nil }
        row += 1
        var record = CSVTable.Record(row: row, line: line, fields: [])
        var dropped = false
        while true {
            let field = nextField()
            if record.fields.count < limits.columns { record.fields.append(field) } else { dropped = true }
            guard index < bytes.count, bytes[index] == delimiter else { break }
            index += 1
        }
        if dropped { tooWideRows.append(row) }
        skipLineEnd()
        return record
    }

    private mutating func skipLineEnd() {
        guard index < bytes.count else { return }
        let wasReturn = bytes[index] == 0x0D
        index += 1
        line += 1
        if wasReturn, index < bytes.count, bytes[index] == 0x0A { index += 1 }
    }

    private mutating func nextField() -> String {
        guard index < bytes.count else { return "" }
        if bytes[index] == 0x22, row != literalRow, budget > 0, let field = quotedField() { return field }
        let start = index
        index = endOfPlain(from: index)
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private func endOfPlain(from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
            end += 1
        }
        return end
    }

    /// The field whose quote opens here; `nil`, with the row noted, when the quote is never closed.
    private mutating func quotedField() -> String? {
        var content: [UInt8] = []
        var position = index + 1
        var linesInside = 0
        while position < bytes.count, content.count <= limits.cellBytes {
            let byte = bytes[position]
            if byte == 0x22 {
                if position + 1 < bytes.count, bytes[position + 1] == 0x22 {
                    position += 1
                } else {
                    return closedField(content, end: position + 1, linesInside: linesInside)
                }
            } else if byte == 0x0A || (byte == 0x0D && !(position + 1 < bytes.count && bytes[position + 1] == 0x0A)) {
                linesInside += 1
            }
            content.append(byte)
            position += 1
        }
        return giveUp(at: position)
    }

    /// Text after the closing quote is kept, unless lines lie between: then the quote belonged to another cell.
    private mutating func closedField(_ content: [UInt8], end: Int, linesInside: Int) -> String? {
        let tail = endOfPlain(from: end)
        if tail > end, linesInside > 0 { return giveUp(at: tail) }
        index = tail
        line += linesInside
        return String(decoding: content + bytes[end..<tail], as: UTF8.self)
    }

    private mutating func giveUp(at position: Int) -> String? {
        budget -= position - index
        literalRow = row
        unclosedRows.append(row)
        return nil
    }
}
