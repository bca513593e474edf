public import Foundation

/// Every text a person reads, by language and key.
public struct Catalogue: Sendable {
    /// A message: one form, or one for each plural.
    struct Message: Sendable {
        var forms: [Template]
        var isPlural: Bool
    }

    private(set) var messages: [Language: [String: Message]]

    /// Starts without any message.
    public init() { messages = [:] }

    /// Reads every `.po` file of the folders `kk`, `ru` and `en` inside a folder.
    public init(folder: URL) throws(CatalogueError) {
        self.init()
        for language in Language.allCases {
            let inside = folder.appending(path: language.rawValue, directoryHint: .isDirectory)
            for file in try Self.files(in: inside) {
                guard let data = try? Data(contentsOf: file), let text = String(validating: data, as: UTF8.self) else {
                    throw CatalogueError(.unreadable, file: file.path)
                }
                try add(text, file: "\(language.rawValue)/\(file.lastPathComponent)", language)
            }
        }
    }

    /// Adds the messages of one file's text.
    public mutating func add(_ text: String, file: String, _ language: Language) throws(CatalogueError) {
        var known = messages[language] ?? [:]
        for entry in try CatalogueFile(text, file: file, language: language).entries {
            guard known[entry.key] == nil else {
                throw CatalogueError(.duplicateKey(entry.key), file: file, line: entry.line)
            }
            let forms = entry.forms.compactMap(Template.init)
            guard forms.count == entry.forms.count else {
                throw CatalogueError(.wrongPlaceholder(key: entry.key), file: file, line: entry.line)
            }
            known[entry.key] = Message(forms: forms, isPlural: entry.isPlural)
        }
        messages[language] = known
    }

    /// The keys that have words in a language, in order.
    public func keys(_ language: Language) -> [String] {
        (messages[language] ?? [:]).keys.sorted()
    }

    /// The names that a message is filled with, in order; empty where the key has no words.
    public func placeholders(of key: String, _ language: Language) -> [String] {
        Set((messages[language]?[key]?.forms ?? []).flatMap(\.names)).sorted()
    }

    /// The texts of one language.
    public func texts(_ language: Language) -> Texts { Texts(language, self) }

    private static func files(in folder: URL) throws(CatalogueError) -> [URL] {
        guard
            let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        else { throw CatalogueError(.unreadable, file: folder.path) }
        return files.filter { $0.pathExtension == "po" }.sorted { $0.path < $1.path }
    }
}
