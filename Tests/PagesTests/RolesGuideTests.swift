import Accounts
import Foundation
import Localization
import Testing

@testable import Pages

@Suite("Guide to roles")
struct RolesGuideTests {
    @Test("the guide's table is the one that the program asks", arguments: Language.allCases)
    func table(language: Language) throws {
        let texts = Texts(language, try #require(Samples.catalogue))
        let file = Samples.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Docs/Guides/roles.\(language.rawValue).md")
        let table = RolesShow.markdown(texts)
        let guide = try String(contentsOf: file, encoding: .utf8)
        if ProcessInfo.processInfo.environment["QALA_RECORD"] == "1" {
            let lines = guide.components(separatedBy: "\n")
            let head = lines.prefix { !$0.hasPrefix("|") }
            let rest = lines.drop { !$0.hasPrefix("|") }.drop { $0.hasPrefix("|") }
            let text = (Array(head) + [table] + Array(rest)).joined(separator: "\n")
            try Data(text.utf8).write(to: file)
            return
        }
        #expect(guide.contains(table), "QALA_RECORD=1 writes the table anew")
    }
}
