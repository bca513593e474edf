/// One run over a JSON text, which notes where its values stand.
struct JSONReader {
    /// What it has come to, in the order of the text.
    private(set) var parts: [JSONText.Part] = []
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        parts.reserveCapacity(bytes.count / 8)
    }

    /// Reads all of the text, or says at which byte it is no JSON.
    mutating func readAll() throws {
        try value(within: JSONText.depth)
        skipSpace()
        guard place == bytes.count else { throw unexpected() }
    }

    private func unexpected() -> DecodingError { .json("not JSON", at: place) }

    @inline(__always)
    private mutating func skipSpace() {
        while place < bytes.count, bytes[place] <= 0x20, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    }

    /// Takes a byte after any space; `false` where another stands.
    @inline(__always)
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
        let start = place + 1
        let (end, isEscaped) = try endOfText(from: start)
        if isEscaped { _ = try JSONEscapes.read(bytes[start..<end]) }
        keep(isEscaped ? .escapedText : .text, from: start, to: end)
        place = end + 1
    }

    /// The place of the quotation mark behind a text.
    private func endOfText(from start: Int) throws -> (end: Int, isEscaped: Bool) {
        let bytes = bytes.span
        var end = start
        var isEscaped = false
        while end < bytes.count {
            switch bytes[end] {
            case UInt8(ascii: "\""): return (end, isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                end += 2
            case 0..<0x20: throw DecodingError.json("not JSON", at: end)
            default: end += 1
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
