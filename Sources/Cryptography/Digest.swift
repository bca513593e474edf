internal import CCrypto

/// A SHA-256 digest.
public struct Digest: Hashable, Comparable, Sendable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The digest in lower-case hexadecimal.
    public var hexadecimal: String {
        String(unsafeUninitializedCapacity: 64) { text in
            for (place, byte) in bytes.enumerated() {
                text[2 * place] = Self.digits[Int(byte >> 4)]
                text[2 * place + 1] = Self.digits[Int(byte & 15)]
            }
            return 64
        }
    }

    /// Takes a digest as it was stored; `nil` unless there are 32 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads 64 hexadecimal digits, small or capital; `nil` for anything else.
    public init?(hexadecimal: String) {
        guard hexadecimal.utf8.count == 64 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        var digits = hexadecimal.utf8.makeIterator()
        while let digit = digits.next() {
            guard let high = Self.value(of: digit), let low = digits.next().flatMap(Self.value) else { return nil }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
    }

    init(computed bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The SHA-256 of some bytes.
    public static func sha256(_ bytes: [UInt8]) -> Digest { bytes.withUnsafeBytes(sha256) }

    /// The SHA-256 of some bytes in memory.
    public static func sha256(_ bytes: UnsafeRawBufferPointer) -> Digest {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        let done = EVP_Digest(bytes.baseAddress, bytes.count, &digest, &length, EVP_sha256(), nil)
        precondition(done == 1 && length == 32, "libcrypto computes SHA-256")
        return Digest(computed: digest)
    }

    /// The SHA-256 of pieces one after another, as if they were one.
    public static func sha256(of pieces: some Sequence<[UInt8]>) -> Digest {
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        var done = EVP_DigestInit_ex(context, EVP_sha256(), nil)
        for piece in pieces where done == 1 { done = EVP_DigestUpdate(context, piece, piece.count) }
        if done == 1 { done = EVP_DigestFinal_ex(context, &digest, &length) }
        precondition(done == 1 && length == 32, "libcrypto computes SHA-256")
        return Digest(computed: digest)
    }

    /// By the bytes.
    public static func < (left: Digest, right: Digest) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
