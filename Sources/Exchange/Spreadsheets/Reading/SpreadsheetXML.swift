#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Pulls tags and texts out of a part, without building a tree and without trusting it.
///
/// Names and attributes are seen without their prefixes, since programs choose these freely. Pointers
/// handed out are good until the next call of `next`.
struct SpreadsheetXML: ~Copyable {
    enum Token { case open, close, text, end }

    struct Attribute {
        var name: Range<Int>
        var value: Range<Int>
        var isPrefixed: Bool
    }

    private static let chunk = 1 << 16
    private static let longestToken = 1 << 24

    private var stream: SpreadsheetPartStream
    var base: UnsafeMutablePointer<UInt8>
    private var capacity = chunk
    var position = 0
    var end = 0
    private var isStarted = false
    private var closesAtOnce = false
    private var nameRange = 0..<0
    var textRange = 0..<0
    private var attributes: ContiguousArray<Attribute> = []

    /// How many elements are open.
    private(set) var depth = 0
    /// Up to eight bytes of the element's name, the first lowest: `0x63` for `c`.
    private(set) var nameKey: UInt64 = 0
    /// Whether the text is to be taken as it stands, as in a CDATA section.
    var isTextLiteral = false

    init(_ stream: consuming SpreadsheetPartStream) {
        self.stream = stream
        base = .allocate(capacity: Self.chunk + 1)
        base[0] = 0
    }

    deinit { base.deallocate() }

    /// Whether the element is called so.
    func isNamed(_ name: StaticString) -> Bool {
        nameRange.count == name.utf8CodeUnitCount
            && memcmp(base + nameRange.lowerBound, name.utf8Start, nameRange.count) == 0
    }

    /// The element's name without its prefix.
    var name: String { String(decoding: bytes(nameRange), as: UTF8.self) }

    /// The text token's bytes, entities not yet resolved.
    var text: UnsafeBufferPointer<UInt8> { bytes(textRange) }

    /// How many attributes the opening tag has.
    var attributeCount: Int { attributes.count }

    /// The name of an attribute, as one byte where it has one letter and no prefix, else zero.
    @inline(__always)
    func letter(ofAttribute index: Int) -> UInt8 {
        let attribute = attributes[index]
        return attribute.name.count == 1 && !attribute.isPrefixed ? base[attribute.name.lowerBound] : 0
    }

    @inline(__always)
    func value(ofAttribute index: Int) -> UnsafeBufferPointer<UInt8> { bytes(attributes[index].value) }

    /// The decoded value of an attribute, with or without a prefix.
    func attribute(_ name: StaticString, prefixed: Bool = false) -> String? {
        for attribute in attributes where attribute.isPrefixed == prefixed {
            guard attribute.name.count == name.utf8CodeUnitCount,
                memcmp(base + attribute.name.lowerBound, name.utf8Start, attribute.name.count) == 0
            else { continue }
            return SpreadsheetText.string(bytes(attribute.value))
        }
        return nil
    }

    @inline(__always)
    func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    /// Moves to the next tag or text; comments and processing instructions are passed over.
    @inline(__always)
    mutating func next() throws(SpreadsheetPartFailure) -> Token {
        if closesAtOnce {
            closesAtOnce = false
            depth -= 1
            return .close
        }
        while true {
            if position == end {
                if try fill() { continue }
                guard depth == 0, isStarted else { throw .truncated }
                return .end
            }
            if base[position] == 0x3C {
                if let token = try readMarkup() { return token }
            } else if try readText() {
                return .text
            }
        }
    }

    /// The text up to the next closing tag, which is passed as well; nothing where it is not all at hand.
    ///
    /// It is a short cut for the common `<v>12</v>`, tried before the tokens one by one.
    @inline(__always)
    mutating func takeShortText() -> UnsafeBufferPointer<UInt8>? {
        guard !closesAtOnce, position < end else { return nil }
        var cursor = position
        let last = min(end, position + 64)
        while cursor < last, base[cursor] != 0x3C {
            if base[cursor] == 0x26 { return nil }
            cursor += 1
        }
        guard cursor + 1 < last, base[cursor + 1] == 0x2F else { return nil }
        var close = cursor + 2
        while close < end, base[close] != 0x3E { close += 1 }
        guard close < end else { return nil }
        let range = position..<cursor
        position = close + 1
        depth -= 1
        return bytes(range)
    }

    /// Takes a whole cell of the usual form, `<c r="B2" s="1" t="s"><v>12</v></c>`; false where it is any other
    /// or not all at hand, and then nothing has moved.
    ///
    /// The byte behind the buffer is zero, so that every comparison stops there at the latest.
    @inline(__always)
    mutating func takePlainCell(_ cell: inout SpreadsheetPlainCell) -> Bool {
        var cursor = UnsafePointer(base + position)
        guard !closesAtOnce, cell.read(&cursor) else { return false }
        position = cursor - UnsafePointer(base)
        return true
    }

    /// Passes over the rest of the element just opened.
    mutating func skip() throws(SpreadsheetPartFailure) {
        let outside = depth - 1
        while depth > outside {
            if try next() == .end { throw .truncated }
        }
    }
}

// -- taking apart what is in the buffer

extension SpreadsheetXML {
    /// Reads on behind the bytes not yet taken; false at the end of the part.
    private mutating func fill() throws(SpreadsheetPartFailure) -> Bool {
        if position > 0 {
            memmove(base, base + position, end - position)
            end -= position
            position = 0
        } else if end == capacity {
            guard capacity < Self.longestToken else { throw .tooLong }
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + 1)
            memcpy(larger, base, end)
            base.deallocate()
            base = larger
            capacity *= 2
        }
        let room = UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end)
        let count = try stream.read(into: room)
        end += count
        base[end] = 0
        if !isStarted { try checkStart() }
        return count > 0
    }

    /// Takes the byte order mark and refuses the two-byte encodings.
    private mutating func checkStart() throws(SpreadsheetPartFailure) {
        guard end >= 4 else { return }
        isStarted = true
        let first = (base[0], base[1], base[2])
        if first == (0xEF, 0xBB, 0xBF) {
            position = 3
        } else if first.0 == 0 || first.1 == 0 || first.0 >= 0xFE {
            throw .encoding("UTF-16")
        }
    }

    @inline(__always)
    private mutating func readText() throws(SpreadsheetPartFailure) -> Bool {
        guard let found = memchr(base + position, 0x3C, end - position) else {
            if try fill() { return false }
            guard depth == 0 else { throw .truncated }
            position = end
            return false
        }
        let stop = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base)
        textRange = position..<stop
        isTextLiteral = false
        position = stop
        return true
    }

    /// Reads a tag; nothing where it was passed over or more bytes had to be fetched first.
    @inline(__always)
    private mutating func readMarkup() throws(SpreadsheetPartFailure) -> Token? {
        guard position + 1 < end else { return try more() }
        switch base[position + 1] {
        case 0x2F: return try readClose()
        case 0x21: return try readDeclaration()
        case 0x3F: return try readInstruction()
        default: return try readOpen()
        }
    }

    mutating func more() throws(SpreadsheetPartFailure) -> Token? {
        guard try fill() else { throw .truncated }
        return nil
    }

    @inline(__always)
    private mutating func readClose() throws(SpreadsheetPartFailure) -> Token? {
        var cursor = position + 2
        var name = cursor
        while cursor < end, base[cursor] != 0x3E {
            if base[cursor] == 0x3A { name = cursor + 1 }
            cursor += 1
        }
        guard cursor < end else { return try more() }
        var last = cursor
        while last > name, base[last - 1] <= 0x20 { last -= 1 }
        setName(name..<last)
        position = cursor + 1
        depth -= 1
        guard depth >= 0 else { throw .malformed }
        return .close
    }

    @inline(__always)
    private mutating func setName(_ range: Range<Int>) {
        nameRange = range
        var key: UInt64 = 0
        var shift: UInt64 = 0
        for index in range.lowerBound..<min(range.upperBound, range.lowerBound + 8) {
            key |= UInt64(base[index]) << shift
            shift += 8
        }
        nameKey = key
    }

    @inline(__always)
    private mutating func readOpen() throws(SpreadsheetPartFailure) -> Token? {
        var cursor = position + 1
        let name = readName(&cursor)
        attributes.removeAll(keepingCapacity: true)
        while true {
            while cursor < end, base[cursor] <= 0x20 { cursor += 1 }
            guard cursor < end else { return try more() }
            let byte = base[cursor]
            if byte == 0x3E { break }
            if byte == 0x2F {
                guard cursor + 1 < end else { return try more() }
                guard base[cursor + 1] == 0x3E else { throw .malformed }
                closesAtOnce = true
                cursor += 1
                break
            }
            guard try readAttribute(&cursor) else { return try more() }
        }
        guard !name.range.isEmpty else { throw .malformed }
        setName(name.range)
        position = cursor + 1
        depth += 1
        return .open
    }

    /// Reads a name up to a blank, `=`, `/` or `>`, and drops its prefix.
    @inline(__always)
    private func readName(_ cursor: inout Int) -> (range: Range<Int>, isPrefixed: Bool) {
        var start = cursor
        var isPrefixed = false
        while cursor < end {
            let byte = base[cursor]
            if byte <= 0x20 || byte == 0x3D || byte == 0x3E || byte == 0x2F { break }
            if byte == 0x3A {
                start = cursor + 1
                isPrefixed = true
            }
            cursor += 1
        }
        return (start..<cursor, isPrefixed)
    }

    /// Reads `name="value"`; false where more bytes are needed.
    @inline(__always)
    private mutating func readAttribute(_ cursor: inout Int) throws(SpreadsheetPartFailure) -> Bool {
        let name = readName(&cursor)
        while cursor < end, base[cursor] <= 0x20 { cursor += 1 }
        guard cursor < end else { return false }
        guard base[cursor] == 0x3D, !name.range.isEmpty else { throw .malformed }
        cursor += 1
        while cursor < end, base[cursor] <= 0x20 { cursor += 1 }
        guard cursor < end else { return false }
        let quote = base[cursor]
        guard quote == 0x22 || quote == 0x27 else { throw .malformed }
        cursor += 1
        let start = cursor
        while cursor < end, base[cursor] != quote { cursor += 1 }
        guard cursor < end else { return false }
        attributes.append(Attribute(name: name.range, value: start..<cursor, isPrefixed: name.isPrefixed))
        cursor += 1
        return true
    }
}
