import Findings

/// What a sheet needs from the rest of its workbook.
struct SpreadsheetSheetContext {
    var name: String
    var part: String
    var strings: [String]
    var formats: [SpreadsheetNumberFormat]
    var countsFrom1904: Bool
    var limits: SpreadsheetLimits
}

/// Reads a sheet row by row.
struct SpreadsheetRowScanner: ~Copyable {
    private var xml: SpreadsheetXML
    private let context: SpreadsheetSheetContext
    private var isInsideData = false
    private var row = 0
    private var column = 0
    private var isRowGuessed = false
    private var isSorted = true
    private var cellCount = 0
    private var scratch = SpreadsheetCellScratch()
    private var plain = SpreadsheetPlainCell()

    private(set) var findings: SpreadsheetFindings
    private(set) var dimension: SpreadsheetRange?
    private(set) var mergedRanges: [SpreadsheetRange] = []

    init(_ xml: consuming SpreadsheetXML, context: SpreadsheetSheetContext) {
        self.xml = xml
        self.context = context
        findings = SpreadsheetFindings(file: nil, limit: context.limits.findingsOfOneCode)
    }

    /// Reads the next row that holds something; false at the end of the sheet.
    mutating func next(_ result: inout SpreadsheetRow) throws(SpreadsheetPartFailure) -> Bool {
        result.cells.removeAll(keepingCapacity: true)
        while true {
            if isInsideData {
                while xml.takePlainCell(&plain) { try takePlain(&result.cells) }
            }
            switch try xml.next() {
            case .open:
                if isInsideData {
                    try openInsideData(&result)
                } else {
                    try openOutsideData()
                }
            case .close:
                guard isInsideData else { continue }
                if xml.nameKey == Self.rowKey, !result.cells.isEmpty {
                    if !isSorted { result.cells.sort { $0.column < $1.column } }
                    result.number = row
                    return true
                }
                if xml.isNamed("sheetData") { isInsideData = false }
            case .text: break
            case .end: return false
            }
        }
    }

    private static let rowKey: UInt64 = 0x77_6F_72
    private static let cellKey: UInt64 = 0x63

    @inline(__always)
    private mutating func openInsideData(_ result: inout SpreadsheetRow) throws(SpreadsheetPartFailure) {
        if xml.nameKey == Self.cellKey {
            try readCell(&result.cells)
        } else if xml.nameKey == Self.rowKey {
            try openRow()
        } else {
            try xml.skip()
        }
    }

    private mutating func openRow() throws(SpreadsheetPartFailure) {
        column = 0
        isSorted = true
        isRowGuessed = true
        var number = row + 1
        for index in 0..<xml.attributeCount where xml.letter(ofAttribute: index) == 0x72 {
            guard let read = SpreadsheetNumber.index(xml.value(ofAttribute: index)), read > 0 else { continue }
            number = read
            isRowGuessed = false
        }
        try setRow(number)
    }

    private mutating func setRow(_ number: Int) throws(SpreadsheetPartFailure) {
        guard number <= context.limits.rows else { throw .tooManyRows(context.limits.rows) }
        row = number
    }

    private mutating func openOutsideData() throws(SpreadsheetPartFailure) {
        if xml.isNamed("sheetData") {
            isInsideData = true
        } else if xml.isNamed("dimension") {
            dimension = xml.attribute("ref").flatMap(SpreadsheetNumber.range)
        } else if xml.isNamed("mergeCell") {
            guard let range = xml.attribute("ref").flatMap(SpreadsheetNumber.range) else { return }
            guard mergedRanges.count < context.limits.cells else { throw .tooManyCells(context.limits.cells) }
            mergedRanges.append(range)
            findings.add(
                "cell.merged", .info, sheet: context.name, row: range.firstRow, column: range.firstColumn,
                [
                    "rows": .count(range.lastRow - range.firstRow + 1),
                    "columns": .count(range.lastColumn - range.firstColumn + 1),
                ])
        }
    }
}

// -- cells

extension SpreadsheetRowScanner {
    @inline(__always)
    private mutating func readCell(
        _ cells: inout ContiguousArray<SpreadsheetCell>
    ) throws(SpreadsheetPartFailure) {
        scratch.reset()
        var place = (row: row, column: column + 1)
        for index in 0..<xml.attributeCount {
            switch xml.letter(ofAttribute: index) {
            case 0x72:
                if let read = SpreadsheetNumber.reference(xml.value(ofAttribute: index)) { place = read }
            case 0x73: scratch.style = SpreadsheetNumber.index(xml.value(ofAttribute: index)) ?? 0
            case 0x74: scratch.type = SpreadsheetCellType(xml.value(ofAttribute: index))
            default: break
            }
        }
        try move(to: place)
        try readInside()
        guard place.column <= 16_384 else { return }
        if let value = value(column: place.column) {
            cells.append(
                SpreadsheetCell(
                    row: row, column: place.column, value: value, formula: scratch.formula,
                    hasCachedValue: scratch.formula == nil || scratch.hasValue))
        }
    }

    /// Counts a cell and remembers its place; a row without a number has that of its first cell.
    @inline(__always)
    private mutating func move(to place: (row: Int, column: Int)) throws(SpreadsheetPartFailure) {
        cellCount += 1
        guard cellCount <= context.limits.cells else { throw .tooManyCells(context.limits.cells) }
        if isRowGuessed {
            if place.row != row { try setRow(place.row) }
            isRowGuessed = false
        }
        if place.column <= column { isSorted = false }
        column = place.column
    }

    /// Takes a cell of the usual form.
    @inline(__always)
    private mutating func takePlain(
        _ cells: inout ContiguousArray<SpreadsheetCell>
    ) throws(SpreadsheetPartFailure) {
        try move(to: (plain.row, plain.column))
        let value: SpreadsheetCell.Value
        switch plain.type {
        case 0x73:
            if let index = SpreadsheetNumber.index(plain.value), index < context.strings.count {
                value = .text(context.strings[index])
                if context.strings[index].isEmpty { return }
            } else {
                value = missingString(column: plain.column)
            }
        case 0x62: value = .bool(plain.value.count == 1 ? plain.value[0] == 0x31 : plain.value.first == 0x74)
        case 0x6E:
            if let number = SpreadsheetNumber.double(plain.value) {
                value = self.value(of: number, style: plain.style)
            } else {
                value = .text(SpreadsheetText.string(plain.value))
            }
        default: value = .text(SpreadsheetText.unescaped(SpreadsheetText.string(plain.value)))
        }
        cells.append(SpreadsheetCell(row: row, column: plain.column, value: value))
    }

    /// Reads `f`, `v` and `is` up to the end of the cell.
    @inline(__always)
    private mutating func readInside() throws(SpreadsheetPartFailure) {
        let outside = xml.depth - 1
        while true {
            switch try xml.next() {
            case .open:
                if xml.nameKey == 0x76 {  // v
                    try readValue()
                } else if xml.nameKey == 0x66 {  // f
                    scratch.formula = try xml.readElementText()
                } else if xml.nameKey == 0x73_69 {  // is
                    scratch.text = try xml.readRichText()
                    scratch.hasValue = true
                } else {
                    try xml.skip()
                }
            case .text: break
            case .close: if xml.depth == outside { return }
            case .end: throw .truncated
            }
        }
    }

    @inline(__always)
    private mutating func readValue() throws(SpreadsheetPartFailure) {
        scratch.hasValue = true
        if let bytes = xml.takeShortText() {
            scratch.take(bytes)
        } else {
            scratch.text = try xml.readElementText()
            scratch.takeLongText()
        }
    }

    /// What the cell shows; nothing where it holds nothing.
    @inline(__always)
    private mutating func value(column: Int) -> SpreadsheetCell.Value? {
        guard scratch.hasValue, !scratch.isBlank else {
            guard scratch.formula != nil else { return nil }
            if scratch.hasValue, scratch.type == .formulaText { return .text("") }
            scratch.hasValue = false
            findings.add("cell.formula-without-value", .warning, sheet: context.name, row: row, column: column)
            return .empty
        }
        switch scratch.type {
        case .number: return number()
        case .sharedText: return sharedText(column: column)
        case .formulaText: return .text(SpreadsheetText.unescaped(scratch.words))
        case .inlineText: return .text(scratch.words)
        case .bool: return scratch.isTrue ? .bool(true) : .bool(false)
        case .error:
            findings.add(
                "cell.formula-error", .error, sheet: context.name, row: row, column: column,
                ["value": .text(scratch.words)])
            return .error(scratch.words)
        case .date:
            return SpreadsheetDate(iso: scratch.words).map { .date($0) } ?? .text(scratch.words)
        }
    }

    private func number() -> SpreadsheetCell.Value {
        guard let number = scratch.number else { return .text(scratch.words) }
        return value(of: number, style: scratch.style)
    }

    /// A number, or the day it stands for in the style of its cell.
    @inline(__always)
    private func value(of number: Double, style: Int) -> SpreadsheetCell.Value {
        if style < context.formats.count, context.formats[style] == .date,
            let date = SpreadsheetDate(serial: number, countsFrom1904: context.countsFrom1904)
        {
            return .date(date)
        }
        return .number(number)
    }

    private mutating func sharedText(column: Int) -> SpreadsheetCell.Value? {
        guard let index = scratch.index, index < context.strings.count else { return missingString(column: column) }
        let words = context.strings[index]
        return words.isEmpty && scratch.formula == nil ? nil : .text(words)
    }

    private mutating func missingString(column: Int) -> SpreadsheetCell.Value {
        findings.add(
            "file.damaged-part", .error, sheet: context.name, row: row, column: column,
            ["part": .text(context.part), "reason": .text("shared-string")])
        return .empty
    }
}
