import Cryptography
import Foundation
import Testing

@Suite("Password hashes")
struct PasswordHashTests {
    @Test(
        "hashes made by Debian's argon2 command verify",
        arguments: [
            (
                "correct horse battery staple",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxNmJ5dGVzIQ$W2/hNMtQKxyFQI3cOFyMdL9hfH0kK/3DKouGLtcZUyw"
            ),
            (
                "password",
                "$argon2id$v=19$m=8,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$dxM42BlXPGcRaznheIro4EsOsM+d+7/i5tdGzz5GT8c"
            ),
            ("құпиясөз", "$argon2id$v=19$m=64,t=3,p=2$c29tZXNhbHQ$kANmCgtRT1EJXBrOd70uPjdxFawxqJ+R"),
        ])
    func foreign(password: String, text: String) throws {
        let hash = try PasswordHash(text: text)
        #expect(hash.text == text)
        #expect(hash.verifies(password))
        #expect(!hash.verifies(password + " "))
        #expect(!hash.verifies(""))
    }

    @Test("a salt that is known gives the text that Debian's argon2 command prints")
    func reproduced() throws {
        let salt = FixedBytes(all: Array("0123456789abcdef".utf8))
        let hash = try PasswordHash.make(password: "password", cost: .leastForTests, random: salt)
        #expect(
            hash.text == "$argon2id$v=19$m=8,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$dxM42BlXPGcRaznheIro4EsOsM+d+7/i5tdGzz5GT8c"
        )
    }

    @Test("a password verifies against its own hash only", arguments: ["", "a", "a\0b", "пароль", "🔑 кілт"])
    func own(password: String) throws {
        let hash = try PasswordHash.make(password: password, cost: .leastForTests, random: SystemRandom())
        #expect(hash.verifies(password))
        #expect(!hash.verifies(password + "a"))
        #expect(!hash.verifies("A" + password))
        #expect(try PasswordHash(text: hash.text) == hash)
    }

    @Test("the same password has another hash each time")
    func salted() throws {
        let hashes = try (0..<5).map { _ in
            try PasswordHash.make(password: "құпиясөз", cost: .leastForTests, random: SystemRandom())
        }
        #expect(Set(hashes.map(\.text)).count == 5)
    }

    @Test("a password is the same from a keyboard that composes its letters and from one that does not")
    func composed() throws {
        let hash = try PasswordHash.make(password: "\u{439}\u{E9}", cost: .leastForTests, random: SystemRandom())
        #expect(hash.verifies("\u{438}\u{306}e\u{301}"))
        #expect(!hash.verifies("\u{438}e"))
    }

    @Test("a password of 1024 bytes is taken, a longer one refused")
    func limit() throws {
        let longest = String(repeating: "й", count: 512)
        let hash = try PasswordHash.make(password: longest, cost: .leastForTests, random: SystemRandom())
        #expect(hash.verifies(longest))
        #expect(hash.verifies(longest.decomposedStringWithCanonicalMapping))
        #expect(!hash.verifies(longest + "a"))
        for count in [513, 100_000] {
            #expect(throws: PasswordHash.Failure.tooLong(limit: 1024)) {
                let password = String(repeating: "й", count: count)
                _ = try PasswordHash.make(password: password, cost: .leastForTests, random: SystemRandom())
            }
        }
    }

    @Test("the cost that is used unless another is asked for is the one of OWASP")
    func recommended() throws {
        let hash = try PasswordHash.make(password: "құпиясөз", random: SystemRandom())
        #expect(hash.text.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(hash.verifies("құпиясөз"))
        #expect(!hash.needsRehash(for: .recommended))
        #expect(PasswordHash.Cost(memory: 19_456, passes: 2, lanes: 1) == .recommended)
    }

    @Test("a hash of another cost is to be made again, and so is one with a short salt")
    func rehash() throws {
        let weak = try PasswordHash.make(password: "a", cost: .leastForTests, random: SystemRandom())
        #expect(weak.needsRehash(for: .recommended))
        #expect(!weak.needsRehash(for: .leastForTests))
        let short = try PasswordHash(text: "$argon2id$v=19$m=64,t=3,p=2$c29tZXNhbHQ$kANmCgtRT1EJXBrOd70uPjdxFawxqJ+R")
        #expect(short.needsRehash(for: short.cost))
    }
}

/// A source that gives the beginning of what it was made of.
private struct FixedBytes: RandomSource {
    var all: [UInt8]

    func bytes(_ count: Int) -> [UInt8] { Array(all.prefix(count)) }
}
