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
        guard String(validating: bytes, as: UTF8.self) != nil else { throw DecodingError.json("not UTF-8", at: 0) }
        var reader = JSONReader(bytes)
        try reader.readAll()
        self.bytes = bytes
        parts = reader.parts
    }
}

extension JSONText {
    /// The characters of a part as they are written.
    func string(_ part: Part) -> String {
        bytes.withUnsafeBufferPointer {
            String(decoding: UnsafeBufferPointer(rebasing: $0[Int(part.start)..<Int(part.end)]), as: UTF8.self)
        }
    }

    /// The place of an object's member; the last, where there are several of one name.
    func member(_ name: UnsafeBufferPointer<UInt8>, of object: Int) -> Int? {
        let end = Int(parts[object].next)
        var found: Int?
        var next = object + 1
        while next < end {
            if isName(parts[next], name) { found = next + 1 }
            next = Int(parts[next + 1].next)
        }
        return found
    }

    private func isName(_ part: Part, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let (start, end) = (Int(part.start), Int(part.end))
        guard part.kind == .text else {
            return (try? JSONEscapes.read(bytes[start..<end]))?.elementsEqual(name) ?? false
        }
        guard end - start == name.count else { return false }
        for offset in 0..<name.count where bytes[start + offset] != name[offset] { return false }
        return true
    }
}

extension DecodingError {
    /// A text that is no JSON, or not what was asked for.
    static func json(_ what: String, at place: Int) -> DecodingError {
        .dataCorrupted(Context(codingPath: [], debugDescription: "\(what), at byte \(place)"))
    }
}

/// One run over a text.
private struct JSONReader {
    var parts: [JSONText.Part] = []
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        parts.reserveCapacity(bytes.count / 8)
    }

    mutating func readAll() throws {
        try value(within: JSONText.depth)
        skipSpace()
        guard place == bytes.count else { throw unexpected() }
    }

    private func unexpected() -> DecodingError { .json("not JSON", at: place) }

    private mutating func skipSpace() {
        while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    }

    /// Takes a byte after any space; `false` where another stands.
    private mutating func takes(_ byte: UInt8) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    private mutating func value(within depth: Int) throws {
        skipSpace()
        guard place < bytes.count else { throw unexpected() }
        switch bytes[place] {
        case UInt8(ascii: "\""): try text()
        case UInt8(ascii: "{"): try object(within: depth)
        case UInt8(ascii: "["): try array(within: depth)
        case UInt8(ascii: "t"): try word("true", .yes)
        case UInt8(ascii: "f"): try word("false", .no)
        case UInt8(ascii: "n"): try word("null", .null)
        default: try number()
        }
    }

    private mutating func keep(_ kind: JSONText.Part.Kind, from start: Int, to end: Int) {
        parts.append(
            JSONText.Part(kind: kind, start: UInt32(start), end: UInt32(end), next: UInt32(parts.count + 1)))
    }

    /// Reads what stands in an object or array, and notes where it ends.
    private mutating func nested(
        _ kind: JSONText.Part.Kind, until end: UInt8, within depth: Int, _ member: (inout Self) throws -> Void
    ) throws {
        guard depth > 0 else { throw DecodingError.json("more than \(JSONText.depth) values in values", at: place) }
        let own = parts.count
        keep(kind, from: place, to: place)
        place += 1
        if !takes(end) {
            repeat { try member(&self) } while takes(UInt8(ascii: ","))
            guard takes(end) else { throw unexpected() }
        }
        parts[own].end = UInt32(place)
        parts[own].next = UInt32(parts.count)
    }

    private mutating func array(within depth: Int) throws {
        try nested(.array, until: UInt8(ascii: "]"), within: depth) { try $0.value(within: depth - 1) }
    }

    private mutating func object(within depth: Int) throws {
        try nested(.object, until: UInt8(ascii: "}"), within: depth) { reader in
            reader.skipSpace()
            guard reader.place < reader.bytes.count, reader.bytes[reader.place] == UInt8(ascii: "\"") else {
                throw reader.unexpected()
            }
            try reader.text()
            guard reader.takes(UInt8(ascii: ":")) else { throw reader.unexpected() }
            try reader.value(within: depth - 1)
        }
    }

    private mutating func word(_ word: StaticString, _ kind: JSONText.Part.Kind) throws {
        let end = place + word.utf8CodeUnitCount
        guard end <= bytes.count, word.withUTF8Buffer({ $0.elementsEqual(bytes[place..<end]) }) else {
            throw unexpected()
        }
        keep(kind, from: place, to: end)
        place = end
    }

    private mutating func text() throws {
        place += 1
        let start = place
        var kind = JSONText.Part.Kind.text
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                if kind == .escapedText { _ = try JSONEscapes.read(bytes[start..<place]) }
                keep(kind, from: start, to: place)
                place += 1
                return
            case UInt8(ascii: "\\"):
                kind = .escapedText
                place += 2
            case 0..<0x20: throw unexpected()
            default: place += 1
            }
        }
        throw unexpected()
    }

    private mutating func number() throws {
        let start = place
        if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
        let whole = place
        guard takeDigits() > 0, bytes[whole] != UInt8(ascii: "0") || place == whole + 1 else { throw unexpected() }
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place += 1
            guard takeDigits() > 0 else { throw unexpected() }
        }
        if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            if place < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[place]) { place += 1 }
            guard takeDigits() > 0 else { throw unexpected() }
        }
        keep(.number, from: start, to: place)
    }

    private mutating func takeDigits() -> Int {
        let start = place
        while place < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[place] { place += 1 }
        return place - start
    }
}
