internal import CCrypto

/// Some bytes that only the holder of a key can read, and nobody can alter or move elsewhere unnoticed.
///
/// AES-256-GCM. Every seal has a random nonce of its own, which is safe for 2³² seals with one key.
///
/// - Source: NIST SP 800-38D.
public struct Seal: Hashable, Sendable {
    /// Why a seal gives nothing.
    public enum Failure: Error, Hashable, Sendable {
        /// It was closed with another key or for another owner, or was altered.
        case doesNotOpen
    }

    /// What is stored: 12 bytes of nonce, the ciphertext, 16 bytes of tag.
    public let bytes: [UInt8]

    /// Takes a seal as it was stored; whether it is one shows when it is opened.
    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// Closes some bytes with a key; they can be opened only for the same owner, whose name is not secret.
    public init(_ content: [UInt8], with key: SealingKey, for owner: String, random: any RandomSource) {
        let nonce = random.secret(Self.nonceCount)
        let owner = Array(owner.utf8)
        var closed = [UInt8](repeating: 0, count: content.count)
        var tag = [UInt8](repeating: 0, count: Self.tagCount)
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        var count: Int32 = 0
        let done =
            EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key.bytes, nonce) == 1
            && (owner.isEmpty || EVP_EncryptUpdate(context, nil, &count, owner, Int32(owner.count)) == 1)
            && (content.isEmpty || EVP_EncryptUpdate(context, &closed, &count, content, Int32(content.count)) == 1)
            && EVP_EncryptFinal_ex(context, &tag, &count) == 1
            && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag) == 1
        // Going on without the seal would be worse than stopping.
        precondition(done, "libcrypto closes with AES-256-GCM")
        bytes = nonce + closed + tag
    }

    /// What was closed, given the same key and owner; nothing at all of a seal that was altered.
    public func open(with key: SealingKey, for owner: String) throws(Failure) -> [UInt8] {
        guard bytes.count >= Self.nonceCount + Self.tagCount else { throw .doesNotOpen }
        let owner = Array(owner.utf8)
        let nonce = Array(bytes.prefix(Self.nonceCount))
        let closed = Array(bytes.dropFirst(Self.nonceCount).dropLast(Self.tagCount))
        var tag = Array(bytes.suffix(Self.tagCount))
        var content = [UInt8](repeating: 0, count: closed.count)
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        var count: Int32 = 0
        var rest = [UInt8](repeating: 0, count: Self.tagCount)
        let isWhole =
            EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key.bytes, nonce) == 1
            && (owner.isEmpty || EVP_DecryptUpdate(context, nil, &count, owner, Int32(owner.count)) == 1)
            && (closed.isEmpty || EVP_DecryptUpdate(context, &content, &count, closed, Int32(closed.count)) == 1)
            && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1
            && EVP_DecryptFinal_ex(context, &rest, &count) == 1
        guard isWhole else {
            // A refusal leaves a note in the thread's queue of errors, which nobody else should find there.
            ERR_clear_error()
            throw .doesNotOpen
        }
        return content
    }

    private static let nonceCount = 12
    private static let tagCount = 16
}
