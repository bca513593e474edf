/// How the value of a cell is written.
enum SpreadsheetCellType {
    case number, sharedText, formulaText, inlineText, bool, error, date

    /// Reads the attribute `t`; an unknown one is taken as text, so that nothing is read into it.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch (bytes.count, bytes.first) {
        case (1, 0x6E): self = .number
        case (1, 0x73): self = .sharedText
        case (1, 0x62): self = .bool
        case (1, 0x65): self = .error
        case (1, 0x64): self = .date
        case (9, 0x69): self = .inlineText
        default: self = .formulaText
        }
    }
}

/// What was read of one cell, used again for the next.
struct SpreadsheetCellScratch {
    var type = SpreadsheetCellType.number
    var style = 0
    var formula: String?
    var hasValue = false
    var text = ""
    private(set) var number: Double?
    private(set) var index: Int?

    @inline(__always)
    mutating func reset() {
        type = .number
        style = 0
        if formula != nil { formula = nil }
        hasValue = false
        if !text.isEmpty { text = "" }
        number = nil
        index = nil
    }

    /// Takes a value with no entity in it.
    @inline(__always)
    mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch type {
        case .sharedText: index = SpreadsheetNumber.index(bytes)
        case .number:
            number = SpreadsheetNumber.double(bytes)
            if number == nil { text = SpreadsheetText.string(bytes) }
        default: text = SpreadsheetText.string(bytes)
        }
        if bytes.isEmpty { hasValue = type == .formulaText }
    }

    /// Takes the value that was put together in `text`.
    mutating func takeLongText() {
        let words = text
        text = ""
        var copy = words
        copy.withUTF8 { take($0) }
        if type == .sharedText || number != nil { text = "" } else { text = words }
    }

    /// Whether there is a value element with nothing in it.
    @inline(__always)
    var isBlank: Bool { number == nil && index == nil && text.isEmpty && type != .sharedText }

    var words: String { text }

    /// Whether a boolean says yes.
    var isTrue: Bool { text == "1" || text == "true" }
}
