import Cryptography
import Testing

@Suite("Seals of AES-256-GCM")
struct SealTests {
    private static let p60 =
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
        + "b16aedf5aa0de657ba637b39"
    private static let c60 =
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
        + "c5f61e6393ba7a0abcc9f662"
    private static let key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"

    /// Each is key, nonce, content, owner, and ciphertext with tag.
    @Test(
        "the examples 13 to 15 of the specification of GCM, and one made with the cryptography package of Python",
        arguments: [
            [
                "0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000", "", "",
                "530f8afbc74536b9a963b4f1c4cb738b",
            ],
            [
                "0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000",
                "00000000000000000000000000000000", "",
                "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
            ],
            [
                key, "cafebabefacedbaddecaf888", p60 + "1aafd255", "",
                c60 + "898015adb094dac5d93471bdec1a502270e3cc6c",
            ],
            [
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", "0102030405060708090a0b0c",
                "6465666768696a6b6c6d6e6f7071727374757677", "0123456789abcdef0123456789abcdef",
                "618f3cb284fd9aed20cf0d286062985b36369789c26b5d02ff9659722e6b24befe366106",
            ],
        ])
    func known(example: [String]) throws {
        let key = try #require(SealingKey(bytes: bytes(hexadecimal: example[0])))
        let content = bytes(hexadecimal: example[2])
        let seal = Seal(content, with: key, for: example[3], random: FixedBytes(fixed: bytes(hexadecimal: example[1])))
        #expect(seal.bytes == bytes(hexadecimal: example[1] + example[4]))
        #expect(try seal.open(with: key, for: example[3]) == content)
    }

    @Test("no bit of a seal can be flipped, and no byte be missing or too many")
    func altered() throws {
        let key = SealingKey(random: SeededBytes(seed: 1))
        let seal = Seal(Array("secret".utf8), with: key, for: "owner", random: SeededBytes(seed: 2))
        for bit in 0..<seal.bytes.count * 8 {
            var bytes = seal.bytes
            bytes[bit / 8] ^= 1 << (bit % 8)
            #expect(throws: Seal.Failure.doesNotOpen) { try Seal(bytes: bytes).open(with: key, for: "owner") }
        }
        for bytes in [[], Array(seal.bytes.dropLast()), Array(seal.bytes.dropFirst()), seal.bytes + [0]] {
            #expect(throws: Seal.Failure.doesNotOpen) { try Seal(bytes: bytes).open(with: key, for: "owner") }
        }
        #expect(try Seal(bytes: seal.bytes).open(with: key, for: "owner") == Array("secret".utf8))
    }

    @Test("another key or another owner does not open it")
    func others() {
        let random = SeededBytes(seed: 3)
        let (key, other) = (SealingKey(random: random), SealingKey(random: random))
        let seal = Seal([1, 2, 3], with: key, for: "owner", random: random)
        #expect(throws: Seal.Failure.doesNotOpen) { try seal.open(with: other, for: "owner") }
        for owner in ["", "owne", "owner2", "Owner"] {
            #expect(throws: Seal.Failure.doesNotOpen) { try seal.open(with: key, for: owner) }
        }
    }

    @Test("the same content is closed differently each time, and any length is given back")
    func lengths() throws {
        let random = SeededBytes(seed: 4)
        let key = SealingKey(random: random)
        for count in [0, 1, 15, 16, 17, 20, 1000] {
            let content = random.bytes(count)
            let seals = (0..<2).map { _ in Seal(content, with: key, for: "", random: random) }
            #expect(seals[0] != seals[1])
            #expect(seals[0].bytes.count == count + 28)
            for seal in seals { #expect(try seal.open(with: key, for: "") == content) }
        }
    }

    @Test("a key has 32 bytes and shows none of them")
    func keys() {
        for count in [0, 16, 31, 33] { #expect(SealingKey(bytes: [UInt8](repeating: 1, count: count)) == nil) }
        let key = SealingKey(random: SystemRandom())
        #expect(SealingKey(bytes: key.bytes) == key)
        #expect(SealingKey(random: SystemRandom()) != key)
        var dumped = ""
        dump(key, to: &dumped)
        #expect("\(key)" == "SealingKey, hidden")
        #expect(!dumped.contains("bytes"))
    }
}

/// A source that gives the same bytes always, as the vectors need it.
private struct FixedBytes: RandomSource {
    let fixed: [UInt8]

    func bytes(_ count: Int) -> [UInt8] { Array(fixed.prefix(count)) }
}
