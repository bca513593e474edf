internal import CCrypto

extension Digest {
    /// The HMAC-SHA-256 of some bytes: who lacks the key can neither make nor check it.
    ///
    /// - Source: RFC 2104; RFC 4231 has the examples.
    public static func keyed(_ bytes: [UInt8], key: [UInt8]) -> Digest {
        var code = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        let done = HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &code, &length)
        precondition(done != nil && length == 32, "libcrypto computes HMAC-SHA-256")
        return Digest(computed: code)
    }
}
