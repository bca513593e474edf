/// The small grammar that notes and their keys share.
enum NoteText {
    /// Whether a key may have this name: some letters, and neither Unicode spaces nor a plus.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace }
    }

    /// Whether a text is without control characters other than the ends of lines.
    static func isPlain(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 || $0 == lineEnd }
    }

    /// The lines of a text, divided byte by byte: a `Character` may be more than a line end.
    static func lines(_ text: String) -> [String] {
        text.utf8.split(separator: lineEnd, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    /// Name and key of `name+key ID+base64`; the caller checks whether the ID is that of the key.
    static func key(_ text: String) -> (name: String, bytes: [UInt8])? {
        // Base64 has plus signs of its own.
        let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.standard.decode(Substring(parts[2])),
            bytes.first == NoteVerifier.ed25519
        else { return nil }
        return (String(Substring(parts[0])), Array(bytes.dropFirst()))
    }

    static func key(_ name: String, _ keyID: UInt32, _ bytes: [UInt8]) -> String {
        let digits = String(keyID, radix: 16)
        let padded = String(repeating: "0", count: 8 - digits.count) + digits
        return "\(name)+\(padded)+\(Base64.standard.encode([NoteVerifier.ed25519] + bytes))"
    }

    static let lineEnd = UInt8(ascii: "\n")
}
