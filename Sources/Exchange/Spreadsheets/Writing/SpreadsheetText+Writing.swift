extension SpreadsheetText {
    /// The text of a cell in a form XML can hold: control characters become `_x000D_`, and what only looks
    /// like such an escape gets its underscore escaped.
    static func escaped(_ text: String) -> String {
        var text = text
        return text.withUTF8 { needsEscape($0) ? escaped($0) : nil } ?? text
    }

    /// The text without what XML cannot hold, for places where no escape is known.
    static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isForbidden) else { return text }
        var output = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { output.append(isForbidden(scalar) ? "\u{FFFD}" : scalar) }
        return String(output)
    }

    /// Looks for a byte below the blank, the end of U+FFFE or U+FFFF, or `_x`; finding too much does no harm.
    private static func needsEscape(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var last: UInt8 = 0
        for byte in bytes {
            if byte < 0x20, byte != 0x09, byte != 0x0A { return true }
            if byte == 0x78, last == 0x5F { return true }
            if byte >= 0xBE, last == 0xBF { return true }
            last = byte
        }
        return false
    }

    private static func escaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 16)
        for (index, byte) in bytes.enumerated() {
            if byte == 0 {
                output.append(contentsOf: "\u{FFFD}".utf8)
            } else if byte < 0x20, byte != 0x09, byte != 0x0A {
                let digits = String(byte, radix: 16, uppercase: true)
                output.append(contentsOf: (byte < 0x10 ? "_x000" : "_x00").utf8)
                output.append(contentsOf: (digits + "_").utf8)
            } else {
                if byte == 0x5F, escape(bytes, at: index) != nil { output.append(contentsOf: "_x005F".utf8) }
                let endsNonCharacter =
                    byte >= 0xBE && index >= 2 && bytes[index - 1] == 0xBF && bytes[index - 2] == 0xEF
                output.append(endsNonCharacter ? 0xBD : byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && scalar != "\t" && scalar != "\n") || scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }
}
