import Cryptography
import Testing

@Suite("Keyed digest")
struct KeyedDigestTests {
    @Test(
        "the examples of RFC 4231 come out",
        arguments: [
            (
                Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                [UInt8](repeating: 0xAA, count: 131),
                Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
        ])
    func examples(key: [UInt8], bytes: [UInt8], expected: String) {
        #expect(Digest.keyed(bytes, key: key).hexadecimal == expected)
    }

    @Test("another key or another text gives another digest")
    func differs() {
        let digest = Digest.keyed([1], key: [2])
        #expect(digest == Digest.keyed([1], key: [2]))
        #expect(digest != Digest.keyed([2], key: [1]) && digest != Digest.keyed([1], key: []))
    }
}
