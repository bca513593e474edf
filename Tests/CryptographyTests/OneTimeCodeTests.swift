import Cryptography
import Testing

@Suite("One-time codes")
struct OneTimeCodeTests {
    /// The secret of the examples in RFC 4226 and RFC 6238: `12345678901234567890`.
    private let example: OneTimeCode

    init() throws {
        example = try #require(OneTimeCode(secret: Array("12345678901234567890".utf8)))
    }

    @Test(
        "the HOTP values of RFC 4226, appendix D",
        arguments: zip(
            Int64(0)...9,
            [
                "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
            ]))
    func counters(step: Int64, code: String) {
        #expect(example.code(step: step) == code)
    }

    @Test(
        "the last six digits of RFC 6238, appendix B, for SHA-1",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func times(seconds: Int64, eight: String) {
        #expect(example.code(at: seconds) == String(eight.suffix(6)))
    }

    @Test("a code lasts 30 seconds")
    func period() {
        #expect(example.code(at: 30) == example.code(at: 59))
        #expect(example.code(at: 29) != example.code(at: 30))
        #expect(example.code(at: -1) == example.code(step: -1))
        #expect(example.code(at: .max).count == 6 && example.code(at: .min).count == 6)
    }

    @Test("a code is accepted one step early and one step late, not two", arguments: -3...3)
    func window(distance: Int64) {
        let step: Int64 = 1_000
        let found = example.step(matching: example.code(step: step + distance), at: step * 30 + 12, after: nil)
        #expect(found == (abs(distance) <= 1 ? step + distance : nil))
    }

    @Test("a step that was used, and any before it, is not accepted again")
    func replay() {
        let code = example.code(step: 1_000)
        #expect(example.step(matching: code, at: 30_000, after: 999) == 1_000)
        #expect(example.step(matching: code, at: 30_000, after: 1_000) == nil)
        #expect(example.step(matching: code, at: 30_000, after: 1_001) == nil)
        #expect(example.step(matching: example.code(step: 999), at: 30_000, after: 999) == nil)
        #expect(example.step(matching: example.code(step: 1_001), at: 30_000, after: 1_000) == 1_001)
    }

    @Test("spaces do not matter", arguments: ["755 224", " 755224 ", "7 5 5 2 2 4", "755\u{A0}224", "755224\n"])
    func spaces(typed: String) {
        #expect(example.step(matching: typed, at: 0, after: nil) == 0)
    }

    @Test(
        "what is not the code is not accepted",
        arguments: ["", "755225", "75522", "7552240", "755-224", "٧٥٥٢٢٤", "755224x", "84755224"])
    func refused(typed: String) {
        #expect(example.step(matching: typed, at: 0, after: nil) == nil)
    }

    @Test("an app reads the secret from base32")
    func base32() {
        #expect(example.base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(OneTimeCode(base32: example.base32) == example)
        for seed in 0..<UInt8(50) {
            let secret = OneTimeCode(random: SeededBytes(seed: seed))
            #expect(OneTimeCode(base32: secret.base32) == secret)
            #expect(OneTimeCode(secret: secret.secret) == secret)
        }
    }

    @Test(
        "what is no secret is not read as one",
        arguments: [
            "", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQA",
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGE", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1",
            "gezdgnbvgy3tqojqgezdgnbvgy3tqojq",
        ])
    func noSecret(text: String) {
        #expect(OneTimeCode(base32: text) == nil)
        #expect(OneTimeCode(secret: Array(text.utf8)) == nil)
    }

    @Test("the address names issuer and account, whatever letters they have")
    func uri() {
        #expect(
            example.uri(issuer: "Qala", account: "aigul@karaganda.kz")
                == "otpauth://totp/Qala:aigul%40karaganda.kz?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Qala"
                + "&algorithm=SHA1&digits=6&period=30")
        let uri = example.uri(issuer: "Қала & co", account: "a:b?c=d#e/ә")
        #expect(uri.hasPrefix("otpauth://totp/%D2%9A%D0%B0%D0%BB%D0%B0%20%26%20co:a%3Ab%3Fc%3Dd%23e%2F%D3%99?secret="))
        #expect(uri.contains("&issuer=%D2%9A%D0%B0%D0%BB%D0%B0%20%26%20co&algorithm="))
    }
}
