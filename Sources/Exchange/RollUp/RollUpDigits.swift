/// A decimal number of a field, read eight digits at a time.
///
/// Digits without the mark are a whole number below 2^53 and the power of ten is exact, so one division rounds once:
/// the result is the double nearest to what is written, as Swift's own reading gives it.
enum RollUpDigits {
    /// Up to eight digits at the beginning of a word: how many, and their value.
    @inline(__always)
    static func leading(_ word: UInt64) -> (count: Int, value: UInt64) {
        let digits = word ^ 0x3030_3030_3030_3030
        let above = (digits & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676
        let others = (above | digits) & 0x8080_8080_8080_8080
        let count = others.trailingZeroBitCount &>> 3
        guard count > 0 else { return (0, 0) }
        var value = digits &<< UInt64(truncatingIfNeeded: (8 &- count) &* 8)
        value = (value &* 10) &+ (value &>> 8)
        let low = (value & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((value &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (count, (low &+ high) &>> 32)
    }

    /// The number at `place`, which moves behind it; `nil` for what is not up to 7 digits, mark, up to 7 digits.
    ///
    /// `powers` are the powers of ten from 0 to 7.
    @inline(__always)
    static func short(
        _ place: inout UnsafeRawPointer, mark: UInt8, powers: UnsafePointer<Double>
    ) -> Double? {
        let whole = leading(place.loadUnaligned(as: UInt64.self))
        guard whole.count < 8, whole.count > 0 else { return nil }
        var end = place + whole.count
        var number = Double(whole.value)
        if end.load(as: UInt8.self) == mark {
            let fraction = leading((end + 1).loadUnaligned(as: UInt64.self))
            guard fraction.count < 8, fraction.count > 0 else { return nil }
            let power = powers[fraction.count]
            number = (number * power + Double(fraction.value)) / power
            end += 1 + fraction.count
        }
        place = end
        return number
    }

    /// Any plain number at `place`, with a sign, more digits or an exponent.
    @inline(never)
    static func long(_ place: inout UnsafeRawPointer, mark: UInt8) -> Double? {
        let field = place.assumingMemoryBound(to: UInt8.self)
        var text: [UInt8] = []
        while text.count < 64 {
            let byte = field[text.count]
            let isPart = (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D || byte | 0x20 == 0x65
            guard isPart || byte == mark else { break }
            text.append(byte == mark ? 0x2E : byte)
        }
        guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { return nil }
        place += text.count
        return number
    }
}
