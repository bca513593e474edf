/// What a number format makes of a number.
enum SpreadsheetNumberFormat: UInt8 {
    case number
    case date
    case time

    /// The formats every program knows by number; 27 to 36 and 50 to 58 are East Asian dates.
    init(builtIn identifier: Int) {
        switch identifier {
        case 14...17, 22, 27...31, 34...36, 50...54, 57, 58: self = .date
        case 18...21, 32, 33, 45...47, 55, 56: self = .time
        default: self = .number
        }
    }

    /// Reads a format code such as `dd.mm.yyyy;@` or `[Red]0.00" д"`.
    ///
    /// Words in quotes, escaped characters and colours are no part of it. `m` alone is a month,
    /// beside hours or seconds it is minutes.
    init(code: String) {
        var letters = Letters()
        var bytes = Array(code.utf8)[...]
        scan: while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): bytes = bytes.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): bytes = bytes.dropFirst()
            case UInt8(ascii: "["):
                let inside = bytes.prefix { $0 != UInt8(ascii: "]") }
                bytes = bytes.dropFirst(inside.count + 1)
                letters.takeElapsed(inside)
            case UInt8(ascii: ";"): break scan
            default: letters.take(byte)
            }
        }
        self = letters.kind(isGeneral: code.lowercased().contains("general"))
    }

    private struct Letters {
        var hasDay = false
        var hasMonth = false
        var hasClock = false

        mutating func take(_ byte: UInt8) {
            switch byte | 0x20 {
            case UInt8(ascii: "y"), UInt8(ascii: "d"): hasDay = true
            case UInt8(ascii: "m"): hasMonth = true
            case UInt8(ascii: "h"), UInt8(ascii: "s"): hasClock = true
            default: break
            }
        }

        mutating func takeElapsed(_ inside: ArraySlice<UInt8>) {
            guard let first = inside.first.map({ $0 | 0x20 }), inside.allSatisfy({ $0 | 0x20 == first }) else { return }
            let units = [UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s")]
            if units.contains(first) { hasClock = true }
        }

        func kind(isGeneral: Bool) -> SpreadsheetNumberFormat {
            if isGeneral { return .number }
            if hasDay || (hasMonth && !hasClock) { return .date }
            return hasClock ? .time : .number
        }
    }
}
