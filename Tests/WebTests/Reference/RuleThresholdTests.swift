import Findings
import Localization
import Pages
import ReferenceData
import Testing

@testable import Web

@Suite("The thresholds of the rules that ship, in words")
struct RuleThresholdTests {
    private func threshold(_ id: String, _ language: Language) throws -> String {
        let rule = try #require(try OfficeHouse.content.get().library.rules.first { $0.id == id })
        return RuleShow.threshold(rule, try OfficeHouse.content.get().catalogue.texts(language))
    }

    @Test("no threshold shows a word of another language", arguments: [Language.kk, .ru])
    func noRawWords(_ language: Language) throws {
        let content = try OfficeHouse.content.get()
        #expect(content.library.rules.contains { $0.thresholdText.contains("mid-term") })
        for rule in content.library.rules {
            var bare = rule
            bare.unit = ""
            let words = RuleShow.threshold(bare, content.catalogue.texts(language))
            #expect(!words.contains { $0.isASCII && $0.isLetter }, "\(rule.id): \(words)")
            #expect(!RuleShow.threshold(rule, content.catalogue.texts(language)).contains("⟦"), "\(rule.id)")
            #expect(!words.contains("|") && !words.contains("..") && !words.contains("="), "\(rule.id): \(words)")
        }
    }

    @Test("years, words, ranges and shares are written as the reader writes them")
    func written() throws {
        #expect(try threshold("T04", .en) == "2020; 2030; mid-term target; 2050")
        #expect(try threshold("T04", .ru) == "2020; 2030; промежуточная цель; 2050")
        #expect(try threshold("T04", .kk) == "2020; 2030; аралық мақсат; 2050")
        #expect(try threshold("C16", .en) == "≤\u{A0}5,000; 5,000–200,000; ≥\u{A0}200,000\u{A0}people")
        #expect(try threshold("A07", .ru) == "0,01–2\u{A0}т/МВт·ч")
        #expect(try threshold("C07", .en) == "5 × the largest value of the group of countries, MWh/head")
        #expect(try threshold("M05", .ru) == "0,55 / климатическая нейтральность")
        #expect(try threshold("C20", .ru) == "1\u{A0}%")
        #expect(try threshold("F09", .en) == "0.000001\u{A0}t/MWh")
    }

    @Test("a unit with upright lines is kept whole, and a number alone has its unit")
    func units() throws {
        #expect(try threshold("C17", .en) == "0.7\u{A0}|ΔE|/E")
        #expect(try threshold("C17", .kk) == "0,7\u{A0}|ΔE|/E")
        #expect(try threshold("M11", .en) == "3\u{A0}in number")
    }
}
