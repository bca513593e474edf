/// What a log says of itself at one moment: how many entries it has, and the root over them.
///
/// - Source: C2SP tlog-checkpoint.
public struct Checkpoint: Hashable, Sendable {
    /// Why there is no checkpoint.
    public enum Failure: Error, Hashable, Sendable {
        /// The note around it is refused.
        case note(SignedNote.Failure)
        /// There are fewer than three lines, or the last has no end.
        case incomplete
        /// A line is empty or holds a control character; counted from 1.
        case malformedLine(Int)
        /// The second line is no number of entries.
        case malformedSize
        /// The third line is no digest.
        case malformedRoot
        /// The checkpoint is of another log.
        case otherOrigin(String)
    }

    /// The log, best by an address without scheme, such as `qala.example/log`.
    public let origin: String
    /// How many entries the log has.
    public let size: Int
    /// The root over the entries.
    public let root: Digest
    /// Further lines, whose meaning is the log's own affair.
    public let extensions: [String]

    /// States the size and the root of a log.
    public init(origin: String, size: Int, root: Digest, extensions: [String] = []) throws(Failure) {
        guard size >= 0 else { throw .malformedSize }
        let numbered = [(1, origin)] + extensions.enumerated().map { ($0.offset + 4, $0.element) }
        for (number, line) in numbered
        where line.isEmpty || !NoteText.isPlain(line) || line.utf8.contains(NoteText.lineEnd) {
            throw .malformedLine(number)
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads the text of a checkpoint, and refuses whatever is not written as the specification says.
    public init(text: String) throws(Failure) {
        let lines = NoteText.lines(text)
        guard lines.count >= 4, lines.last == "" else { throw .incomplete }
        guard let size = Int(lines[1]), size >= 0, lines[1].utf8.elementsEqual(String(size).utf8) else {
            throw .malformedSize
        }
        guard let bytes = Base64.standard.decode(lines[2]), let root = Digest(bytes: bytes) else {
            throw .malformedRoot
        }
        try self.init(origin: lines[0], size: size, root: root, extensions: Array(lines[3...].dropLast()))
    }

    /// The lines that are signed.
    public var text: String {
        let lines = [origin, String(size), Base64.standard.encode(root.bytes)] + extensions
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Checkpoint {
    /// The checkpoint as a note with one signature.
    public func signed(by signer: NoteSigner) throws(Failure) -> SignedNote {
        do throws(SignedNote.Failure) {
            return try SignedNote(text: text, signer: signer)
        } catch {
            throw .note(error)
        }
    }

    /// Reads a published checkpoint, if one of the trusted keys signed it and it is of the expected log.
    public init(
        note bytes: [UInt8], origin: String, trusted: some Sequence<NoteVerifier>
    ) throws(Failure) {
        let note: SignedNote
        do throws(SignedNote.Failure) {
            note = try SignedNote(bytes: bytes)
            _ = try note.verified(by: trusted)
        } catch {
            throw .note(error)
        }
        try self.init(text: note.text)
        guard self.origin.utf8.elementsEqual(origin.utf8) else { throw .otherOrigin(self.origin) }
    }
}

extension Checkpoint {
    /// Compares byte by byte; to `String`, texts that only look the same are equal.
    public static func == (one: Checkpoint, other: Checkpoint) -> Bool {
        one.text.utf8.elementsEqual(other.text.utf8)
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(Array(text.utf8))
    }
}
