import Foundation
import Localization
import Testing

@Suite("Page samples")
struct PageSampleTests {
    private func html(_ sample: Samples.Sample, _ language: Language) throws -> String {
        sample.html(Texts(language, try #require(Samples.catalogue)))
    }

    @Test("a page is as it was in every language", arguments: Samples.all, Language.allCases)
    func snapshot(sample: Samples.Sample, language: Language) throws {
        let page = try html(sample, language).replacing("><", with: ">\n<")
        let file = Samples.folder.appending(path: "__Snapshots__/\(sample.name).\(language.rawValue).html")
        if ProcessInfo.processInfo.environment["QALA_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(page.utf8).write(to: file)
            return
        }
        let known = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let (now, before) = (page.split(separator: "\n"), known.split(separator: "\n"))
        let line = zip(now, before).enumerated().first { $0.element.0 != $0.element.1 }
        #expect(page == known, "line \((line?.offset ?? min(now.count, before.count)) + 1): \(line?.element.0 ?? "")")
    }

    @Test("every text has words in the page's language", arguments: Samples.all, Language.allCases)
    func noMissingText(sample: Samples.Sample, language: Language) throws {
        let missing = try html(sample, language).matches(of: /⟦[^⟧]*⟧/).map { String($0.output) }
        #expect(Set(missing).sorted() == [])
    }

    @Test("no style and no script stands inside a page", arguments: Samples.all)
    func noInline(sample: Samples.Sample) throws {
        let page = try html(sample, .en)
        #expect(!page.contains("style="))
        #expect(!page.contains("<style"))
        #expect(!page.contains("javascript:"))
        #expect(page.firstMatch(of: /\son[a-z]+=/) == nil)
        #expect(page.matches(of: /<script[^>]*>/).allSatisfy { $0.output.contains(" src=") })
    }

    @Test("identifiers are unique, and what points at one finds it", arguments: Samples.all)
    func identifiers(sample: Samples.Sample) throws {
        let page = try html(sample, .en)
        let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
        #expect(Set(ids).count == ids.count, "\(ids.filter { id in ids.count { $0 == id } > 1 })")
        let pointers = page.matches(of: #/ (?:for|aria-labelledby|aria-describedby|href)="#?([^"]*)"/#)
            .filter { !$0.output.0.contains("href=\"") || $0.output.0.contains("href=\"#") }
            .flatMap { $0.output.1.split(separator: " ").map(String.init) }
        for pointer in pointers where !pointer.contains("/") { #expect(ids.contains(pointer), "#\(pointer)") }
    }

    @Test("a page has one first heading, a title, a language and a way to the content", arguments: Samples.all)
    func structure(sample: Samples.Sample) throws {
        let page = try html(sample, .kk)
        #expect(page.matches(of: /<h1[ >]/).count == 1)
        #expect(page.contains("<html lang=\"kk\">"))
        #expect(page.contains("href=\"#main\""))
        #expect(page.firstMatch(of: /<title>[^<]+<\/title>/) != nil)
        #expect(page.matches(of: /<table/).count <= page.matches(of: /<thead>/).count)
    }

    @Test("tags are balanced", arguments: Samples.all)
    func balanced(sample: Samples.Sample) throws {
        var open: [Substring] = []
        let void: Set<Substring> = ["meta", "link", "input", "br", "option"]
        for match in try html(sample, .ru).matches(of: /<(\/?)([a-z0-9]+)[^>]*?(\/?)>/) {
            let (_, slash, name, selfClosing) = match.output
            if void.contains(name) || !selfClosing.isEmpty { continue }
            if slash.isEmpty { open.append(name) } else { #expect(open.popLast() == name) }
        }
        #expect(open.isEmpty)
    }

    @Test("a page is smaller than 100 kB", arguments: Samples.all, Language.allCases)
    func size(sample: Samples.Sample, language: Language) throws {
        #expect(try html(sample, language).utf8.count < 100_000)
    }
}
