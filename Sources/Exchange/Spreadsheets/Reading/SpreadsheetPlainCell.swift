/// A cell of the form nearly all cells have, read in one go: reference, style, type and a short value.
///
/// Bytes are compared one after the other up to a zero byte, which the caller puts behind them.
struct SpreadsheetPlainCell {
    private(set) var row = 0
    private(set) var column = 0
    private(set) var style = 0
    /// `n`, `s`, `b`, or `f` for the words of a formula.
    private(set) var type: UInt8 = 0x6E
    private(set) var value = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    @inline(__always)
    mutating func read(_ cursor: inout UnsafePointer<UInt8>) -> Bool {
        var next = cursor
        guard next[0] == 0x3C, next[1] == 0x63, next[2] == 0x20 else { return false }
        next += 2
        row = 0
        column = 0
        style = 0
        type = 0x6E
        while next[0] == 0x20 {
            guard readAttribute(&next) else { return false }
        }
        guard next[0] == 0x3E, next[1] == 0x3C, next[2] == 0x76, next[3] == 0x3E else { return false }
        next += 4
        let start = next
        while next[0] != 0x3C, next[0] != 0x26, next[0] != 0 { next += 1 }
        guard next > start, next[0] == 0x3C, next[1] == 0x2F, next[2] == 0x76, next[3] == 0x3E, next[4] == 0x3C,
            next[5] == 0x2F, next[6] == 0x63, next[7] == 0x3E
        else { return false }
        value = UnsafeBufferPointer(start: start, count: next - start)
        cursor = next + 8
        return column > 0
    }

    /// Reads ` r="B2"`, ` s="1"` or ` t="s"`.
    @inline(__always)
    private mutating func readAttribute(_ next: inout UnsafePointer<UInt8>) -> Bool {
        let letter = next[1]
        guard letter != 0, next[2] == 0x3D, next[3] == 0x22 else { return false }
        next += 4
        switch letter {
        case 0x72: readReference(&next)
        case 0x73: style = Self.readDigits(&next)
        case 0x74:
            guard readType(&next) else { return false }
        default: return false
        }
        guard next[0] == 0x22 else { return false }
        next += 1
        return true
    }

    @inline(__always)
    private mutating func readReference(_ next: inout UnsafePointer<UInt8>) {
        var letters = 0
        while next[0] &- 0x41 < 26, letters < 3 {
            column = column &* 26 &+ Int(next[0] &- 0x40)
            letters += 1
            next += 1
        }
        row = Self.readDigits(&next)
        if column > 16_384 || row == 0 { column = 0 }
    }

    @inline(__always)
    private mutating func readType(_ next: inout UnsafePointer<UInt8>) -> Bool {
        type = next[0]
        if next[0] == 0x73, next[1] == 0x74, next[2] == 0x72 {
            type = 0x66
            next += 3
            return true
        }
        guard type == 0x73 || type == 0x6E || type == 0x62 else { return false }
        next += 1
        return true
    }

    /// Up to nine digits; none are zero.
    @inline(__always)
    private static func readDigits(_ next: inout UnsafePointer<UInt8>) -> Int {
        var number = 0
        var count = 0
        while next[0] &- 0x30 < 10, count < 9 {
            number = number &* 10 &+ Int(next[0] &- 0x30)
            count += 1
            next += 1
        }
        return number
    }
}
