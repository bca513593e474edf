import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite("Refusing foreign requests")
struct RequestGuardTests {
    private func status(
        _ method: HTTPRequest.Method, host: String? = "127.0.0.1:8080", site: String? = nil, origin: String? = nil,
        isLocal: Bool = true
    ) -> Int? {
        var headers = HTTPFields()
        if let site, let name = HTTPField.Name("Sec-Fetch-Site") { headers[name] = site }
        if let origin { headers[.origin] = origin }
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: "/en", headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        return RequestGuard(names: isLocal ? .loopback : .any).refusal(of: request)?.status.code
    }

    @Test(
        "in the local mode this machine's names are served",
        arguments: ["127.0.0.1", "127.0.0.1:8080", "localhost", "localhost:8080", "[::1]", "[::1]:8080"])
    func loopback(host: String) {
        #expect(status(.get, host: host) == nil)
        #expect(status(.post, host: host) == nil)
    }

    @Test(
        "another name for this machine is another site reaching through the browser",
        arguments: [
            nil, "", "example.org", "127.0.0.1.example.org", "localhost.example.org:8080", "192.168.0.7:8080",
            "0.0.0.0",
            "[::1].example.org", "evil@localhost", "[::2]:8080", "127.0.0.2",
        ])
    func rebinding(host: String?) {
        #expect(status(.get, host: host) == 421)
        #expect(status(.post, host: host) == 421)
    }

    @Test("a public server is reached by any name")
    func notLocal() {
        #expect(status(.get, host: "qala.example.org", isLocal: false) == nil)
    }

    @Test("a form of our own page is taken, whichever header the browser sends")
    func own() {
        #expect(status(.post, site: "same-origin", origin: "http://127.0.0.1:8080") == nil)
        #expect(status(.post, site: "none") == nil)
        #expect(status(.post, origin: "http://127.0.0.1:8080") == nil)
        #expect(status(.post, host: "qala.example.org", origin: "https://qala.example.org", isLocal: false) == nil)
        #expect(status(.post) == nil, "a program without these headers, such as curl")
    }

    @Test("a form from another site is refused", arguments: ["cross-site", "same-site", ""])
    func crossSite(site: String) {
        #expect(status(.post, site: site) == 403)
    }

    @Test(
        "a form of another origin is refused",
        arguments: [
            "http://example.org", "null", "http://127.0.0.1:9090", "http://127.0.0.1", "ftp://127.0.0.1:8080",
            "http://127.0.0.1:8080.example.org",
        ])
    func otherOrigin(origin: String) {
        #expect(status(.post, origin: origin) == 403)
        #expect(status(.post, site: "same-origin", origin: origin) == 403)
    }

    @Test("a page may be opened from anywhere")
    func links() {
        #expect(status(.get, site: "cross-site", origin: "http://example.org") == nil)
    }
}
