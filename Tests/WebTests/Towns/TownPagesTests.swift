import Testing

@testable import Web

@Suite("Towns on the map and in the list")
struct TownPagesTests {
    private let browser: Browser

    init() throws { browser = Browser(try OfficeHouse()) }

    private func dots(_ address: String) async throws -> Int {
        let reply = try await browser.get(address)
        #expect(reply.status == 200, "\(address)")
        return reply.text.matches(of: /<a href="\/en\/towns\/[^"]+"[^>]* tabindex="-1"/).count
    }

    @Test("the map is narrowed as the list is, and both lead to each other with the same filter")
    func narrowed() async throws {
        #expect(try await dots("/en/map?country=KZ") == 9)
        let held = try await dots("/en/map?country=KZ&standing=on_hold")
        let active = try await dots("/en/map?country=KZ&standing=active")
        #expect(held > 0 && active > 0 && held + active == 9)
        let map = try await browser.get("/en/map?country=KZ&commitment=2030&standing=active").text
        #expect(map.contains("href=\"/en/towns?country=KZ&amp;commitment=2030\""))
        #expect(map.contains("href=\"/en/towns.csv?country=KZ&amp;commitment=2030&amp;standing=active\""))
        let list = try await browser.get("/en/towns?country=KZ&commitment=2030").text
        #expect(list.contains("href=\"/en/map?country=KZ&amp;commitment=2030&amp;standing=active\""))
    }

    @Test("towns on hold are grey rings, and the legend counts every mark")
    func legend() async throws {
        let map = try await browser.get("/en/map").text
        #expect(map.matches(of: /<a href="[^"]+" class="held"/).count == 217)
        #expect(map.contains("On hold or suspended, does not count: 217"))
        #expect(map.contains("<a href=\"/en/towns/karaganda\""))
        #expect(try await browser.get("/en").text.contains("On hold or suspended, does not count: 217"))
    }

    @Test("the data hold the towns of the filter", arguments: ["csv", "json"])
    func data(kind: String) async throws {
        func count(_ query: String) async throws -> Int {
            let text = try await browser.get("/en/towns.\(kind)\(query)").text
            return kind == "csv" ? text.split(separator: "\n").count - 1 : text.matches(of: /"slug"/).count
        }
        #expect(try await count("") == 522)
        #expect(try await count("?country=kz") == 9)
        #expect(try await count("?standing=on_hold") == 217)
        #expect(try await count("?coordinator=coordinator-lviv-regional-state-administration") == 23)
    }

    @Test("a value that is no choice is told and never fails", arguments: ["map", "towns"])
    func wrong(page: String) async throws {
        for query in [
            "country=Narnia", "commitment=2031", "size=-1", "coordinator=..%2F..", "standing=%22%3E%3Cscript%3E",
        ] {
            let reply = try await browser.get("/en/\(page)?\(query)")
            #expect(reply.status == 200 && reply.text.contains("Left out, because"), "\(query)")
            #expect(!reply.text.contains("\"><script>"))
        }
        for query in ["page=99999999999999999999", "page=9223372036854775807", "country=ZZ", "q=%00%FF", "country=%"] {
            #expect(try await browser.get("/en/\(page)?\(query)").status == 200, "\(query)")
        }
    }

    @Test("the map of all towns is a light page", arguments: ["en", "ru", "kk"])
    func light(language: String) async throws {
        let bytes = try await browser.get("/\(language)/map").bytes.count
        #expect(bytes < 100_000, "\(bytes)")
    }
}
