/// The two single-byte alphabets Excel writes in the region, and how to tell them apart.
enum CodePage {
    /// Letters of the bytes 0x80 to 0xFF in Windows-1251.
    static let windows1251: [Unicode.Scalar] =
        Array(
            """
            ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\
            \u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї
            """.unicodeScalars) + scalars(from: 0x0410, through: 0x044F)

    /// Letters of the bytes 0x80 to 0xFF in Windows-1252.
    static let windows1252: [Unicode.Scalar] =
        Array(
            """
            €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ
            """.unicodeScalars) + scalars(from: 0x00A0, through: 0x00FF)

    /// Cyrillic words are runs of high bytes; in western texts a high byte stands among ASCII letters.
    static func likely(for bytes: [UInt8]) -> TextEncoding {
        var (cyrillic, western) = (0, 0)
        for index in bytes.indices where isHighLetter(bytes[index]) {
            let before = index > 0 ? bytes[index - 1] : 0x20
            let after = index + 1 < bytes.count ? bytes[index + 1] : 0x20
            if isHighLetter(before) || isHighLetter(after) { cyrillic += 1 }
            if isLatinLetter(before) || isLatinLetter(after) { western += 1 }
        }
        return western > cyrillic ? .windows1252 : .windows1251
    }

    private static func scalars(from first: UInt32, through last: UInt32) -> [Unicode.Scalar] {
        (first...last).map { Unicode.Scalar($0) ?? "\u{FFFD}" }
    }

    private static func isHighLetter(_ byte: UInt8) -> Bool { byte >= 0xC0 || byte == 0xA8 || byte == 0xB8 }

    private static func isLatinLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
