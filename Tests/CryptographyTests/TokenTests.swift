import Cryptography
import Testing

@Suite("Tokens")
struct TokenTests {
    @Test("a token is read from what it is written as")
    func roundTrip() {
        for seed in 0..<UInt8(50) {
            let token = Token(random: SeededBytes(seed: seed))
            #expect(token.text.utf8.count == 43)
            #expect(Token(text: token.text) == token)
        }
    }

    @Test("a token needs no escaping in an address")
    func letters() {
        let texts = (0..<UInt8(50)).map { Token(random: SeededBytes(seed: $0)).text }
        #expect(texts.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil })
        #expect(texts.contains { $0.contains("-") } && texts.contains { $0.contains("_") })
    }

    @Test("what is stored is the SHA-256 of the 32 bytes behind the text")
    func digest() {
        let zero = Token(text: String(repeating: "A", count: 43))
        #expect(zero?.digest == .sha256([UInt8](repeating: 0, count: 32)))
    }

    @Test("two tokens differ")
    func different() {
        let source = SeededBytes(seed: 7)
        #expect(Token(random: source) != Token(random: source))
        #expect(Token(random: SystemRandom()).digest != Token(random: SystemRandom()).digest)
    }

    @Test(
        "what is no token is not read as one",
        arguments: [
            "", "A", String(repeating: "A", count: 42), String(repeating: "A", count: 44),
            String(repeating: "A", count: 43) + "=", String(repeating: "A", count: 42) + "+",
            String(repeating: "A", count: 42) + "/", String(repeating: "A", count: 42) + " ",
            String(repeating: "A", count: 41) + "ә", "\n" + String(repeating: "A", count: 42),
        ])
    func refused(text: String) {
        #expect(Token(text: text) == nil)
    }

    @Test("a token has one spelling: bits that are left over must be zero", arguments: ["B", "C", "D", "_"])
    func oneSpelling(last: String) {
        #expect(Token(text: String(repeating: "A", count: 42) + last) == nil)
    }

    @Test("no secret shows itself in a description, a dump or inside another value")
    func hidden() throws {
        let random = SeededBytes(seed: 3)
        let token = Token(random: random)
        let key = SigningKey(random: random)
        let totp = OneTimeCode(random: random)
        let code = RecoveryCode(random: random)
        let hash = try PasswordHash.make(password: "құпиясөз", cost: .leastForTests, random: random)
        let secrets: [any Secret] = [token, key, totp, code, hash]
        var shown = ""
        for secret in secrets {
            shown += "\(secret) \(String(reflecting: secret)) \([secret]) \(String(describing: Optional(secret)))"
            dump(secret, to: &shown)
        }
        dump(secrets, to: &shown)
        #expect(shown.contains("Token, hidden") && shown.contains("SigningKey, hidden"))
        for text in [token.text, totp.base32, code.text, hash.text, "\(key.seed)", "\(totp.secret)", "bytes", "seed"] {
            #expect(!shown.contains(text))
        }
    }
}
