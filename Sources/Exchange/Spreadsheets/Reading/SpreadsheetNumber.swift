/// Numbers and cell references as SpreadsheetML writes them.
enum SpreadsheetNumber {
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// A decimal number, or nothing where the bytes are anything else, infinities included.
    ///
    /// Up to 2^53 × 10^±22 one multiplication or division of exact values is exactly rounded; the rest goes
    /// to the standard library.
    static func double(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        var digits = DecimalDigits()
        guard digits.read(bytes) else { return nil }
        if !digits.isLong, digits.mantissa <= 1 << 53, (-22...22).contains(digits.exponent) {
            let mantissa = Double(digits.mantissa)
            let size = digits.exponent < 0 ? mantissa / powers[-digits.exponent] : mantissa * powers[digits.exponent]
            return digits.isNegative ? -size : size
        }
        let text = String(decoding: bytes[digits.start..<digits.end], as: UTF8.self)
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// A whole number without sign, or nothing.
    @inline(__always)
    static func index(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
        var result = 0
        for byte in bytes {
            let digit = byte &- 0x30
            guard digit < 10 else { return nil }
            result = result &* 10 &+ Int(digit)
        }
        return result
    }

    /// Row and column of `AB12`, counted from 1.
    @inline(__always)
    static func reference(_ bytes: UnsafeBufferPointer<UInt8>) -> (row: Int, column: Int)? {
        var column = 0
        var position = 0
        while position < bytes.count, position < 4 {
            let letter = (bytes[position] & 0xDF) &- 0x41
            guard letter < 26 else { break }
            column = column &* 26 &+ Int(letter) &+ 1
            position += 1
        }
        guard column > 0, column <= 16_384,
            let row = index(UnsafeBufferPointer(rebasing: bytes[position...])), row > 0
        else { return nil }
        return (row, column)
    }

    /// The block `A1:C3`, or the single cell `A1`.
    static func range(_ text: String) -> SpreadsheetRange? {
        let ends = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let first = ends.first, ends.count <= 2, let last = ends.last,
            let from = Array(first).withUnsafeBufferPointer({ reference($0) }),
            let to = Array(last).withUnsafeBufferPointer({ reference($0) })
        else { return nil }
        return SpreadsheetRange(
            firstRow: min(from.row, to.row), firstColumn: min(from.column, to.column),
            lastRow: max(from.row, to.row), lastColumn: max(from.column, to.column))
    }
}

/// The parts of a decimal number: sign, digits, power of ten.
private struct DecimalDigits {
    var isNegative = false
    var mantissa: UInt64 = 0
    var exponent = 0
    var isLong = false
    var start = 0
    var end = 0
    private var count = 0

    /// Whether all the bytes, blanks around them aside, are one number.
    @inline(__always)
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        start = 0
        end = bytes.count
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        var position = start
        if position < end, bytes[position] == 0x2D || bytes[position] == 0x2B {
            isNegative = bytes[position] == 0x2D
            position += 1
        }
        position = take(bytes, from: position, fraction: false)
        if position < end, bytes[position] == 0x2E { position = take(bytes, from: position + 1, fraction: true) }
        guard count > 0 else { return false }
        return position == end || readExponent(bytes, from: position)
    }

    @inline(__always)
    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int, fraction: Bool) -> Int {
        var position = first
        while position < end {
            let digit = bytes[position] &- 0x30
            guard digit < 10 else { break }
            if mantissa < 1_000_000_000_000_000_000 {
                mantissa = mantissa &* 10 &+ UInt64(digit)
                if fraction { exponent -= 1 }
            } else {
                isLong = true
            }
            count += 1
            position += 1
        }
        return position
    }

    private mutating func readExponent(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> Bool {
        guard bytes[first] | 0x20 == 0x65 else { return false }
        var position = first + 1
        var isDown = false
        if position < end, bytes[position] == 0x2D || bytes[position] == 0x2B {
            isDown = bytes[position] == 0x2D
            position += 1
        }
        guard position < end, end - position <= 5 else { return false }
        var power = 0
        while position < end {
            let digit = bytes[position] &- 0x30
            guard digit < 10 else { return false }
            power = power * 10 + Int(digit)
            position += 1
        }
        exponent += isDown ? -power : power
        return true
    }
}
