internal import CCrypto

/// A SHA-256 digest.
public struct Digest: Hashable, Sendable {
    /// The 32 bytes.
    public var bytes: [UInt8]

    /// The digest in lower-case hexadecimal.
    public var hexadecimal: String {
        var text = ""
        text.reserveCapacity(64)
        for byte in bytes {
            text.unicodeScalars.append(Self.digits[Int(byte >> 4)])
            text.unicodeScalars.append(Self.digits[Int(byte & 15)])
        }
        return text
    }

    /// The SHA-256 of some bytes.
    public static func sha256(_ bytes: [UInt8]) -> Digest {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        let done = EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha256(), nil)
        precondition(done == 1 && length == 32, "libcrypto computes SHA-256")
        return Digest(bytes: digest)
    }

    private static let digits = Array("0123456789abcdef".unicodeScalars)
}
