import QalaTesting
import Testing
import Web

@Suite("Fields of a form")
struct FormFieldsTests {
    private func fields(_ text: String) -> FormFields { FormFields(urlEncoded: Array(text.utf8)) }

    @Test("names and values come apart at the first equals sign, in their order")
    func pairs() {
        let fields = fields("row=r1&amount=1+234%2C5&note=a%3Db=c&row=r2")
        #expect(fields.pairs.map(\.name) == ["row", "amount", "note", "row"])
        #expect(fields["amount"] == "1 234,5")
        #expect(fields["note"] == "a=b=c")
        #expect(fields.all("row") == ["r1", "r2"])
        #expect(fields["missing"] == nil && fields.all("missing").isEmpty)
    }

    @Test("a name without a value has an empty one; empty pairs are none", arguments: ["a", "a=", "&a=&", "&&a"])
    func empty(text: String) {
        #expect(fields(text).pairs.map(\.name) == ["a"])
        #expect(fields(text)["a"] == "")
    }

    @Test("letters of every alphabet come through")
    func letters() {
        #expect(fields("town=%D2%9A%D0%B0%D1%80%D0%B0%D2%93%D0%B0%D0%BD%D0%B4%D1%8B")["town"] == "Қарағанды")
        #expect(fields("town=Қарағанды")["town"] == "Қарағанды")
    }

    @Test(
        "a percent sign that stands for nothing is kept as it came",
        arguments: [("%", "%"), ("100%", "100%"), ("%2", "%2"), ("%zz", "%zz"), ("%2g1", "%2g1"), ("%%41", "%A")])
    func damaged(text: String, value: String) {
        #expect(fields("a=\(text)")["a"] == value)
    }

    @Test("bytes that are no text become replacement characters, never an error")
    func noText() {
        #expect(fields("a=%FF%FE")["a"] == "\u{FFFD}\u{FFFD}")
        #expect(FormFields(urlEncoded: [0x61, 0x3D, 0xFF])["a"] == "\u{FFFD}")
    }

    @Test("more fields than the limit are not taken apart")
    func limit() {
        let text = (0..<100).map { "a\($0)=1" }.joined(separator: "&")
        #expect(FormFields(urlEncoded: Array(text.utf8), limit: 10).pairs.count == 11)
        #expect(FormFields(urlEncoded: []).pairs.isEmpty)
    }

    @Test("two thousand random bodies are read without a fault, and equal bodies give equal fields")
    func fuzz() {
        var generator = SeededGenerator(seed: 7)
        let letters = Array("a=&%+2Fz\u{0}é".utf8) + [0xFF]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...40, using: &generator)
            let body = (0..<count).map { _ in letters.randomElement(using: &generator) ?? 0 }
            let fields = FormFields(urlEncoded: body)
            #expect(fields == FormFields(urlEncoded: body))
            #expect(fields.hashValue == FormFields(fields.pairs).hashValue)
            #expect(fields.pairs.count <= body.count)
        }
    }
}
