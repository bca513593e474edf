import Foundation
import Testing

@Suite("Documentation of the house")
struct DocumentationTests {
    @Test("every public type of foundations and rooms says what it is")
    func publicTypes() {
        let told = Wall.targets(.foundation).union(Wall.targets(.room))
        for file in House.sources where told.contains(file.target) {
            for (index, line) in file.code(with: ["public "]) {
                guard let type = line.firstMatch(of: Self.publicType), !isDocumented(file, index) else { continue }
                Issue.record("\(file.place(index)): \(type.1) has no ///")
            }
        }
    }

    @Test("no file is longer than 400 lines")
    func length() {
        for file in House.sources + House.tests where file.lines.count > 401 {
            Issue.record("\(file.path): \(file.lines.count - 1) lines")
        }
    }

    @Test("sources hold no forced try or cast, no planned crash, and nothing left to do")
    func plain() {
        let forced = ["try!", "as!", "fatalError("]
        // Written in two parts so that a search for them finds only real ones.
        let leftovers = ["TO" + "DO", "FIX" + "ME"]
        for file in House.sources {
            for (index, line) in file.code(with: forced) { Issue.record("\(file.place(index)): \(line)") }
            guard leftovers.contains(where: file.text.holds) else { continue }
            for (index, line) in file.lines.enumerated() where leftovers.contains(where: line.holds) {
                Issue.record("\(file.place(index)): \(line)")
            }
        }
    }

    @Test("no file or type gathers leftovers under a vague name")
    func names() {
        let words = ["Util", "Helper", "Manager", "Common", "Service"]
        let vague = /(?:Util|Utils|Utilities|Helpers?|Managers?|Common|Services?)(?:\.swift)?$/
        for file in House.sources + House.tests {
            for part in file.path.split(separator: "/") where part.contains(vague) {
                Issue.record("\(file.path): \(part)")
            }
            for (index, line) in file.code(with: words) {
                guard let type = line.firstMatch(of: Self.anyType), type.1.contains(vague) else { continue }
                Issue.record("\(file.place(index)): \(type.1)")
            }
        }
    }

    @Test("every room has a front page", arguments: Wall.targets(.room).sorted())
    func frontPages(room: String) throws {
        let page = try #require(SourceFile(path: "Sources/\(room)/\(room).docc/\(room).md"))
        #expect(page.lines.first == "# ``\(room)``")
    }

    @Test("the map in the README shows every target, and its commands can be run")
    func readme() throws {
        let readme = try #require(SourceFile(path: "README.md")).text
        for target in Wall.all where target.group != .library {
            #expect(readme.contains("\(target.target)/"), "\(target.target) is not on the map")
        }
        for command in ["run", "test", ".ci/run", "Scripts/setup"] {
            let path = House.root.appending(path: command).path
            #expect(FileManager.default.isExecutableFile(atPath: path), "\(command)")
        }
    }

    @Test("every script says on top what it does")
    func scripts() {
        for name in House.names(in: "Scripts") where !name.contains(".") {
            let lines = SourceFile(path: "Scripts/\(name)")?.lines ?? []
            #expect(lines.first?.hasPrefix("#!") == true, "\(name)")
            #expect(lines.dropFirst().first?.hasPrefix("# ") == true, "\(name)")
        }
    }

    @Test("links inside the documentation lead somewhere")
    func links() {
        let front = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"].compactMap(SourceFile.init(path:))
        let pages = House.files(in: "Docs", "md") + front
        for page in pages {
            let folder = House.root.appending(path: page.path).deletingLastPathComponent()
            for (index, line) in page.lines.enumerated() {
                for link in line.matches(of: /\]\(([^)#:]+)(?:#[^)]*)?\)/) {
                    let target = folder.appending(path: String(link.1)).path
                    #expect(FileManager.default.fileExists(atPath: target), "\(page.place(index)): \(link.1)")
                }
            }
        }
    }

    private func isDocumented(_ file: SourceFile, _ index: Int) -> Bool {
        for line in file.lines[..<index].reversed() {
            let text = line.drop(while: \.isWhitespace)
            if text.hasPrefix("@") { continue }
            return text.hasPrefix("///")
        }
        return false
    }

    private static var publicType: Regex<(Substring, Substring)> {
        /^\s*public (?:final |indirect )*(?:struct|enum|class|actor|protocol|typealias) (\w+)/
    }

    private static var anyType: Regex<(Substring, Substring)> {
        /^\s*(?:(?:public|package|internal|private|fileprivate|final|indirect) )*(?:struct|enum|class|actor|protocol) (\w+)/
    }
}
