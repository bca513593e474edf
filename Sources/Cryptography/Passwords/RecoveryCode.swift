/// A code on paper that lets its owner in once, when the phone with the one-time codes is lost.
///
/// Ten letters of 32 are 50 random bits: with a limit on attempts nobody guesses one. Who steals digests could try all
/// codes within days on fast hardware; so what is stored is keyed, and a stolen database alone says nothing.
///
/// - Source: the alphabet is Crockford's base 32, which has no `i`, `l`, `o` and `u`.
public struct RecoveryCode: Secret, Equatable {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Ten letters of the alphabet.
    private let letters: [UInt8]

    /// Makes a new code.
    public init(random: any RandomSource) {
        // 256 is a multiple of 32, so that every letter is equally likely.
        letters = random.secret(10).map { Self.alphabet[Int($0 & 31)] }
    }

    /// Makes the codes of one sheet.
    public static func make(_ count: Int = 10, random: any RandomSource) -> [RecoveryCode] {
        (0..<count).map { _ in RecoveryCode(random: random) }
    }

    /// Reads a code as a person types it; `nil` when it cannot be one.
    ///
    /// Capitals, spaces and hyphens do not matter; `o` is read as zero, `i` and `l` as one.
    public init?(typed: String) {
        var letters: [UInt8] = []
        for scalar in typed.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.isDash { continue }
            guard letters.count < 10, let letter = Self.letter(scalar) else { return nil }
            letters.append(letter)
        }
        guard letters.count == 10 else { return nil }
        self.letters = letters
    }

    /// The code as it is printed: `xxxxx-xxxxx`.
    public var text: String {
        String(decoding: letters[..<5] + [UInt8(ascii: "-")] + letters[5...], as: UTF8.self)
    }

    /// What is stored: an HMAC of the ten letters, which nobody computes without the key.
    public func digest(key: Key) -> Digest { .keyed(Array("qala-recovery-code-2".utf8) + letters, key: key.bytes) }

    /// What was stored of codes that were made before digests had a key: the SHA-256 of the ten letters.
    public var plainDigest: Digest { .sha256(letters) }

    /// What the digests of one installation are computed with.
    public struct Key: Secret, Equatable {
        fileprivate let bytes: [UInt8]

        /// Derives the key from the installation's sealing key.
        public init(of key: SealingKey) {
            bytes = Digest.keyed(Array("qala-recovery-code-key-1".utf8), key: key.bytes).bytes
        }

        /// Compares in constant time.
        public static func == (one: Key, other: Key) -> Bool { constantTimeEquals(one.bytes, other.bytes) }
    }

    /// Compares in constant time.
    public static func == (one: RecoveryCode, other: RecoveryCode) -> Bool {
        constantTimeEquals(one.letters, other.letters)
    }

    private static func letter(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar {
        case "o", "O": UInt8(ascii: "0")
        case "i", "I", "l", "L": UInt8(ascii: "1")
        case "A"..."Z": alphabet.first { $0 == UInt8(truncatingIfNeeded: scalar.value + 32) }
        default: alphabet.first { $0 == scalar.value }
        }
    }
}
