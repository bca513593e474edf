/// A page in the making: bytes of UTF-8 that grow at the end.
///
/// Words are escaped wherever they go; only constants written in the program can be put in as they are. Elements are
/// closed by the closure they were opened with, so a page cannot be left open.
package struct HTML: Sendable {
    /// The page so far.
    package private(set) var bytes: [UInt8] = []

    /// Starts an empty page.
    package init(reservingCapacity capacity: Int = 16_384) { bytes.reserveCapacity(capacity) }

    /// The page so far, as text.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Words between tags.
    package mutating func text(_ words: String) { append(words) }

    /// Markup that is a constant of the program.
    package mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Markup that was made by this builder.
    package mutating func insert(_ other: HTML) { bytes.append(contentsOf: other.bytes) }

    /// An element with other elements inside.
    package mutating func callAsFunction(
        _ tag: Tag, _ attributes: Attribute..., content: (inout HTML) -> Void
    ) {
        open(tag, attributes)
        content(&self)
        close(tag)
    }

    /// An element with words inside.
    package mutating func callAsFunction(_ tag: Tag, _ words: String, _ attributes: Attribute...) {
        open(tag, attributes)
        append(words)
        close(tag)
    }

    /// An element with nothing inside.
    package mutating func callAsFunction(_ tag: Tag, _ attributes: Attribute...) {
        open(tag, attributes)
        if !tag.isVoid { close(tag) }
    }

    /// An element with attributes gathered before, and other elements inside.
    package mutating func element(_ tag: Tag, _ attributes: [Attribute], content: (inout HTML) -> Void = { _ in }) {
        open(tag, attributes)
        content(&self)
        if !tag.isVoid { close(tag) }
    }

    private mutating func open(_ tag: Tag, _ attributes: [Attribute]) {
        bytes.append(UInt8(ascii: "<"))
        raw(tag.name)
        for attribute in attributes where attribute.isPresent {
            bytes.append(UInt8(ascii: " "))
            raw(attribute.name)
            if let suffix = attribute.suffix { append(suffix) }
            guard let value = attribute.value else { continue }
            raw("=\"")
            append(value)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func close(_ tag: Tag) {
        guard tag.needsEnd else { return }
        raw("</")
        raw(tag.name)
        bytes.append(UInt8(ascii: ">"))
    }

    /// Appends words with the five signs replaced that would end an attribute or begin markup.
    private mutating func append(_ words: String) {
        var words = words
        words.withUTF8 { buffer in
            guard buffer.contains(where: Self.isSpecial) else { return bytes.append(contentsOf: buffer) }
            for byte in buffer {
                switch byte {
                case UInt8(ascii: "&"): raw("&amp;")
                case UInt8(ascii: "<"): raw("&lt;")
                case UInt8(ascii: ">"): raw("&gt;")
                case UInt8(ascii: "\""): raw("&quot;")
                case UInt8(ascii: "'"): raw("&#39;")
                default: bytes.append(byte)
                }
            }
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }
}
