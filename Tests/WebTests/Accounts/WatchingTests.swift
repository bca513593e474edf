import Accounts
import Cryptography
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import QalaTesting
import Synchronization
import Testing

@testable import Web

@Suite("Watching over the server")
struct WatchingTests {
    @Test("what is logged names nobody: no address, name, password, token or network")
    func logs() async throws {
        let house = try OfficeHouse()
        try await house.inventory()
        try await house.person(
            "dana@karaganda.kz", "Dana",
            [
                Grant(.townEditor, over: .towns([.karaganda]), giver: nil, given: 0)
            ])
        let browser = Browser(house)
        try await browser.signIn("dana@karaganda.kz", "wrong wrong wrong")
        try await browser.signIn("dana@karaganda.kz")
        _ = try await browser.get("/en/work/karaganda-2022?secret=1")
        _ = try await browser.get("/en/recovery")
        _ = try await browser.post("/en/recovery", [("address", "dana@karaganda.kz")])
        let token = try #require(await house.courier.sent.first?.token).text
        _ = try await browser.get("/en/recovery/\(token)")
        let lines = house.log.lines.withLock { $0 }
        #expect(lines.count > 8)
        #expect(lines.contains { $0.contains("/en/recovery/{token}") && $0.contains("200") })
        for secret in [
            "dana", "Dana", OfficeHouse.password, "wrong", token, "203.0.113", "secret=1",
            browser.cookie?.split(separator: "=").last.map(String.init) ?? "-", browser.csrf ?? "-",
        ] {
            #expect(!lines.contains { $0.contains(secret) }, "\(secret)")
        }
    }

    @Test("figures are for programs on this machine, and for nobody that a machine in front lets through")
    func metrics() async throws {
        let house = try OfficeHouse()
        _ = try await house.worker(.townEditor)
        let near = Browser(house, peer: "127.0.0.1")
        let reply = try await near.get("/metrics", host: "127.0.0.1:8080")
        #expect(reply.status == 200 && reply.headers[.contentType]?.contains("version=0.0.4") == true)
        #expect(reply.text.contains("qala_sessions 1") && reply.text.contains("qala_ledger_version 0"))
        #expect(!reply.text.contains("qala_log_size"))
        #expect(reply.text.contains("qala_requests_total{method=\"POST\",route=\"/en/sign-in\",status=\"303\"} 1"))
        #expect(reply.text.contains("qala_request_seconds_bucket{route=\"/en/sign-in\",le=\"+Inf\"}"))
        #expect(try await near.get("/metrics").status == 404, "under the name that people use")
        let proxied = try await near.get("/metrics", ["X-Forwarded-For": "198.51.100.1"], host: "127.0.0.1")
        #expect(proxied.status == 404)
        #expect(try await Browser(house).get("/metrics", host: "127.0.0.1").status == 404)
    }

    @Test("the server says whether its ledger answers, to whoever asks")
    func health() async throws {
        let house = try OfficeHouse()
        #expect(try await Browser(house).get("/health", host: "10.0.0.5").status == 200)
    }

    @Test("another name in Host is not served")
    func host() async throws {
        let house = try OfficeHouse()
        let browser = Browser(house)
        for host in ["evil.example", "qala.example.evil.example", "", "qala.example:8080", "127.0.0.1"] {
            #expect(try await browser.get("/en/sign-in", host: host).status == 421, "\(host)")
        }
        #expect(try await browser.get("/en/sign-in", host: "QALA.example").status == 200)
    }

    @Test("pages of people are kept by nobody; published pages give no cookie and are the same for everybody")
    func caching() async throws {
        let house = try OfficeHouse()
        let visitor = Browser(house)
        let before = try await visitor.get("/en/towns/karaganda")
        #expect(before.cookies.isEmpty)
        let editor = try await house.worker(.townEditor, name: "Dana")
        let after = try await editor.get("/en/towns/karaganda")
        #expect(before.text == after.text && !after.text.contains("Dana"))
        #expect(try await editor.get("/en/account").headers[.cacheControl] == "no-store")
        #expect(try await visitor.get("/en/account").status == 303)
    }

    @Test(
        "an IPv6 household is one place, an IPv4 address written in IPv6 is that address",
        arguments: [
            ("2001:db8:1:2:3:4:5:6", "20010db800010002/64"), ("2001:db8:1:2::9", "20010db800010002/64"),
            ("::ffff:203.0.113.7", "203.0.113.7"), ("203.0.113.7", "203.0.113.7"),
            ("fe80::1%eth0", "fe80000000000000/64"),
        ])
    func networks(address: String, network: String) {
        #expect(Peers.network(of: address) == network)
    }

    @Test("only a machine of ours is believed when it says for whom it asks")
    func proxies() {
        let peers = Peers(proxies: ["10.0.0.1"], key: [1])
        func origin(_ peer: String, _ forwarded: String?) -> Origin? {
            var fields = HTTPFields()
            if let forwarded, let name = HTTPField.Name("X-Forwarded-For") { fields[name] = forwarded }
            let head = HTTPRequest(method: .get, scheme: "http", authority: "a", path: "/", headerFields: fields)
            let context = QalaContext(peer: peer, logger: Logger(label: "t"))
            return peers.origin(of: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context)
        }
        #expect(origin("198.51.100.1", "203.0.113.7") == origin("198.51.100.1", nil))
        #expect(origin("10.0.0.1", "1.1.1.1, 203.0.113.7") == origin("203.0.113.7", nil))
        #expect(origin("10.0.0.1", "nonsense") == nil)
    }

    @Test(
        "an origin is https, or http on this machine",
        arguments: [
            ("https://qala.example", "qala.example"), ("https://qala.example:443", "qala.example"),
            ("https://qala.example:8443", "qala.example:8443"), ("http://localhost:8080", "localhost:8080"),
            ("http://[::1]:8080", "[::1]:8080"), ("http://qala.example", nil), ("qala.example", nil),
            ("https://", nil), ("https://a/b", nil), ("https://a:0", nil), ("https://a@b", nil),
        ])
    func origins(text: String, authority: String?) {
        #expect(WebOrigin(text)?.authority == authority)
    }

    @Test("passwords are hashed off the threads of other requests, two at a time")
    func threads() async throws {
        let threads = PasswordThreads()
        let most = Peak()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    try await threads {
                        most.enter()
                        for _ in 0..<200_000 { _ = most.value }
                        most.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(most.peak <= 2 && most.peak > 0)
    }

    @Test("a body larger than a form needs is refused")
    func size() async throws {
        let house = try OfficeHouse()
        let browser = Browser(house)
        _ = try await browser.get("/en/sign-in")
        let reply = try await browser.post("/en/sign-in", [("address", String(repeating: "a", count: 300_000))])
        #expect(reply.status == 413)
    }
}
