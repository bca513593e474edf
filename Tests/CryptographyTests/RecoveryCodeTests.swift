import Cryptography
import Testing

@Suite("Recovery codes")
struct RecoveryCodeTests {
    private let key = RecoveryCode.Key(of: SealingKey(random: SeededBytes(seed: 1)))

    @Test("what is kept of a code cannot be tested without the key, and differs from one installation to another")
    func keyed() throws {
        let code = try #require(RecoveryCode(typed: "abcde-01234"))
        let other = RecoveryCode.Key(of: SealingKey(random: SeededBytes(seed: 2)))
        #expect(code.digest(key: key) == RecoveryCode(typed: "ABCDE 01234")?.digest(key: key))
        #expect(Set([code.digest(key: key), code.digest(key: other), code.plainDigest]).count == 3)
        #expect(code.plainDigest == .sha256(Array("abcde01234".utf8)), "as it was kept before digests had a key")
        #expect(!"\(key) \(String(reflecting: key))".contains("bytes"))
    }

    @Test("a sheet has ten different codes of two groups of five letters without look-alikes")
    func sheet() {
        let codes = RecoveryCode.make(random: SystemRandom())
        #expect(codes.count == 10)
        #expect(Set(codes.map { $0.digest(key: key) }).count == 10)
        for code in codes {
            #expect(code.text.wholeMatch(of: /[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}/) != nil)
        }
    }

    @Test("every letter is as likely as another")
    func letters() {
        let random = SeededBytes(seed: 5)
        let text = RecoveryCode.make(3_200, random: random).map(\.text).joined().filter { $0 != "-" }
        let counts = Dictionary(text.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(counts.count == 32)
        #expect(counts.values.allSatisfy { (850...1_150).contains($0) })
    }

    @Test(
        "a code is read however it is typed",
        arguments: [
            "0123a-bcdez", "0123ABCDEZ", " 0123a bcdez ", "0-1-2-3-a-b-c-d-e-z", "O123A–BCDEZ", "oi23abcdez",
            "ol23a\u{2011}bcdez", "\t0L23a\u{A0}bcdez\n",
        ])
    func typed(text: String) throws {
        let code = try #require(RecoveryCode(typed: text))
        #expect(code.text == "0123a-bcdez")
        #expect(code.plainDigest == .sha256(Array("0123abcdez".utf8)))
    }

    @Test(
        "what cannot be a code is not read as one",
        arguments: ["", "-", "0123a-bcde", "0123a-bcdefg", "0123a-bcdu0", "0123a-bcdә0", "0123a_bcde0", "0123a.bcde0"])
    func refused(text: String) {
        #expect(RecoveryCode(typed: text) == nil)
    }

    @Test("any code is read from its text")
    func roundTrip() {
        for code in RecoveryCode.make(200, random: SeededBytes(seed: 9)) {
            #expect(RecoveryCode(typed: code.text) == code)
            #expect(RecoveryCode(typed: code.text.uppercased())?.digest(key: key) == code.digest(key: key))
        }
    }
}
