/// Writes `$1`, `$2` … for the `?` of a statement, except within quotes and comments.
package struct Placeholders {
    private var rest: ArraySlice<UInt8>
    private var written: [UInt8] = []
    private var count = 0

    package static func numbered(_ sql: String) -> String {
        var placeholders = Placeholders(rest: Array(sql.utf8)[...])
        placeholders.convert()
        return String(decoding: placeholders.written, as: UTF8.self)
    }

    private init(rest: ArraySlice<UInt8>) {
        self.rest = rest
    }

    private mutating func convert() {
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "?"):
                rest.removeFirst()
                count += 1
                written += "$\(count)".utf8
            case UInt8(ascii: "'"): copyQuoted(byte, escapes: isAfterEscapeMark)
            case UInt8(ascii: "\""): copyQuoted(byte, escapes: false)
            case UInt8(ascii: "$"): copyDollarQuoted()
            case _ where rest.starts(with: "--".utf8): copy(through: "\n")
            case _ where rest.starts(with: "/*".utf8): copyComment()
            default: copy(1)
            }
        }
    }

    /// Whether the text that begins here is of the form `E'…'`.
    private var isAfterEscapeMark: Bool {
        guard let mark = written.last, mark | 0x20 == UInt8(ascii: "e") else { return false }
        return written.dropLast().last.map { !Self.isOfName($0) } ?? true
    }

    private mutating func copy(_ count: Int) {
        written += rest.prefix(count)
        rest = rest.dropFirst(count)
    }

    private mutating func copy(through end: String) {
        while !rest.isEmpty, !rest.starts(with: end.utf8) { copy(1) }
        copy(end.utf8.count)
    }

    // A doubled quote ends one text and begins the next, which comes to the same.
    private mutating func copyQuoted(_ quote: UInt8, escapes: Bool) {
        copy(1)
        while let byte = rest.first, byte != quote {
            copy(escapes && byte == UInt8(ascii: "\\") ? 2 : 1)
        }
        copy(1)
    }

    private mutating func copyComment() {
        var depth = 0
        repeat {
            if rest.starts(with: "/*".utf8) {
                depth += 1
                copy(2)
            } else if rest.starts(with: "*/".utf8) {
                depth -= 1
                copy(2)
            } else {
                copy(1)
            }
        } while depth > 0 && !rest.isEmpty
    }

    private mutating func copyDollarQuoted() {
        let name = rest.dropFirst().prefix { Self.isOfName($0) }
        let isMark =
            rest.dropFirst(1 + name.count).first == UInt8(ascii: "$")
            && !(written.last.map(Self.isOfName) ?? false)
            && !(name.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false)
        guard isMark else { return copy(1) }
        let mark = String(decoding: rest.prefix(name.count + 2), as: UTF8.self)
        copy(mark.utf8.count)
        copy(through: mark)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
