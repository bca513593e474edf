import Accounts
import Cryptography
import HTTPTypes
import QalaTesting
import Testing

@testable import Web

@Suite("Signing in, on pages")
struct SignInPagesTests {
    @Test("who knows address and password works, and leads back to where they came from")
    func signsIn() async throws {
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz", "Dana")
        let browser = Browser(house)
        let asked = try await browser.get("/kk/work?x=1")
        #expect(asked.status == 303 && asked.location == "/kk/sign-in?return=%2Fkk%2Fwork%3Fx%3D1")
        _ = try await browser.get("/kk/sign-in?return=%2Fkk%2Fwork%3Fx%3D1")
        let reply = try await browser.post(
            "/kk/sign-in",
            [("address", "dana@karaganda.kz"), ("password", OfficeHouse.password), ("return", "/kk/work?x=1")])
        #expect(reply.status == 303 && reply.location == "/kk/work?x=1")
        let page = try await browser.get("/kk/account")
        #expect(page.status == 200 && page.text.contains("Dana"))
        #expect(try await browser.get("/en/sign-in").status == 303, "who is signed in is led on")
    }

    @Test("the cookie is the browser's alone: only this host, encrypted, not for scripts, not from other sites")
    func cookie() async throws {
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz")
        let browser = Browser(house)
        let first = try #require(try await browser.get("/en/sign-in").cookies.first)
        let reply = try await browser.post(
            "/en/sign-in", [("address", "dana@karaganda.kz"), ("password", OfficeHouse.password)])
        let cookie = try #require(reply.cookies.first)
        for flags in [first, cookie] {
            #expect(flags.hasPrefix("__Host-qala="))
            #expect(flags.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
        }
        #expect(first.prefix(55) != cookie.prefix(55), "a token that may have been planted is worth nothing afterwards")
        #expect(reply.headers[.strictTransportSecurity] == "max-age=31536000")
        let loopback = try OfficeHouse(mode: .office(nil))
        let plain = try await Browser(loopback).get("/en/sign-in", host: "127.0.0.1:8080")
        #expect(plain.cookies.first?.hasPrefix("qala=") == true)
        #expect(plain.cookies.first?.hasSuffix("; Path=/; HttpOnly; SameSite=Lax") == true)
    }

    @Test("a token that somebody else planted is not the one that works afterwards")
    func fixation() async throws {
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz")
        let planted = Token(random: house.random)
        let victim = Browser(house)
        victim.setCookie("__Host-qala", planted.text)
        try await victim.signIn("dana@karaganda.kz")
        #expect(try await victim.get("/en/account").status == 200)
        let thief = Browser(house)
        thief.setCookie("__Host-qala", planted.text)
        #expect(try await thief.get("/en/account").status == 303)
    }

    @Test("whether an address has an account shows neither in words nor in status")
    func enumeration() async throws {
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz")
        func answers(_ address: String, _ password: String) async throws -> (Int, String) {
            let browser = Browser(house)
            _ = try await browser.get("/en/sign-in")
            let reply = try await browser.post("/en/sign-in", [("address", address), ("password", password)])
            let text = reply.text.replacing(browser.csrf ?? "-", with: "").replacing(address, with: "")
            return (reply.status, text)
        }
        let known = try await answers("dana@karaganda.kz", "wrong wrong wrong")
        let unknown = try await answers("nobody@karaganda.kz", "wrong wrong wrong")
        #expect(known.0 == 422 && unknown.0 == 422 && known.1 == unknown.1)
        let browser = Browser(house)
        _ = try await browser.get("/en/recovery")
        let one = try await browser.post("/en/recovery", [("address", "dana@karaganda.kz")])
        let other = try await browser.post("/en/recovery", [("address", "nobody@karaganda.kz")])
        #expect(one.status == 200 && one.text == other.text)
        #expect(await house.courier.sent.count == 1)
    }

    @Test("after five wrong passwords one waits, and is told how long")
    func waits() async throws {
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz")
        let browser = Browser(house)
        for _ in 0..<5 { #expect(try await browser.signIn("dana@karaganda.kz", "wrong").status == 422) }
        let reply = try await browser.signIn("dana@karaganda.kz")
        #expect(reply.status == 429 && reply.text.contains("2 seconds"))
        house.wait(3)
        #expect(try await browser.signIn("dana@karaganda.kz").status == 303)
    }

    @Test(
        "no address leads to another site after signing in",
        arguments: [
            "https://evil.example", "//evil.example", "/\\evil.example", "/kk//evil.example", "javascript:alert(1)",
            "/kk\\@evil.example", "/kkevil", "/kk/\u{0}x", "/de/work", "", "/kk/work\r\nSet-Cookie: a=b",
        ])
    func openRedirect(path: String) async throws {
        #expect(ReturnPath.checked(path) == nil)
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz")
        #expect(try await Browser(house).signIn("dana@karaganda.kz", returning: path).location == "/en/work")
    }

    @Test("local addresses are come back to", arguments: ["/kk", "/ru/work/karaganda-2022/edit", "/en/work?x=1"])
    func returns(path: String) {
        #expect(ReturnPath.checked(path) == path)
    }

    @Test("a second factor is enrolled, asked for, replaced by a code on paper, and taken away")
    func secondFactor() async throws {
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz")
        let browser = Browser(house)
        try await browser.signIn("dana@karaganda.kz")
        _ = try await browser.get("/en/account/second-factor")
        let begun = try await browser.post("/en/account/second-factor")
        let secret = try #require(begun.text.firstMatch(of: /secret=([A-Z2-7]{32})/).map { String($0.output.1) })
        #expect(begun.text.contains(String(secret.prefix(4)) + " "))
        #expect(begun.text.contains("href=\"otpauth://totp/Qala:dana%40karaganda.kz"))
        let code = try #require(OneTimeCode(base32: secret))
        #expect(try await browser.post("/en/account/second-factor/confirmation", [("code", "000000")]).status == 422)
        let before = browser.cookie
        let confirmed = try await browser.post(
            "/en/account/second-factor/confirmation", [("code", code.code(at: house.now))])
        let papers = confirmed.text.matches(of: /<code>([0-9a-z]{5}-[0-9a-z]{5})<\/code>/).map { String($0.output.1) }
        #expect(confirmed.status == 200 && papers.count == 10 && browser.cookie != before)

        let second = Browser(house)
        let step = try await second.signIn("dana@karaganda.kz", hasApp: false)
        #expect(step.location == "/en/sign-in/code")
        #expect(try await second.get("/en/account").status == 303, "the password alone does not let in")
        _ = try await second.get("/en/sign-in/code")
        #expect(try await second.post("/en/sign-in/code", [("code", "123456")]).status == 422)
        let entered = try await second.post("/en/sign-in/code", [("code", papers[0])])
        #expect(entered.status == 303 && entered.location == "/en/work")
        #expect(try await second.get("/en/account").text.contains("9 left"))

        _ = try await second.get("/en/account/second-factor")
        #expect(try await second.post("/en/account/second-factor/removal", [("password", "wrong")]).status == 422)
        #expect(
            try await second.post("/en/account/second-factor/removal", [("password", OfficeHouse.password)]).status
                == 303)
        #expect(try await Browser(house).signIn("dana@karaganda.kz").location == "/en/work")
    }

    @Test("signing out ends the session, here or everywhere")
    func signOut() async throws {
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz")
        let (one, two, three) = (Browser(house), Browser(house), Browser(house))
        for browser in [one, two, three] { try await browser.signIn("dana@karaganda.kz") }
        #expect(try await one.post("/en/sign-out").status == 303)
        #expect(try await one.get("/en/account").status == 303)
        let page = try await two.get("/en/account").text
        let other = try #require(
            page.firstMatch(of: /name="session" value="([0-9a-f]{64})"/).map { String($0.output.1) })
        #expect(try await two.post("/en/account/sessions", [("session", other)]).status == 303)
        #expect(try await three.get("/en/account").status == 303)
        #expect(try await two.get("/en/account").status == 200)
        #expect(try await two.post("/en/account/sessions", [("all", "1")]).location == "/en/sign-in")
        #expect(try await two.get("/en/account").status == 303)
    }

    @Test("nobody ends the session of somebody else")
    func foreignSession() async throws {
        let house = try OfficeHouse()
        let dana = try await house.person("dana@karaganda.kz")
        let owner = Browser(house)
        try await owner.signIn("dana@karaganda.kz")
        let session = try #require(await house.accounts.sessions(of: dana.id).first)
        let other = try await house.worker(.townEditor)
        _ = try await other.post("/en/account/sessions", [("session", session.id.hexadecimal)])
        #expect(try await owner.get("/en/account").status == 200)
    }

    @Test("a password is changed by who knows the old one; other browsers are signed out")
    func password() async throws {
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz")
        let (one, two) = (Browser(house), Browser(house))
        for browser in [one, two] { try await browser.signIn("dana@karaganda.kz") }
        let new = "тау мен тас арасы"
        let path = "/en/account/password"
        #expect(try await one.post(path, [("password", "wrong"), ("new", new)]).status == 422)
        let short = try await one.post(path, [("password", OfficeHouse.password), ("new", "short")])
        #expect(short.status == 422 && short.text.contains("12 characters"))
        let common = try await one.post(path, [("password", OfficeHouse.password), ("new", "қазақстан2026")])
        #expect(common.status == 422)
        #expect(try await one.post(path, [("password", OfficeHouse.password), ("new", new)]).status == 303)
        #expect(try await one.get("/en/account").status == 200)
        #expect(try await two.get("/en/account").status == 303)
        #expect(try await Browser(house).signIn("dana@karaganda.kz", new).status == 303)
    }

    @Test("a forgotten password is set anew by a link, once")
    func recovery() async throws {
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz")
        let browser = Browser(house)
        _ = try await browser.get("/en/recovery")
        _ = try await browser.post("/en/recovery", [("address", "Dana@Karaganda.kz")])
        let token = try #require(await house.courier.sent.first?.token).text
        #expect(try await browser.get("/en/recovery/\(token)").status == 200)
        let path = "/en/recovery/\(token)"
        #expect(try await browser.post(path, [("password", "short")]).status == 422)
        #expect(try await browser.post(path, [("password", "тау мен тас арасы")]).status == 200)
        #expect(try await browser.post(path, [("password", "тау мен тас арасы 2")]).status == 404)
        #expect(try await Browser(house).signIn("dana@karaganda.kz", "тау мен тас арасы").status == 303)
        #expect(try await browser.get("/en/recovery/xyz").status == 404)
    }

    @Test("an address is changed by the link that goes to the new one")
    func address() async throws {
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz")
        let browser = Browser(house)
        try await browser.signIn("dana@karaganda.kz")
        let path = "/en/account/address"
        #expect(try await browser.post(path, [("address", "x"), ("password", OfficeHouse.password)]).status == 422)
        let asked = try await browser.post(
            path, [("address", "new@karaganda.kz"), ("password", OfficeHouse.password)])
        #expect(asked.status == 200)
        let link = try #require(await house.courier.sent.first { $0.letter == .addressChange }?.token).text
        #expect(await house.courier.sent.contains { $0.letter == .addressChangeNotice })
        _ = try await browser.get("/en/address-changes/\(link)")
        #expect(try await browser.post("/en/address-changes/\(link)").status == 200)
        #expect(try await Browser(house).signIn("new@karaganda.kz").status == 303)
    }

    @Test("who erases their account types a word and the password first, and nothing of them is left but an identifier")
    func erases() async throws {
        let house = try OfficeHouse()
        let dana = try await house.person("dana@karaganda.kz", "Dana")
        let browser = Browser(house)
        try await browser.signIn("dana@karaganda.kz")
        let password = ("password", OfficeHouse.password)
        #expect(try await browser.post("/en/account/erasure", [("confirmation", "yes"), password]).status == 422)
        #expect(try await browser.post("/en/account/erasure", [("confirmation", "Erase"), password]).status == 200)
        #expect(await house.accounts.account(dana.id)?.state == .erased)
        #expect(try await browser.get("/en/account").status == 303)
    }

    @Test("where no letters are sent nobody is asked to wait for one")
    func noLetters() async throws {
        let house = try OfficeHouse(letters: false)
        let browser = Browser(house)
        #expect(try await browser.get("/en/recovery").status == 404)
        #expect(!(try await browser.get("/en/sign-in").text.contains("/en/recovery")))
    }
}
