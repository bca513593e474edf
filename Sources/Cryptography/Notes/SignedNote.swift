/// A short text that one or more keys signed, readable by people and programs alike.
///
/// The text means nothing until `verified(by:)` has answered.
///
/// - Source: C2SP signed-note.
public struct SignedNote: Hashable, Sendable {
    /// The most bytes a note may have.
    public static let limit = 1 << 20
    /// The most signatures a note may have.
    public static let signatureLimit = 100

    /// Why a note is refused.
    public enum Failure: Error, Hashable, Sendable {
        /// The note has more bytes than `limit`.
        case tooLarge(limit: Int)
        /// The note has more signatures than `signatureLimit`.
        case tooManySignatures(limit: Int)
        /// The bytes are not UTF-8, or hold a control character other than the ends of lines.
        case notPlainText
        /// The text is empty or its last line has no end.
        case malformedText
        /// No empty line and signatures stand after the text.
        case unsigned
        /// A line after the text is no signature; counted from 1 after the empty line.
        case malformedSignature(line: Int)
        /// A signature by a trusted key does not fit the text.
        case falseSignature(name: String)
        /// There are signatures, but none by a trusted key.
        case unverified
    }

    /// One line after the text.
    public struct Signature: Hashable, Sendable {
        /// The name of the key.
        public let name: String
        /// The ID of the key.
        public let keyID: UInt32
        /// The signature itself: 64 bytes when the key is Ed25519, others for kinds that are not known here.
        public let bytes: [UInt8]

        init(name: String, keyID: UInt32, bytes: [UInt8]) {
            self.name = name
            self.keyID = keyID
            self.bytes = bytes
        }
    }

    /// The text with the end of its last line: exactly what is signed.
    public let text: String
    /// The signatures in their order.
    public private(set) var signatures: [Signature]

    /// Signs a text of whole lines.
    public init(text: String, signer: NoteSigner) throws(Failure) {
        guard text.utf8.last == NoteText.lineEnd else { throw .malformedText }
        guard NoteText.isPlain(text) else { throw .notPlainText }
        guard text.utf8.count <= Self.limit else { throw .tooLarge(limit: Self.limit) }
        self.text = text
        signatures = []
        sign(signer)
    }

    /// Takes what was read from a note; the reader has checked it.
    init(text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Adds a signature, or replaces the one by the same key.
    public mutating func sign(_ signer: NoteSigner) {
        signatures.removeAll { $0.isBy(signer.verifier) }
        signatures.append(
            Signature(
                name: signer.verifier.name, keyID: signer.verifier.keyID, bytes: signer.key.sign(Array(text.utf8))))
    }

    /// The keys among the trusted ones that signed the text: at least one, or the note is refused.
    ///
    /// Signatures by others are passed over. One false signature by a trusted key condemns the whole note.
    public func verified(by trusted: some Sequence<NoteVerifier>) throws(Failure) -> [NoteVerifier] {
        var found: [NoteVerifier] = []
        for verifier in trusted where !found.contains(verifier) {
            let own = signatures.filter { $0.isBy(verifier) }
            guard own.allSatisfy({ verifier.key.verifies($0.bytes, of: Array(text.utf8)) }) else {
                throw .falseSignature(name: verifier.name)
            }
            if !own.isEmpty { found.append(verifier) }
        }
        guard !found.isEmpty else { throw .unverified }
        return found
    }
}

extension SignedNote.Signature {
    /// Whether it says that this key made it; names are compared byte by byte.
    func isBy(_ verifier: NoteVerifier) -> Bool {
        keyID == verifier.keyID && name.utf8.elementsEqual(verifier.name.utf8)
    }
}

extension SignedNote {
    /// Compares byte by byte; to `String`, texts that only look the same are equal.
    public static func == (one: SignedNote, other: SignedNote) -> Bool {
        one.bytes == other.bytes
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(bytes)
    }
}
