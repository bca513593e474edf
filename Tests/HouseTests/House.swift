import Foundation

/// The repository as text: what the tests of the house read.
enum House {
    /// The folder with `Package.swift`.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file of `Sources`.
    static let sources = files(in: "Sources", "swift")

    /// Every Swift file of `Tests`.
    static let tests = files(in: "Tests", "swift")

    /// Files of a folder by the end of their name, in the order of their paths.
    static func files(in folder: String, _ ending: String) -> [SourceFile] {
        let inside = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        let paths = (inside?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".\(ending)") }
        return paths.sorted().compactMap { SourceFile(path: "\(folder)/\($0)") }
    }

    /// The names in a folder, without hidden ones.
    static func names(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }
}

/// A text file of the repository.
struct SourceFile: Sendable {
    let path: String
    let text: String
    let lines: [String]
    /// Its lines, emptied where they are comments.
    let code: [String]

    /// Reads a file by its path from the root; `nil` where it is missing or not UTF-8.
    init?(path: String) {
        guard let data = try? Data(contentsOf: House.root.appending(path: path)),
            let text = String(validating: data, as: UTF8.self)
        else { return nil }
        self.path = path
        self.text = text
        lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        code = lines.map { line in
            line.utf8.drop { $0 == UInt8(ascii: " ") }.starts(with: "//".utf8) ? "" : line
        }
    }

    /// The target it belongs to: the folder below `Sources` or `Tests`.
    var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }

    /// Where a line stands, for messages.
    func place(_ index: Int) -> String { "\(path):\(index + 1)" }

    /// The lines of code that hold one of several words; a plain search, because patterns are slow in a debug build.
    func code(with words: [String]) -> [(index: Int, line: String)] {
        guard words.contains(where: text.holds) else { return [] }
        return code.enumerated().filter { _, line in words.contains(where: line.holds) }.map { ($0.offset, $0.element) }
    }

    /// The modules it imports, with where.
    var imports: [(module: String, place: String)] {
        code(with: ["import "]).compactMap { index, line in
            line.prefixMatch(of: Self.importLine).map { (String($0.1), place(index)) }
        }
    }

    // A Regex is not Sendable, so it is made where it is used.
    private static var importLine: Regex<(Substring, Substring)> {
        #/
        (?: @\w+ (?: \(\w+\) )? \s+ )*
        (?: (?: public | package | internal | private | fileprivate ) \s+ )?
        import \s+
        (?: (?: struct | enum | class | protocol | func | typealias | var | let | actor ) \s+ )?
        (\w+)
        /#
    }
}

extension String {
    /// Whether a word stands somewhere in it, byte by byte.
    func holds(_ word: String) -> Bool {
        withCString { whole in word.withCString { strstr(whole, $0) != nil } }
    }
}
