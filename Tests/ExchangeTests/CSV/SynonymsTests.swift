import Exchange
import Testing

@Suite("Words for notation keys")
struct SynonymsTests {
    private let keys = Synonyms([
        "NO": "NO", "not occurring": "NO", "не происходит": "NO", "болмайды": "NO", "NE": "NE", "не оценено": "NE",
        "н.о.": "NE", "IE": "IE", "учтено в другом месте": "IE", "C": "C", "учтённое": "IE",
    ])

    @Test(
        "words are recognised in any case and with any spaces",
        arguments: [
            ("NO", "NO"), (" no ", "NO"), ("Not  occurring", "NO"), ("Не\u{A0}происходит", "NO"), ("БОЛМАЙДЫ", "NO"),
            ("н. о.", "NE"), ("N.E.", "NE"), ("c", "C"), ("учтенное", "IE"),
        ])
    func recognised(text: String, key: String) { #expect(keys.recognised(text) == key) }

    @Test("other words are not", arguments: ["", "-", "none", "нет", "0", "not"])
    func unknown(text: String) { #expect(keys.recognised(text) == nil) }

    @Test("what follows a key is kept")
    func notes() {
        #expect(keys.match("IE: industry")?.note == "industry")
        #expect(keys.match("IE (see buildings)")?.note == "see buildings")
        #expect(keys.match("NO*")?.key == "NO")
        #expect(keys.match("NE")?.note == "")
        #expect(keys.match("Iceland: 5") == nil)
    }
}
