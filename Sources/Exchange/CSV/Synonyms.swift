/// Recognises words of a table, as people write them, in any of its languages: `не происходит` as `NO`.
///
/// The words come from a table of `ReferenceData`; this only knows how to compare them.
package struct Synonyms<Key: Sendable>: Sendable {
    /// A recognised word and what was written behind it.
    package struct Match: Sendable {
        /// What the word stands for.
        package var key: Key
        /// What follows, as in `IE: counted under industry`; empty when there is nothing more.
        package var note: String
    }

    private let keys: [String: Key]

    /// Takes the table: every word or abbreviation, and what it stands for.
    package init(_ words: [String: Key]) {
        var keys: [String: Key] = [:]
        // In a fixed order, so that of two words which differ in nothing but case the same one wins each time.
        for word in words.keys.sorted() where !Self.folded(word).isEmpty {
            let folded = Self.folded(word)
            if keys[folded] == nil { keys[folded] = words[word] }
        }
        self.keys = keys
    }

    /// What the whole text stands for; case, spaces, points and dashes do not matter.
    package func recognised(_ text: String) -> Key? { keys[Self.folded(text)] }

    /// What the text, or its part before a colon, bracket, semicolon or asterisk, stands for.
    package func match(_ text: String) -> Match? {
        if let key = recognised(text) { return Match(key: key, note: "") }
        guard let end = text.firstIndex(where: { ":;([*,–—".contains($0) }), let key = recognised(String(text[..<end]))
        else { return nil }
        let rest = text[text.index(after: end)...].drop { " \t\u{A0}".contains($0) }
        return Match(key: key, note: String(text[end] == "(" && rest.hasSuffix(")") ? rest.dropLast() : rest))
    }

    private static func folded(_ text: String) -> String {
        let lower = text.lowercased().replacing("ё", with: "е")
        return String(lower.filter { !$0.isWhitespace && !ignoredInWords.contains($0) })
    }
}

private let ignoredInWords: Set<Character> = [".", "-", "_", "'", "\"", "«", "»", "“", "”", "’"]
