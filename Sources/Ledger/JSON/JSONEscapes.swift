/// The escapes in a JSON text: `\\n`, `\\u049A`.
enum JSONEscapes {
    /// The bytes that a text with escapes stands for.
    static func read(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "\""): result.append(UInt8(ascii: "\""))
            case UInt8(ascii: "\\"): result.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "/"): result.append(UInt8(ascii: "/"))
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u"): result += String(try scalar(&rest)).utf8
            default: throw unknown(rest)
            }
        }
        return result
    }

    private static func unknown(_ rest: ArraySlice<UInt8>) -> DecodingError {
        .json("an escape that JSON does not have", at: rest.startIndex)
    }

    /// The character of one escape, or of two that are a pair.
    private static func scalar(_ rest: inout ArraySlice<UInt8>) throws -> Unicode.Scalar {
        let first = try unit(&rest)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard 0xD800..<0xDC00 ~= first, rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u")
        else { throw unknown(rest) }
        let second = try unit(&rest)
        guard 0xDC00..<0xE000 ~= second,
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first - 0xD800) << 10 | UInt32(second - 0xDC00)))
        else { throw unknown(rest) }
        return scalar
    }

    private static func unit(_ rest: inout ArraySlice<UInt8>) throws -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = rest.popFirst().flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw unknown(rest)
            }
            value = value << 4 | UInt16(digit)
        }
        return value
    }
}
