/// Turns the bytes between tags into words.
enum SpreadsheetText {
    /// Resolves entities, character references and line ends; what is not understood stays as it stands.
    static func string(_ bytes: UnsafeBufferPointer<UInt8>, literal: Bool = false) -> String {
        for byte in bytes where byte == 0x26 || byte == 0x0D {
            return String(decoding: resolved(bytes, literal: literal), as: UTF8.self)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Resolves `_x000D_` and its like, by which workbooks write what XML cannot hold.
    static func unescaped(_ text: String) -> String {
        var text = text
        let isPlain = text.withUTF8 { bytes in
            bytes.count < 7 || !bytes.indices.dropLast(6).contains { bytes[$0] == 0x5F && bytes[$0 + 1] == 0x78 }
        }
        if isPlain { return text }
        var output: [UInt8] = []
        text.withUTF8 { bytes in
            var position = 0
            while position < bytes.count {
                if let scalar = escape(bytes, at: position) {
                    output.append(contentsOf: String(Character(scalar)).utf8)
                    position += 7
                } else {
                    output.append(bytes[position])
                    position += 1
                }
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The text without blanks at its ends.
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var range = 0..<bytes.count
        while let first = range.first, isBlank(bytes[first]) { range = (first + 1)..<range.upperBound }
        while let last = range.last, isBlank(bytes[last]) { range = range.lowerBound..<last }
        return UnsafeBufferPointer(rebasing: bytes[range])
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    static func escape(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Unicode.Scalar? {
        guard position + 7 <= bytes.count, bytes[position] == 0x5F, bytes[position + 1] == 0x78,
            bytes[position + 6] == 0x5F
        else { return nil }
        var value: UInt32 = 0
        for index in (position + 2)..<(position + 6) {
            guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return Unicode.Scalar(value)
    }

    private static func resolved(_ bytes: UnsafeBufferPointer<UInt8>, literal: Bool) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x0D {
                output.append(0x0A)
                position += position + 1 < bytes.count && bytes[position + 1] == 0x0A ? 2 : 1
            } else if byte == 0x26, !literal, let (character, length) = reference(bytes, at: position) {
                output.append(contentsOf: character)
                position += length
            } else {
                output.append(byte)
                position += 1
            }
        }
        return output
    }

    /// The character of `&amp;` or `&#1178;`, and how many bytes its reference takes.
    private static func reference(
        _ bytes: UnsafeBufferPointer<UInt8>, at position: Int
    ) -> (character: [UInt8], length: Int)? {
        let rest = bytes[position..<min(bytes.count, position + 12)]
        guard let stop = rest.firstIndex(of: 0x3B) else { return nil }
        let name = String(decoding: bytes[(position + 1)..<stop], as: UTF8.self)
        let length = stop - position + 1
        switch name {
        case "lt": return ([0x3C], length)
        case "gt": return ([0x3E], length)
        case "amp": return ([0x26], length)
        case "quot": return ([0x22], length)
        case "apos": return ([0x27], length)
        default: break
        }
        guard name.first == "#" else { return nil }
        let digits = name.dropFirst()
        let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return nil }
        return (Array(String(Character(scalar)).utf8), length)
    }
}
