internal import CCrypto

/// The private half of an Ed25519 key pair.
///
/// - Source: RFC 8032.
public struct SigningKey: Secret, Equatable {
    /// The 32 bytes that everything else is computed from; to be kept where nobody else reads them.
    public let seed: [UInt8]
    /// The public half.
    public let verifyingKey: VerifyingKey

    /// Makes a new key.
    public init(random: any RandomSource) {
        self.init(checked: random.secret(32))
    }

    /// Takes a key as it was stored; `nil` unless there are 32 bytes.
    public init?(seed: [UInt8]) {
        guard seed.count == 32 else { return nil }
        self.init(checked: seed)
    }

    private init(checked seed: [UInt8]) {
        self.seed = seed
        var bytes = [UInt8](repeating: 0, count: 32)
        Self.withKey(seed) { key in
            var count = bytes.count
            let done = EVP_PKEY_get_raw_public_key(key, &bytes, &count)
            precondition(done == 1 && count == 32, "libcrypto knows the public half")
        }
        verifyingKey = VerifyingKey(checked: bytes)
    }

    /// Signs some bytes: 64 bytes, always the same for the same key and content.
    public func sign(_ bytes: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: 64)
        Self.withKey(seed) { key in
            let context = EVP_MD_CTX_new()
            defer { EVP_MD_CTX_free(context) }
            var count = signature.count
            let done =
                EVP_DigestSignInit(context, nil, nil, nil, key) == 1
                && EVP_DigestSign(context, &signature, &count, bytes, bytes.count) == 1
            precondition(done && count == 64, "libcrypto signs with Ed25519")
        }
        return signature
    }

    /// Compares in constant time.
    public static func == (one: SigningKey, other: SigningKey) -> Bool {
        constantTimeEquals(one.seed, other.seed)
    }

    private static func withKey(_ seed: [UInt8], _ use: (OpaquePointer) -> Void) {
        guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
            preconditionFailure("libcrypto takes any 32 bytes as a key")
        }
        defer { EVP_PKEY_free(key) }
        use(key)
    }
}
