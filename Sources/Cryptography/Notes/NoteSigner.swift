/// Who signs notes: a name and an Ed25519 key pair.
///
/// - Source: the text form of the private key is that of the Go module `golang.org/x/mod/sumdb/note`.
public struct NoteSigner: Secret, Equatable {
    /// What others need to check the signatures.
    public let verifier: NoteVerifier
    /// The key pair.
    public let key: SigningKey

    /// Names a key; `nil` for a name with a space, a plus or a control character, or for none.
    public init?(name: String, key: SigningKey) {
        guard let verifier = NoteVerifier(name: name, key: key.verifyingKey) else { return nil }
        self.verifier = verifier
        self.key = key
    }

    /// Reads `PRIVATE+KEY+name+key ID+base64`; `nil` when a part is missing or does not fit.
    public init?(text: String) {
        guard text.utf8.starts(with: Self.prefix.utf8),
            let (name, seed) = NoteText.key(String(Substring(text.utf8.dropFirst(Self.prefix.utf8.count)))),
            let key = SigningKey(seed: seed)
        else { return nil }
        self.init(name: name, key: key)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The secret itself, to be kept where nobody else reads it.
    public var text: String { Self.prefix + NoteText.key(verifier.name, verifier.keyID, key.seed) }

    private static let prefix = "PRIVATE+KEY+"
}
