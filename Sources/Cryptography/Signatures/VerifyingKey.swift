internal import CCrypto

/// The public half of an Ed25519 key pair: who has it can check signatures, not make them.
///
/// - Source: RFC 8032.
public struct VerifyingKey: Hashable, Sendable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Takes a key as it was published; `nil` unless there are 32 bytes.
    ///
    /// Bytes that are no point of the curve are taken too; no signature verifies with them.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    init(checked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether the owner of the private half signed exactly these bytes.
    public func verifies(_ signature: [UInt8], of content: [UInt8]) -> Bool {
        guard signature.count == 64,
            let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, bytes, bytes.count)
        else { return false }
        defer { EVP_PKEY_free(key) }
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        let isGood =
            EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
            && EVP_DigestVerify(context, signature, signature.count, content, content.count) == 1
        // A refusal leaves a note in the thread's queue of errors, which nobody else should find there.
        if !isGood { ERR_clear_error() }
        return isGood
    }
}
