import Cryptography
import Testing

@Suite("Ed25519 signatures")
struct SigningKeyTests {
    @Test(
        "the examples of RFC 8032, section 7.1, and one made with the cryptography package of Python",
        arguments: [
            [
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                    + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
            ],
            [
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da0"
                    + "85ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            ],
            [
                "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac1"
                    + "8ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
            ],
            [
                "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
                "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                    + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
                "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b5890"
                    + "9351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
            ],
            [
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8", "d29ad0b0d0bbd0b0",
                "1ea2a1b04f5d37b1e6f558870a7c68c1c351baffe6f7afead1082d6f85c315507"
                    + "bbc2db62c2ef1133ade1a30757cfe90b5b52464215a0b1b76e7f5c2c45f9e01",
            ],
        ])
    func known(example: [String]) throws {
        let parts = example.map(bytes(hexadecimal:))
        let key = try #require(SigningKey(seed: parts[0]))
        #expect(key.verifyingKey.bytes == parts[1])
        #expect(key.sign(parts[2]) == parts[3])
        #expect(try #require(VerifyingKey(bytes: parts[1])).verifies(parts[3], of: parts[2]))
    }

    @Test("a signature verifies for its content and its key only")
    func others() {
        let random = SeededBytes(seed: 11)
        let key = SigningKey(random: random)
        let content = Array("қала".utf8)
        let signature = key.sign(content)
        #expect(key.verifyingKey.verifies(signature, of: content))
        #expect(!key.verifyingKey.verifies(signature, of: content + [0]))
        #expect(!key.verifyingKey.verifies(signature, of: []))
        #expect(!SigningKey(random: random).verifyingKey.verifies(signature, of: content))
        for bit in 0..<512 {
            var flipped = signature
            flipped[bit / 8] ^= 1 << (bit % 8)
            #expect(!key.verifyingKey.verifies(flipped, of: content))
        }
    }

    @Test("what has another length is neither key nor signature")
    func lengths() {
        let key = SigningKey(random: SeededBytes(seed: 12))
        for count in [0, 31, 33, 64] {
            #expect(SigningKey(seed: [UInt8](repeating: 1, count: count)) == nil)
            #expect(VerifyingKey(bytes: [UInt8](repeating: 1, count: count)) == nil)
        }
        let signature = key.sign([1])
        #expect(!key.verifyingKey.verifies([], of: [1]))
        #expect(!key.verifyingKey.verifies(Array(signature.dropLast()), of: [1]))
        #expect(!key.verifyingKey.verifies(signature + [0], of: [1]))
    }

    @Test("bytes that are no point of the curve verify nothing")
    func noPoint() throws {
        let key = try #require(VerifyingKey(bytes: [2] + [UInt8](repeating: 0, count: 31)))
        #expect(!key.verifies(SigningKey(random: SeededBytes(seed: 1)).sign([]), of: []))
    }

    @Test("a key taken from its seed is the same key")
    func stored() {
        let key = SigningKey(random: SystemRandom())
        #expect(SigningKey(seed: key.seed) == key)
        #expect(SigningKey(seed: key.seed)?.verifyingKey == key.verifyingKey)
        #expect(SigningKey(random: SystemRandom()) != key)
    }
}
