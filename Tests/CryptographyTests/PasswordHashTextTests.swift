import Cryptography
import Testing

@Suite("Password hashes as text")
struct PasswordHashTextTests {
    private static let salt = "MDEyMzQ1Njc4OWFiY2RlZg"
    private static let hash = "dxM42BlXPGcRaznheIro4EsOsM+d+7/i5tdGzz5GT8c"

    @Test("the text of a hash that could be ours is read")
    func read() throws {
        let hash = try PasswordHash(text: "$argon2id$v=19$m=65536,t=3,p=4$\(Self.salt)$\(Self.hash)")
        #expect(hash.cost == PasswordHash.Cost(memory: 65_536, passes: 3, lanes: 4))
    }

    @Test(
        "a text that is not written as a hash is refused",
        arguments: [
            "", "$", "$$$$$", "password", "argon2id$v=19$m=8,t=1,p=1$\(salt)$\(hash)",
            "$argon2i$v=19$m=8,t=1,p=1$\(salt)$\(hash)", "$argon2d$v=19$m=8,t=1,p=1$\(salt)$\(hash)",
            "$argon2id$v=16$m=8,t=1,p=1$\(salt)$\(hash)", "$argon2id$m=8,t=1,p=1$\(salt)$\(hash)",
            "$argon2id$v=19$t=1,m=8,p=1$\(salt)$\(hash)", "$argon2id$v=19$m=8,t=1$\(salt)$\(hash)",
            "$argon2id$v=19$m=8,t=1,p=1,data=AA$\(salt)$\(hash)", "$argon2id$v=19$m=08,t=1,p=1$\(salt)$\(hash)",
            "$argon2id$v=19$m=+8,t=1,p=1$\(salt)$\(hash)", "$argon2id$v=19$m=-8,t=1,p=1$\(salt)$\(hash)",
            "$argon2id$v=19$m=8,t=,p=1$\(salt)$\(hash)", "$argon2id$v=19$m=٨,t=1,p=1$\(salt)$\(hash)",
            "$argon2id$v=19$m=99999999999999999999,t=1,p=1$\(salt)$\(hash)",
            "$argon2id$v=19$m=8,t=1,p=1$\(salt)==$\(hash)", "$argon2id$v=19$m=8,t=1,p=1$\(salt)$\(hash)=",
            "$argon2id$v=19$m=8,t=1,p=1$\(salt)$\(hash)$", "$argon2id$v=19$m=8,t=1,p=1$\(salt)$\(hash)\n",
            "$argon2id$v=19$m=8,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZh$\(hash)", "$argon2id$v=19$m=8,t=1,p=1$\(salt)",
            "$argon2id$v=19$m=8,t=1,p=1$\(salt)$" + String(repeating: "A", count: 600),
        ])
    func malformed(text: String) {
        #expect(throws: PasswordHash.Failure.malformed) { _ = try PasswordHash(text: text) }
    }

    @Test(
        "a hash that would keep the machine busy, or protects nothing, is refused before anything is computed",
        arguments: [
            "m=4294967295,t=1,p=1", "m=262145,t=1,p=1", "m=8,t=4294967295,p=1", "m=8,t=11,p=1", "m=8,t=0,p=1",
            "m=7,t=1,p=1", "m=15,t=1,p=2", "m=64,t=1,p=5", "m=64,t=1,p=0", "m=262144,t=5,p=1", "m=0,t=0,p=0",
        ])
    func bounds(cost: String) {
        #expect(throws: PasswordHash.Failure.outOfBounds) {
            _ = try PasswordHash(text: "$argon2id$v=19$\(cost)$\(Self.salt)$\(Self.hash)")
        }
    }

    @Test(
        "a salt or a hash that is too short or too long is refused",
        arguments: [
            "AAAAAAAAAA$\(hash)", "$\(hash)", "\(salt)$AAAAAAAAAA", "\(salt)$",
            "\(String(repeating: "A", count: 88))$\(hash)", "\(salt)$\(String(repeating: "A", count: 88))",
        ])
    func lengths(saltAndHash: String) {
        #expect(throws: PasswordHash.Failure.outOfBounds) {
            _ = try PasswordHash(text: "$argon2id$v=19$m=8,t=1,p=1$\(saltAndHash)")
        }
    }
}
