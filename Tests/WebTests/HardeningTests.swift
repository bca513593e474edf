import Accounts
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import QalaTesting
import Testing

@testable import Web

/// In seconds what `Scripts/scan` does at length: what every reply carries, and what no page holds.
@Suite("What every reply carries", .serialized)
struct HardeningTests {
    private func headersAreThere(_ reply: Browser.Reply, _ what: String) {
        for (name, value) in [
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Strict-Transport-Security", "max-age=31536000"),
        ] {
            #expect(HTTPField.Name(name).flatMap { reply.headers[$0] } == value, "\(what): \(name)")
        }
        let policy = HTTPField.Name("Content-Security-Policy").flatMap { reply.headers[$0] } ?? ""
        #expect(policy.hasPrefix("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(what)")
        #expect(!policy.contains("unsafe") && !policy.contains("*"), "\(what)")
    }

    @Test("pages, data, files, refusals and errors alike carry the headers that bind a browser")
    func headers() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        let editor = try await house.worker(.townEditor)
        for address in [
            "/", "/en", "/en/towns.json", "/en/towns.csv", "/assets/qala.css", "/openapi.json", "/health",
            "/en/work", "/en/work/karaganda-2022.json", "/en/work/karaganda-2022/workbook.xlsx", "/en/nowhere",
            "/en/people", "/en/work/osh-2022",
        ] {
            headersAreThere(try await editor.get(address), address)
        }
        for address in ["/en", "/en/towns.csv", "/en/join", "/openapi.json", "/en/work"] {
            let head = try await editor.send(.head, address)
            #expect(head.status == 200 && head.bytes.isEmpty, "HEAD \(address)")
        }
        let tag = try #require(try await editor.get("/en/towns.csv").headers[.eTag])
        headersAreThere(try await editor.get("/en/towns.csv", ["If-None-Match": tag]), "304")
        headersAreThere(try await editor.get("/en", host: "evil.example"), "421")
        headersAreThere(
            try await editor.post("/en/sign-out", headers: ["Origin": "https://evil.example"]), "403 of another site")
        headersAreThere(try await editor.post("/en/sign-out", csrf: .some(nil)), "403 without a token")
        headersAreThere(try await editor.send(.put, "/en/towns.json"), "404 of a method")
        headersAreThere(try await Browser(house).get("/en/work"), "303")
    }

    @Test("no page holds a script or style of its own, and every form that changes something carries a token")
    func pages() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        let office = try await house.worker(.office, over: .everything, name: "<b onclick=x>\"'")
        var waiting = ["/en", "/en/work", "/en/people", "/en/account", "/en/work/karaganda-2022/edit"]
        var seen = Set(waiting)
        var kinds: [String: Int] = [:]
        while let address = waiting.popLast() {
            let reply = try await office.get(address)
            guard reply.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            let html = reply.text
            #expect(!html.contains(/<script(?![^>]* src="\/assets\/)/), "\(address): a script of its own")
            #expect(!html.contains(/<style|\sstyle=|javascript:|<b onclick/), "\(address): a style or script in markup")
            #expect(!html.contains(/<[a-z][^>]*\son[a-z]+=/), "\(address): a handler in markup")
            for form in html.matches(of: /<form[^>]*method="post".*?<\/form>/.dotMatchesNewlines()) {
                #expect(form.output.contains("name=\"csrf\""), "\(address): a form without a token")
            }
            for match in html.matches(of: /href="(\/en[^"#?]*)"/) {
                let link = String(match.output.1)
                let kind = link.replacing(/[a-z-]*[0-9]+[0-9a-f-]*|towns\/[a-z-]+/, with: "*")
                guard kinds[kind, default: 0] < 2, seen.insert(link).inserted else { continue }
                kinds[kind, default: 0] += 1
                waiting.append(link)
            }
        }
        #expect(seen.count > 40)
    }

    @Test("a body that breaks off in the middle of nonsense is the sender's fault and not the server's")
    func brokenBody() async throws {
        let house = try OfficeHouse()
        let body = RequestBody(
            asyncSequence: AsyncThrowingStream<ByteBuffer, any Error> {
                $0.finish(throwing: HTTPParserError.invalidChunkSize)
            })
        let head = HTTPRequest(method: .post, scheme: "https", authority: "qala.example", path: "/en/sign-in")
        let response = try await house.answer(Request(head: head, body: body), peer: nil)
        #expect(response.status == .badRequest)
    }

    @Test("the cookie of a session is the browser's alone: not for scripts, other sites or open lines")
    func cookie() async throws {
        let house = try OfficeHouse()
        try await house.person("dana@karaganda.kz", "Dana")
        let browser = Browser(house)
        let first = try await browser.get("/en/sign-in").cookies
        let second = try await browser.signIn("dana@karaganda.kz").cookies
        #expect(first.count == 1 && second.count == 1 && first != second)
        for cookie in first + second {
            #expect(cookie.hasPrefix("__Host-qala="))
            #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
        }
    }
}
