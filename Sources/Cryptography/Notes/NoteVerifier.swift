/// Whose signatures on notes are trusted: a name and an Ed25519 public key, in one line of text.
///
/// - Source: C2SP signed-note, "Verifier keys" and "Ed25519 signatures".
public struct NoteVerifier: Hashable, Sendable {
    /// The name of the key, best an address without scheme, such as `qala.example/log`.
    public let name: String
    /// The public key.
    public let key: VerifyingKey
    /// The first four bytes of the SHA-256 of name and key, which every signature repeats.
    public let keyID: UInt32

    /// Names a key; `nil` for a name with a space, a plus or a control character, or for none.
    public init?(name: String, key: VerifyingKey) {
        guard NoteText.isName(name) else { return nil }
        self.name = name
        self.key = key
        let digest = Digest.sha256(Array(name.utf8) + [0x0A, Self.ed25519] + key.bytes)
        keyID = digest.bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads `name+key ID+base64`; `nil` when a part is missing, malformed or does not fit the others.
    public init?(text: String) {
        guard let (name, bytes) = NoteText.key(text), let key = VerifyingKey(bytes: bytes) else { return nil }
        self.init(name: name, key: key)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The key as it is published: `name+key ID+base64`.
    public var text: String { NoteText.key(name, keyID, key.bytes) }

    /// The byte that stands for Ed25519.
    static let ed25519: UInt8 = 0x01
}
