import Findings
import Foundation
import Inventories
import Testing

@Suite("The book of rules")
struct RuleBookTests {
    @Test("every rule passes one town and finds fault with another", arguments: RuleExamples.all)
    func examples(_ example: RuleExample) throws {
        #expect(example.passing.findings(example.rule).isEmpty)
        let finding = try #require(example.failing.findings(example.rule).first)
        let definition = try #require(RuleTable.definitions.first { $0.id == example.rule })
        #expect(finding.severity == definition.severity)
        #expect(finding.place != Place())
    }

    @Test("every rule that is implemented has exactly one pair of examples")
    func everyRuleHasExamples() {
        #expect(RuleExamples.all.map(\.rule).sorted() == RuleBook.implemented)
    }

    @Test("every rule of groups C, F and P is implemented here or said to be elsewhere", arguments: ["C", "F", "P"])
    func groupsAreComplete(_ group: String) {
        let table = RuleTable.definitions.map(\.id).filter { $0.hasPrefix(group) }
        let known = (RuleBook.implemented + RuleBook.elsewhere).filter { $0.hasPrefix(group) }
        #expect(!table.isEmpty)
        #expect(Set(table) == Set(known))
    }

    @Test("every rule finds the numbers it compares with in the table")
    func everyRuleIsAnswerable() {
        let book = RuleBook(definitions: RuleTable.definitions)
        #expect(book.rules.map(\.id).sorted() == RuleBook.implemented)
        #expect(book.rules.filter { !$0.isAnswerable }.map(\.id) == [])
    }

    @Test("a rule whose threshold cannot be read says that it was not applied")
    func unreadableThreshold() throws {
        var definitions = RuleTable.definitions
        let index = try #require(definitions.firstIndex { $0.id == "C01" })
        definitions[index].thresholdText = "none"
        let town = CheckTown.sound.setting("homes-gas", -12).computed
        let findings = RuleBook(definitions: definitions)
            .findings(for: town, context: RuleContext(tables: CheckTables.tables))
        #expect(!findings.contains { $0.code == "C01" })
        #expect(findings.contains { $0.code == "no-reference" && $0.details["rule"] == .text("C01") })
    }

    @Test("a sound town has nothing worse than information and the remark on Kazakhstan's series")
    func soundTown() {
        let findings = Situation(CheckTown.sound).findings
        #expect(findings.filter { $0.severity > .info }.map(\.code) == [])
        #expect(
            findings.map(\.code).sorted()
                == ["C16", "neefe.unstable-series", "no-reference", "no-reference", "no-reference"])
    }

    @Test("the copy of the table beside these tests is the table that is shipped")
    func copyIsCurrent() throws {
        guard FileManager.default.fileExists(atPath: RuleTable.shipped.path) else { return }
        #expect(try RuleTable.definitions(at: RuleTable.copy) == RuleTable.definitions(at: RuleTable.shipped))
    }

    @Test("the failing example fills every placeholder of the English wording", arguments: RuleExamples.all)
    func placeholders(_ example: RuleExample) throws {
        let wanted = try #require(Wordings.placeholders["finding.\(example.rule).text"])
        let finding = try #require(example.failing.findings(example.rule).first)
        #expect(Set(wanted).subtracting(finding.details.keys) == [])
    }
}

/// The placeholders of the English sentences.
enum Wordings {
    static let placeholders: [String: [String]] = {
        let folder = RuleTable.root.appendingPathComponent("Sources/Localization/Catalogues/en")
        return ["rules.po", "findings.po"].reduce(into: [:]) { found, name in
            let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            var key = ""
            for line in (text ?? "").split(separator: "\n") {
                if line.hasPrefix("msgid \"") { key = String(line.dropFirst(7).dropLast()) }
                guard line.hasPrefix("msgstr") else { continue }
                found[key, default: []] += line.matches(of: /\{(\w+)\}/).map { String($0.1) }
            }
        }
    }()
}
