import Accounts
import Cryptography
import QalaTesting
import Testing

@Suite("Personal data and secrets are not shown")
struct PrivacyTests {
    private static func shown(_ value: Any) -> String {
        var text = String(describing: value) + String(reflecting: value) + "\(value)"
        dump(value, to: &text)
        return text
    }

    @Test("descriptions, dumps and mirrors hold neither name nor address nor secret")
    func hidden() async throws {
        let house = TestHouse()
        let account = try await house.person()
        let begun = try await house.session()
        let code = OneTimeCode(random: house.random)
        let link = OneTimeLink.sample(1, of: .sample(1), .addressChange(try #require(account.address)))
        let factor = SecondFactor(code: code)
        let outcome = try await house.signIn()
        let values: [Any] = [
            account, begun, begun.session, link, factor, link.purpose, try #require(account.address), outcome,
            PasswordSignIn.Proof(address: "aigerim@demokent.kz", password: TestHouse.password),
            [AccountChange.add(account), .post(link), .open(begun.session)],
            SignInVerdict.proven(account, renewed: account.password),
            try #require(try await house.resume(begun.token)),
        ]
        for value in values {
            let text = Self.shown(value)
            for secret in [
                "aigerim", "Әйгерім", TestHouse.password, begun.token.text, code.base32, "argon2", "\(code.secret)",
            ] {
                #expect(!text.contains(secret), "\(type(of: value))")
            }
        }
    }

    @Test("an origin tells places apart, depends on the key and does not show the place")
    func origin() {
        let one = Origin(network: "203.0.113.7", key: [1])
        #expect(one == Origin(network: "203.0.113.7", key: [1]))
        #expect(one != Origin(network: "203.0.113.8", key: [1]))
        #expect(one != Origin(network: "203.0.113.7", key: [2]))
        #expect(Origin(network: "12", key: Array("3".utf8)) != Origin(network: "2", key: Array("31".utf8)))
        #expect(one.text.wholeMatch(of: /[0-9a-f]{16}/) != nil)
        #expect(Origin(text: one.text) == one)
        for text in ["", "0123", "0123456789ABCDEF", "0123456789abcdeg"] { #expect(Origin(text: text) == nil) }
    }

    @Test("an identifier has 128 random bits and is read only as it is written")
    func identifiers() {
        let random = RepeatableRandom(seed: 5)
        let ids = (0..<1000).map { _ in AccountID(random: random) }
        #expect(Set(ids).count == 1000)
        for id in ids { #expect(AccountID(id.text) == id) }
        for text in ["", "0", String(repeating: "A", count: 32), String(repeating: "0", count: 33)] {
            #expect(AccountID(text) == nil)
        }
    }
}
