/// A JSON text that was read once, with the place of each of its values.
///
/// Values are kept in the order of the text: those of an object and of an array follow it, an object's as name and value
/// in turn. Nothing is made of them before somebody asks.
final class JSONText: Sendable {
    /// Where a value stands.
    struct Part: Sendable {
        enum Kind: UInt8, Sendable { case null, yes, no, number, text, escapedText, array, object }

        let kind: Kind
        /// The place of its first byte, for texts behind the quotation mark.
        let start: UInt32
        /// The place behind its last byte, for texts that of the quotation mark.
        var end: UInt32
        /// The place of the part that follows it and all in it.
        var next: UInt32
    }

    /// Values in values, at most.
    static let depth = 512

    let bytes: [UInt8]
    let parts: [Part]

    /// Reads a text of RFC 8259 in UTF-8.
    init(_ bytes: [UInt8]) throws {
        guard bytes.count < UInt32.max else { throw DecodingError.json("longer than 4 GiB", at: 0) }
        guard (try? UTF8Span(validating: bytes.span)) != nil else { throw DecodingError.json("not UTF-8", at: 0) }
        var reader = JSONReader(bytes)
        try reader.readAll()
        self.bytes = bytes
        parts = reader.parts
    }
}

extension JSONText {
    /// The place of an object's member; the last, where there are several of one name, and none of any other value.
    func member(_ name: UnsafeBufferPointer<UInt8>, of object: Int) -> Int? {
        guard parts[object].kind == .object else { return nil }
        let end = Int(parts[object].next)
        var found: Int?
        var next = object + 1
        while next < end {
            let part = parts[next]
            // Most names differ in their length, unless they are escaped.
            if part.kind != .text || Int(part.end &- part.start) == name.count, isName(part, name) { found = next + 1 }
            next = Int(parts[next + 1].next)
        }
        return found
    }

    private func isName(_ part: Part, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let (start, end) = (Int(part.start), Int(part.end))
        guard part.kind == .text else {
            return (try? JSONEscapes.read(bytes[start..<end]))?.elementsEqual(name) ?? false
        }
        for offset in 0..<end - start where bytes[start + offset] != name[offset] { return false }
        return true
    }
}

extension DecodingError {
    /// A text that is no JSON, or not what was asked for.
    static func json(_ what: String, at place: Int) -> DecodingError {
        .dataCorrupted(Context(codingPath: [], debugDescription: "\(what), at byte \(place)"))
    }
}
