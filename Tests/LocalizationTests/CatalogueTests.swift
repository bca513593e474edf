import Findings
import Foundation
import Localization
import Testing

@Suite("Message catalogue")
struct CatalogueTests {
    private func catalogue(_ text: String, _ language: Language = .en) throws -> Catalogue {
        var catalogue = Catalogue()
        try catalogue.add(text, file: "test.po", language)
        return catalogue
    }

    private func problem(_ text: String, _ language: Language = .en) -> CatalogueError? {
        do throws(CatalogueError) {
            var catalogue = Catalogue()
            try catalogue.add(text, file: "test.po", language)
            return nil
        } catch { return error }
    }

    @Test("comments, several lines and escapes are read")
    func reads() throws {
        let texts = try catalogue(
            """
            # a comment
            msgid ""
            msgstr "Language: en\\n"
            #. for translators
            msgid "greeting"
            msgstr ""
            "Say \\"hello\\",\\n"
            "\\tthen go\\\\."
            #~ msgid "gone"
            #~ msgstr "old"
            """
        ).texts(.en)
        #expect(texts.text("greeting") == "Say \"hello\",\n\tthen go\\.")
        #expect(!texts.has("gone"))
        #expect(texts.text("gone") == "⟦gone⟧")
    }

    @Test("a file with Windows line ends reads the same")
    func carriageReturns() throws {
        #expect(try catalogue("msgid \"a\"\r\nmsgstr \"b\"\r\n").texts(.en).text("a") == "b")
    }

    @Test(
        "what is wrong is said with its line",
        arguments: [
            ("msgid \"a\"\nmsgstr \"b", CatalogueError.Problem.unclosedString, 2),
            ("msgid \"a\"\nmsgstr \"b\" c", .unclosedString, 2),
            ("msgid \"a\"\nmsgstr \"\\q\"", .unknownEscape("q"), 2),
            ("msgctxt \"x\"\nmsgid \"a\"\nmsgstr \"b\"", .unexpectedLine, 1),
            ("hello", .unclosedString, 1),
            ("msgid \"a\"\nmsgstr \"\"", .missingWords(key: "a"), 1),
            ("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"", .duplicateKey("a"), 3),
            ("msgid \"a\"\nmsgid_plural \"a\"\nmsgstr[1] \"b\"", .wrongForms(key: "a", found: 1), 3),
            ("msgid \"a\"\nmsgstr \"b {c\"", .wrongPlaceholder(key: "a"), 1),
            ("msgid \"a\"\nmsgstr \"b c}\"", .wrongPlaceholder(key: "a"), 1),
            ("msgid \"a\"\nmsgstr \"b {}\"", .wrongPlaceholder(key: "a"), 1),
            ("msgid \"\"\nmsgstr \"Language: kk\\n\"", .otherLanguage("kk"), 1),
        ])
    func complains(text: String, problem: CatalogueError.Problem, line: Int) {
        #expect(self.problem(text) == CatalogueError(problem, file: "test.po", line: line))
    }

    @Test("Russian needs at least three plural forms")
    func russianForms() {
        let two = "msgid \"a\"\nmsgid_plural \"a\"\nmsgstr[0] \"b\"\nmsgstr[1] \"c\""
        #expect(problem(two, .ru)?.problem == .wrongForms(key: "a", found: 2))
        #expect(problem(two, .kk) == nil)
    }

    @Test("a folder that is not there is an error, not an empty catalogue")
    func missingFolder() {
        #expect(throws: CatalogueError.self) { try Catalogue(folder: URL(filePath: "/nowhere/at/all")) }
    }

    @Test(
        "the plural form follows the count",
        arguments: [
            (0, "0 городов"), (1, "1 город"), (2, "2 города"), (5, "5 городов"), (11, "11 городов"),
            (21, "21 город"), (22, "22 города"), (112, "112 городов"), (1_001, "1\u{A0}001 город"),
        ])
    func plurals(count: Int, expected: String) throws {
        let texts = try catalogue(
            """
            msgid "towns"
            msgid_plural "towns"
            msgstr[0] "{count} город"
            msgstr[1] "{count} города"
            msgstr[2] "{count} городов"
            """, .ru
        ).texts(.ru)
        #expect(texts.text("towns", ["count": .count(count)]) == expected)
    }

    @Test("a fraction takes the Russian form of its own, or the second")
    func fractions() throws {
        let three =
            "msgid \"t\"\nmsgid_plural \"t\"\nmsgstr[0] \"{n} тонна\"\nmsgstr[1] \"{n} тонны\"\nmsgstr[2] \"{n} тонн\""
        #expect(try catalogue(three, .ru).texts(.ru).text("t", ["n": .number(2.5)]) == "2,5 тонны")
        let four = three + "\nmsgstr[3] \"{n} т\""
        #expect(try catalogue(four, .ru).texts(.ru).text("t", ["n": .number(2.5)]) == "2,5 т")
        #expect(try catalogue(four, .ru).texts(.ru).text("t", ["n": .number(5)]) == "5 тонн")
    }

    @Test("details are written in the reader's language")
    func details() throws {
        var catalogue = Catalogue()
        let text = """
            msgid "m"
            msgstr "{a}|{b}|{c}|{d}|{e}|{f}|{g}|{h}"
            msgid "unit.MWh"
            msgstr "МВт·ч"
            msgid "unit.t"
            msgstr "т"
            msgid "sector.x"
            msgstr "Жильё"
            """
        try catalogue.add(text, file: "x.po", .ru)
        let filled = catalogue.texts(.ru).text(
            "m",
            [
                "a": .text("as is"), "b": .number(1234.56789), "c": .quantity(0.5, unit: "t/MWh"), "d": .share(0.256),
                "e": .count(1200), "f": .plain(2019), "g": .term("sector.x"),
                "h": .list([.plain(1), .term("sector.x")]),
            ])
        #expect(filled == "as is|1\u{A0}234,57|0,5\u{A0}т/МВт·ч|25,6\u{A0}%|1\u{A0}200|2019|Жильё|1, Жильё")
        #expect(catalogue.texts(.ru).text("m", [:]).hasPrefix("⟦a⟧|"))
    }

    @Test("a range has its unit once and its thousands apart, and says which end is open")
    func ranges() throws {
        let texts = try catalogue("msgid \"m\"\nmsgstr \"{a}\"\nmsgid \"unit.t\"\nmsgstr \"t\"").texts(.en)
        func words(_ from: Double?, _ to: Double?, _ unit: String = "") -> String {
            texts.text("m", ["a": .range(from: from, to: to, unit: unit)])
        }
        #expect(words(0.01, 2, "t") == "0.01–2\u{A0}t")
        #expect(words(5000, 200_000) == "5,000–200,000")
        #expect(words(nil, 5000) == "≤\u{A0}5,000")
        #expect(words(200_000, nil) == "≥\u{A0}200,000")
    }

    @Test("names that hold commas do not run together in a list of them")
    func names() {
        #expect(Catalogue().texts(.en).list(names: ["Bar, Vinnytsia", "Turin"]) == "Bar, Vinnytsia; Turin")
    }

    @Test("punctuation inside the braces vanishes with an empty filling")
    func optionalPunctuation() throws {
        let texts = try catalogue("msgid \"l\"\nmsgstr \"{sector}{ (subsector)}: {carrier}\"").texts(.en)
        let sector: [String: Detail] = ["sector": .text("Homes"), "carrier": .text("Coal")]
        #expect(texts.text("l", sector.merging(["subsector": .text("")]) { $1 }) == "Homes: Coal")
        #expect(texts.text("l", sector.merging(["subsector": .text("flats")]) { $1 }) == "Homes (flats): Coal")
    }

    @Test("names stand in the order of the Kazakh alphabet")
    func order() {
        let ordered = "Ақтау Алматы Әулие Караганда Қарағанды Қостанай ұл үй ы іс яблоко".split(separator: " ")
            .map(String.init)
        #expect(AlphabetOrder(.kk).sorted(ordered.reversed() + ["Turin"]) { $0 } == ordered + ["Turin"])
        #expect(AlphabetOrder(.en).sorted(["Zagreb", "Łódź", "Äänekoski", "Bari"]) { $0 }.first == "Äänekoski")
    }
}
