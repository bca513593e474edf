/// A random secret that is given away once, as a session's cookie or an invitation's address.
///
/// Who holds the text has the right. Only the digest is kept, so that nobody can use what a stolen database holds.
public struct Token: Secret, Equatable {
    /// 32 bytes that nobody can guess.
    private let bytes: [UInt8]

    /// Makes a new token.
    public init(random: any RandomSource) {
        bytes = random.secret(32)
    }

    /// Reads a token from its text; `nil` unless it is exactly what a token is written as.
    public init?(text: String) {
        guard text.utf8.count == 43, let bytes = Base64.urlSafe.decode(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// The secret itself: 43 letters, digits, hyphens and underscores.
    public var text: String { Base64.urlSafe.encode(bytes) }

    /// What is stored, and what a token is looked up by: the SHA-256 of its 32 bytes.
    public var digest: Digest { .sha256(bytes) }

    /// Compares in constant time.
    public static func == (one: Token, other: Token) -> Bool {
        constantTimeEquals(one.bytes, other.bytes)
    }
}
