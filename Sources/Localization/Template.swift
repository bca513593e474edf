/// A message cut into words and placeholders, so that filling it in needs no search.
struct Template: Sendable, Equatable {
    /// A part of the message.
    enum Part: Sendable, Equatable {
        /// Words that stay.
        case words(String)
        /// A place to fill; what stands before and after appears only when there is something to fill it with.
        case placeholder(before: String, name: String, after: String)
    }

    var parts: [Part]

    /// Cuts a message; `nil` where a brace is not closed or holds no name.
    ///
    /// `{, subsector}` is a placeholder with a comma and a space that vanish when the subsector is empty.
    init?(_ text: String) {
        parts = []
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }) else {
            if !text.isEmpty { parts = [.words(text)] }
            return
        }
        var words = ""
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if character == "}" { return nil }
            guard character == "{" else {
                words.append(character)
                continue
            }
            guard let end = rest.firstIndex(of: "}"), let part = Self.placeholder(rest[..<end]) else { return nil }
            if !words.isEmpty { parts.append(.words(words)) }
            words = ""
            parts.append(part)
            rest = rest[rest.index(after: end)...]
        }
        if !words.isEmpty { parts.append(.words(words)) }
    }

    /// The names to be filled in.
    var names: [String] {
        parts.compactMap { if case .placeholder(_, let name, _) = $0 { name } else { nil } }
    }

    /// Fills the message in.
    func filled(_ value: (String) -> String) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .words(let words): text += words
            case .placeholder(let before, let name, let after):
                let filling = value(name)
                if !filling.isEmpty { text += before + filling + after }
            }
        }
        return text
    }

    private static func placeholder(_ inside: Substring) -> Part? {
        guard let start = inside.firstIndex(where: isNamed), let last = inside.lastIndex(where: isNamed) else {
            return nil
        }
        let name = inside[start...last]
        guard name.allSatisfy({ isNamed($0) || $0 == "-" }) else { return nil }
        return .placeholder(
            before: String(inside[..<start]), name: String(name), after: String(inside[inside.index(after: last)...]))
    }

    private static func isNamed(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }
}
