public import Cryptography

/// Who somebody is to the ledger: a random name that says nothing and outlives the person's data.
public struct AccountID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 32 hexadecimal digits.
    public let text: String

    /// Makes a new one of 128 random bits.
    public init(random: any RandomSource) {
        let bytes = random.bytes(16)
        precondition(bytes.count == 16, "a random source gives as many bytes as it is asked for")
        let digits = Array("0123456789abcdef")
        text = String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// Reads one; `nil` unless it is 32 small hexadecimal digits.
    public init?(_ text: String) {
        guard text.utf8.count == 32, text.utf8.allSatisfy(Self.isDigit) else { return nil }
        self.text = text
    }

    /// The digits; they are not secret.
    public var description: String { text }

    /// Orders by the digits, which is the order of every store.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
