import Cryptography
import Testing

@Suite("SHA-256")
struct DigestTests {
    @Test(
        "known answers of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func known(text: String, hexadecimal: String) {
        #expect(Digest.sha256(Array(text.utf8)).hexadecimal == hexadecimal)
    }

    @Test("a million letters a")
    func million() {
        let digest = Digest.sha256([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect(digest.hexadecimal == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("pieces have the digest of the whole, wherever it was cut", arguments: [0, 1, 63, 64, 65, 200])
    func pieces(place: Int) {
        let whole = (0..<200).map { UInt8($0) }
        let pieces = [Array(whole[..<place]), [], Array(whole[place...])]
        #expect(Digest.sha256(of: pieces) == Digest.sha256(whole))
        #expect(whole.withUnsafeBytes(Digest.sha256) == Digest.sha256(whole))
    }

    @Test("a digest is read from what it is written as")
    func roundTrip() {
        let digest = Digest.sha256([1, 2, 3])
        #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
        #expect(Digest(hexadecimal: digest.hexadecimal.uppercased()) == digest)
        #expect(Digest(bytes: digest.bytes) == digest)
    }

    @Test("what is no digest is not read as one")
    func refused() {
        let text = Digest.sha256([]).hexadecimal
        #expect(Digest(hexadecimal: "") == nil)
        #expect(Digest(hexadecimal: String(text.dropLast())) == nil)
        #expect(Digest(hexadecimal: text + "0") == nil)
        #expect(Digest(hexadecimal: text.dropLast() + "g") == nil)
        #expect(Digest(hexadecimal: text + " ") == nil)
        #expect(Digest(bytes: []) == nil)
        #expect(Digest(bytes: [UInt8](repeating: 0, count: 33)) == nil)
    }
}
