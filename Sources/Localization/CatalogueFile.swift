/// The messages of one `.po` file.
///
/// Read are `msgid`, `msgid_plural`, `msgstr`, `msgstr[n]`, strings over several lines, and comments; obsolete entries
/// (`#~`) are comments. A file of another tool that uses `msgctxt` is refused rather than misread.
struct CatalogueFile {
    /// One message as it stands in the file.
    struct Entry {
        var key: String
        var line: Int
        var isPlural = false
        var forms: [String] = []
    }

    private enum Slot { case key, plural, form(Int) }

    let file: String
    let language: Language
    private(set) var entries: [Entry] = []
    private var open: Entry?
    private var slot: Slot?

    /// Reads the text of a file.
    init(_ text: String, file: String, language: Language) throws(CatalogueError) {
        self.file = file
        self.language = language
        var number = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            try read(Substring(line).trimmed, number)
        }
        try close()
    }

    private mutating func read(_ line: Substring, _ number: Int) throws(CatalogueError) {
        guard let first = line.utf8.first, first != UInt8(ascii: "#") else { return }
        if first == UInt8(ascii: "\"") { return try append(try string(line, number), number) }
        let keyword = Substring(line.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\"") })
        let text = try string(line[keyword.endIndex...].trimmed, number)
        switch keyword {
        case "msgid":
            try close()
            open = Entry(key: text, line: number)
            slot = .key
        case "msgid_plural":
            guard open != nil, case .key = slot else { throw CatalogueError(.unexpectedLine, file: file, line: number) }
            open?.isPlural = true
            slot = .plural
        default:
            guard let entry = open, let index = Self.formIndex(keyword) else {
                throw CatalogueError(.unexpectedLine, file: file, line: number)
            }
            guard index == entry.forms.count else {
                throw CatalogueError(.wrongForms(key: entry.key, found: index), file: file, line: number)
            }
            open?.forms.append(text)
            slot = .form(index)
        }
    }

    private mutating func append(_ text: String, _ number: Int) throws(CatalogueError) {
        switch slot {
        case .key: open?.key += text
        case .plural: break
        case .form(let index): open?.forms[index] += text
        case nil: throw CatalogueError(.unexpectedLine, file: file, line: number)
        }
    }

    private mutating func close() throws(CatalogueError) {
        guard let entry = open else { return }
        open = nil
        slot = nil
        if entry.key.isEmpty { return try checkHeader(entry) }
        guard !entry.forms.isEmpty, entry.forms.allSatisfy({ !$0.isEmpty }) else {
            throw CatalogueError(.missingWords(key: entry.key), file: file, line: entry.line)
        }
        let allowed = entry.isPlural ? Plural.allowedCounts(language) : 1...1
        guard allowed.contains(entry.forms.count) else {
            throw CatalogueError(
                .wrongForms(key: entry.key, found: entry.forms.count), file: file, line: entry.line)
        }
        entries.append(entry)
    }

    private func checkHeader(_ entry: Entry) throws(CatalogueError) {
        let lines = entry.forms.first?.split(separator: "\n") ?? []
        guard let line = lines.first(where: { $0.hasPrefix("Language:") }) else { return }
        let named = line.dropFirst("Language:".count).trimmed
        guard named.isEmpty || named == language.rawValue else {
            throw CatalogueError(.otherLanguage(String(named)), file: file, line: entry.line)
        }
    }

    private func string(_ quoted: Substring, _ number: Int) throws(CatalogueError) -> String {
        let unclosed = CatalogueError(.unclosedString, file: file, line: number)
        var rest = quoted.utf8[...]
        guard rest.popFirst() == UInt8(ascii: "\"") else { throw unclosed }
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                guard rest.isEmpty else { throw unclosed }
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = Substring(rest).first else { throw unclosed }
                guard let meant = Self.escapes[escaped] else {
                    throw CatalogueError(.unknownEscape(escaped), file: file, line: number)
                }
                rest.removeFirst()
                text.append(meant)
            default: text.append(byte)
            }
        }
        throw unclosed
    }

    private static let escapes: [Character: UInt8] = [
        "n": UInt8(ascii: "\n"), "t": UInt8(ascii: "\t"), "\"": UInt8(ascii: "\""), "\\": UInt8(ascii: "\\"),
    ]

    private static func formIndex(_ keyword: Substring) -> Int? {
        if keyword == "msgstr" { return 0 }
        guard keyword.hasPrefix("msgstr["), keyword.hasSuffix("]") else { return nil }
        return Int(keyword.dropFirst("msgstr[".count).dropLast())
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        var text = utf8.drop(while: isSpace)
        while let last = text.last, isSpace(last) { text.removeLast() }
        return Substring(text)
    }
}
