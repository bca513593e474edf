extension SignedNote {
    /// The note as it is published, in UTF-8.
    public var bytes: [UInt8] {
        var written = text + "\n"
        for signature in signatures {
            let keyID = withUnsafeBytes(of: signature.keyID.bigEndian) { Array($0) }
            written += "\(Self.dash)\(signature.name) \(Base64.standard.encode(keyID + signature.bytes))\n"
        }
        return Array(written.utf8)
    }

    /// Reads a note, and refuses whatever is not written exactly as the specification says.
    public init(bytes: [UInt8]) throws(Failure) {
        guard bytes.count <= Self.limit else { throw .tooLarge(limit: Self.limit) }
        guard let note = String(validating: bytes, as: UTF8.self), NoteText.isPlain(note) else { throw .notPlainText }
        // The text may hold empty lines; the last one divides.
        guard
            let division = bytes.indices.dropFirst().last(where: { index in
                bytes[index] == NoteText.lineEnd && bytes[index - 1] == NoteText.lineEnd
            })
        else { throw .unsigned }
        guard bytes.last == NoteText.lineEnd, division + 1 < bytes.count else { throw .unsigned }
        let lines = NoteText.lines(String(decoding: bytes[(division + 1)...].dropLast(), as: UTF8.self))
        guard lines.count <= Self.signatureLimit else { throw .tooManySignatures(limit: Self.signatureLimit) }
        var signatures: [Signature] = []
        for (index, line) in lines.enumerated() {
            guard let signature = Signature(line: line) else { throw .malformedSignature(line: index + 1) }
            signatures.append(signature)
        }
        self.init(text: String(decoding: bytes[..<division], as: UTF8.self), signatures: signatures)
    }

    static let dash = "— "
}

extension SignedNote.Signature {
    /// Reads `— name base64`.
    init?(line: String) {
        let dash = SignedNote.dash.utf8
        guard line.utf8.starts(with: dash) else { return nil }
        let parts = line.utf8.dropFirst(dash.count)
            .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard parts.count == 2, NoteText.isName(parts[0]), let bytes = Base64.standard.decode(parts[1]),
            bytes.count > 4
        else { return nil }
        let keyID = bytes[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        self.init(name: parts[0], keyID: keyID, bytes: Array(bytes[4...]))
    }
}
