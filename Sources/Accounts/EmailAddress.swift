public import Cryptography

/// Where letters to a person go, and what the person signs in with; one spelling for one address.
///
/// Only what every mail server carries is taken: ASCII on both sides, a domain of another script as `xn--…`. So no two
/// addresses look alike and differ.
///
/// - Source: RFC 5321, section 4.5.3.1, for the lengths; RFC 5322's dot-atom for the letters.
public struct EmailAddress: Hashable, Secret {
    /// The most bytes an address may have.
    public static let limit = 254

    /// The address in small letters.
    public let text: String

    /// Reads an address as typed, without spaces around it; `nil` when no mail could reach it.
    public init?(_ typed: String) {
        // Before the capitals go: the kelvin sign would become a plain k.
        let trimmed = typed.trimmed
        guard trimmed.utf8.count <= Self.limit, trimmed.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let text = trimmed.lowercased()
        guard let at = text.lastIndex(of: "@") else { return nil }
        let (name, domain) = (text[..<at], text[text.index(after: at)...])
        guard name.utf8.count <= 64, Self.isName(name), Self.isDomain(domain) else { return nil }
        self.text = text
    }

    private static func isName(_ name: Substring) -> Bool {
        name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { isLetterOrDigit($0) || marks.contains($0) }
        }
    }

    private static func isDomain(_ domain: Substring) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, !last.utf8.allSatisfy(isDigit) else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static let marks = Set("!#$%&'*+-/=?^_`{|}~".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
