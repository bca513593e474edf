import Foundation
import Localization
import Testing

@Suite("Translations")
struct TranslationTests {
    private let catalogue: Catalogue
    private let keys: [Language: Set<String>]
    private let all: Set<String>

    init() throws {
        catalogue = try Catalogue(folder: House.root.appending(path: "Sources/Localization/Catalogues"))
        let catalogue = catalogue
        keys = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, Set(catalogue.keys($0))) })
        all = Set(keys.values.flatMap { $0 })
    }

    @Test("every message exists in Kazakh, Russian and English", arguments: Language.allCases)
    func complete(language: Language) throws {
        #expect(!all.isEmpty)
        #expect(all.subtracting(try #require(keys[language])).sorted() == [])
    }

    @Test("a message is filled with the same details in every language")
    func placeholders() {
        for key in all.sorted() {
            let names = Set(Language.allCases.map { catalogue.placeholders(of: key, $0) })
            #expect(names.count == 1, "\(key): \(names)")
        }
    }

    @Test("every message file exists in all three languages")
    func files() {
        let names = Language.allCases.map { House.names(in: "Sources/Localization/Catalogues/\($0.rawValue)") }
        #expect(Set(names).count == 1)
        #expect(names.first?.allSatisfy { $0.hasSuffix(".po") } == true)
    }

    @Test("every finding has a title and a text")
    func findings() {
        let used = FindingCodes(keys: all).used
        #expect(used.count > 50)
        for (code, place) in used.sorted(by: { $0.key < $1.key }) {
            for part in ["title", "text"] where !all.contains("finding.\(code).\(part)") {
                Issue.record("\(place): finding.\(code).\(part) has no words")
            }
        }
    }

    @Test("every message that sources ask for by its full name exists")
    func asked() {
        for file in House.sources {
            for (index, line) in file.code(with: ["texts[\"", "texts.text", ".term(", "Wording("]) {
                for match in line.matches(of: Self.request) {
                    // A key that ends with a point is the start of one that is put together.
                    let key = String(match.1)
                    let exists = key.hasSuffix(".") ? all.contains { $0.hasPrefix(key) } : all.contains(key)
                    #expect(exists, "\(file.place(index)): \(key)")
                }
            }
        }
    }

    /// `texts["key"`, `texts.text("key"`, `.term("key"`, `Wording("key"`, each up to an interpolation.
    private static var request: Regex<(Substring, Substring)> {
        /(?:\btexts\[|\btexts\.(?:text|textIfAny)\(|\.term\(|\bWording\()"([^"\\\]]+)["\\]/
    }
}

/// The codes of findings as they stand in the sources.
///
/// A literal is taken for a code where it is handed to `Finding`, where it looks like a rule (`C04`), or where it begins
/// as a known code does (`csv.`) and is no other message's key.
struct FindingCodes {
    /// Each code with the first place that uses it.
    let used: [String: String]

    init(keys: Set<String>) {
        let files = House.sources.filter { $0.text.holds("import Findings") }
        var used: [String: String] = [:]
        for file in files {
            let text = file.code.joined(separator: "\n")
            for match in text.matches(of: /\bFinding\(\s*"([^"\\]+)"/) where used[String(match.1)] == nil {
                used[String(match.1)] = file.path
            }
        }
        let codes = used.keys + keys.compactMap { $0.wholeMatch(of: /finding\.(.*)\.title/).map { String($0.1) } }
        let families = Set(codes.compactMap { $0.split(separator: ".").first.map(String.init) })
        let others = keys.union(Self.fieldNames)
        for file in files where file.target != "Pages" {
            for (index, line) in file.code(with: ["\""]) {
                for literal in line.matches(of: /(field: |Prefix\()?"([A-Za-z0-9.-]+)"/) where literal.1 == nil {
                    let word = String(literal.2)
                    guard used[word] == nil, Self.isCode(word, families), !others.contains(word) else { continue }
                    used[word] = file.place(index)
                }
            }
        }
        self.used = used
    }

    /// The names of the fields of forms, which look the same.
    private static var fieldNames: Set<String> {
        let pages = House.sources.filter { $0.target == "Pages" }.map(\.text).joined()
        return Set(pages.matches(of: /\bhtml\.(?:field|choice)\(\s*"([^"\\]+)"/).map { String($0.1) })
    }

    private static func isCode(_ word: String, _ families: Set<String>) -> Bool {
        if word.wholeMatch(of: /[A-Z][0-9]{2}/) != nil { return true }
        guard let dotted = word.wholeMatch(of: /([a-z]+(?:-[a-z]+)*)\.([a-z]+(?:-[a-z]+)*)/) else { return false }
        return families.contains(String(dotted.1)) && !["csv", "json", "xlsx", "yaml", "po"].contains(dotted.2)
    }
}
