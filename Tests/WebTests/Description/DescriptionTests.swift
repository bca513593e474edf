import Accounts
import Cities
import Cryptography
import Foundation
import HTTPTypes
import Ledger
import Localization
import QalaTesting
import Testing

@testable import Web

@Suite("What is answered to programs, described", .serialized)
struct DescriptionTests {
    private static let file = "Sources/Web/Description/openapi.json"
    /// Routes of no language that only browsers use.
    private static let forPeople: Set = ["GET /", "GET /assets/{}", "GET /log"]

    private let house: OfficeHouse
    private let described: Described
    /// The digest of a public revision that a checkpoint holds.
    private let digest: String

    init() async throws {
        house = try OfficeHouse()
        let revision = Revision(
            document: DocumentID(kind: "signatory", name: "karaganda"), after: nil,
            authorship: Authorship(author: "qala load", time: house.now), schema: 1,
            body: try #require(try OfficeHouse.content.get().signatory("karaganda")).documentBody())
        try await house.ledger.append(revision)
        _ = try await house.dailyCheckpoint?.make()
        digest = revision.digest.hexadecimal
        described = try Described(Array(try await Browser(house).get("/openapi.json").text.utf8))
    }

    /// A route or path with its language and parameters left open: `GET /{}/towns/{}.csv`.
    private static func pattern(_ route: String) -> String {
        let parts = route.split(separator: "/", omittingEmptySubsequences: false).map { part in
            Language.allCases.contains { $0.rawValue == part } ? "{}" : String(part)
        }
        return parts.joined(separator: "/").replacing(/\{[^}]*\}/, with: "{}")
            .replacing(/\/assets\/.*/, with: "/assets/{}")
    }

    private var patterns: Set<String> {
        Set(described.operations.map { Self.pattern("\($0.method) \($0.path)") })
    }

    @Test("it is served as JSON at one address, and kept by browsers until it changes")
    func served() async throws {
        let reply = try await Browser(house).get("/openapi.json")
        #expect(reply.status == 200 && reply.headers[.contentType] == "application/json")
        #expect(reply.headers[.eTag] != nil)
        #expect(described.document["openapi"] as? String == "3.1.0")
    }

    @Test("every route that ends as a file does, or belongs to no language, is described")
    func complete() throws {
        let local = try OfficeHouse(mode: .local)
        // Of a last part the route names only the whole, and of `**` only the beginning.
        let known = patterns.union(patterns.map { $0.replacing(/\}\.[a-z]+$/, with: "}") })
        for route in Set(house.routes + local.routes).map(Self.pattern).sorted() where !known.contains(route) {
            let path = route.split(separator: " ")[1]
            let isFile = path.split(separator: "/").last?.contains(".") == true
            guard isFile || !path.hasPrefix("/{}"), !Self.forPeople.contains(route) else { continue }
            if route.hasSuffix("**"), known.contains(where: { $0.hasPrefix(route.dropLast(2)) }) { continue }
            Issue.record(
                """
                \(route) is not described. Add it to "paths" of \(Self.file), with what it answers; or, if only \
                browsers use it, to DescriptionTests.forPeople.
                """)
        }
    }

    @Test("every operation has a name of its own, a summary and its answers, and every reference leads somewhere")
    func whole() {
        let operations = described.operations
        let names = operations.compactMap { $0.body["operationId"] as? String }
        #expect(names.count == operations.count && Set(names).count == names.count)
        for operation in operations {
            #expect(operation.body["summary"] is String, "\(operation.path)")
            #expect((operation.body["responses"] as? [String: Any])?.isEmpty == false, "\(operation.path)")
        }
        let references = Set(described.references)
        for reference in references {
            #expect(described.resolved(["$ref": reference]) != nil, "\(reference) leads nowhere")
        }
        for (kind, things) in described.document["components"] as? [String: [String: Any]] ?? [:] {
            for name in things.keys where kind != "securitySchemes" {
                #expect(references.contains("#/components/\(kind)/\(name)"), "\(kind) \(name) is used nowhere")
            }
        }
    }

    @Test("what is described is answered as it is described, for the examples that stand there")
    func answers() async throws {
        try await house.inventory()
        try await house.draftPlan()
        try await house.publishedPlan()
        try await house.publishedReport()
        let office = try await house.worker(.office, over: .everything)
        // What was published meanwhile is read with the list of one's work.
        _ = try await office.get("/en/work")
        let reviewer = try await house.worker(.reviewer, over: .everything)
        for operation in described.operations {
            let address = self.address(operation)
            let isForMachine = operation.path == "/metrics"
            let person = operation.path.contains("/reviews") ? reviewer : office
            let browser = isForMachine ? Browser(house, peer: "127.0.0.1") : person
            let reply: Browser.Reply
            if operation.method == "GET" {
                reply = try await browser.get(address, host: isForMachine ? "127.0.0.1" : "qala.example")
            } else {
                _ = try await office.get("/en/account")
                reply = try await office.post(
                    address, [("partial", "1"), ("row", "r1"), ("r.r1.amount", "1300")],
                    headers: ["Accept": "application/json"])
            }
            // Without the typesetter a report is a page.
            if address.hasSuffix(".pdf"), reply.status == 303 { continue }
            try check(reply, operation, 200)
        }
    }

    @Test("a refusal is answered as it is described", arguments: ["visitor", "stranger"])
    func refusals(asker: String) async throws {
        try await house.inventory()
        let stranger = asker == "visitor" ? Browser(house) : try await house.worker(nil)
        for operation in described.operations where operation.method == "GET" {
            let address = self.address(operation).replacing("gabrovo", with: "nowhere")
                .replacing("/karaganda.", with: "/nowhere.").replacing("/KZ/", with: "/ZZ/")
            let reply = try await stranger.get(address)
            try check(reply, operation, reply.status)
        }
    }

    @Test(
        "a workbook that cannot be made is refused, and no page comes under the name of a workbook",
        arguments: ["", "?town=A&country=KZ", "?town=A&country=KZ&year=1979", "?town=A&country=ZZ&year=2022"])
    func workbook(query: String) async throws {
        let reply = try await Browser(house).get("/en/workbook.xlsx\(query)")
        #expect(reply.status == 422 && reply.headers[.contentType]?.hasPrefix("text/html") == true)
    }

    @Test("of a town in no register the newest inventory is had in the form that was asked for")
    func elsewhere() async throws {
        for (ending, expected) in [("", ""), (".json", ".json"), (".csv", ".csv")] {
            let reply = try await Browser(house).get("/en/towns/turin\(ending)")
            #expect(reply.location == "/en/towns/turin/inventories/2019\(expected)")
        }
    }

    /// An address of the examples, with a digest that this house has.
    private func address(_ operation: Described.Operation) -> String {
        described.address(operation).replacing(String(repeating: "0", count: 64), with: digest)
    }

    private func check(_ reply: Browser.Reply, _ operation: Described.Operation, _ status: Int) throws {
        let name = operation.testDescription
        #expect(reply.status == status, "\(name)")
        guard let response = described.response(operation, status) else {
            Issue.record("\(name) answered \(reply.status), which \(Self.file) does not describe")
            return
        }
        for (header, _) in response["headers"] as? [String: Any] ?? [:] {
            #expect(HTTPField.Name(header).flatMap { reply.headers[$0] } != nil, "\(name): no \(header)")
        }
        let contents = described.contents(operation, status)
        guard !contents.isEmpty else { return }
        let media = String((reply.headers[.contentType] ?? "").prefix { $0 != ";" })
        guard let content = contents[media] else {
            Issue.record("\(name) answered \(status) as \(media), which \(Self.file) does not describe")
            return
        }
        if let heading = content["example"] as? String {
            #expect(reply.text.split(separator: "\n").first.map(String.init) == heading, "\(name)")
        }
        if media == "application/json" {
            let value = try JSONSerialization.jsonObject(with: Data(reply.text.utf8))
            let faults = SchemaCheck(described: described).faults(value, content["schema"])
            #expect(faults.isEmpty, "\(name), beside \(Self.file): \(faults.prefix(5))")
        }
    }

    @Test("whatever a page leads to and is no page is described")
    func links() async throws {
        try await house.inventory()
        try await house.draftPlan()
        let office = try await house.worker(.office, over: .everything)
        var waiting = ["/en", "/en/work", "/en/people"]
        var seen = Set(waiting)
        var counts: [String: Int] = [:]
        var files = 0
        while let address = waiting.popLast() {
            let reply = try await office.get(address)
            guard reply.headers[.contentType]?.hasPrefix("text/html") == true else {
                guard reply.status == 200, !address.hasPrefix("/assets/") else { continue }
                files += 1
                let path = String(address.prefix { $0 != "?" })
                let isDescribed = described.operations.contains { Self.fits(path, $0.path) }
                #expect(isDescribed, "\(address) is no page and is not described in \(Self.file)")
                continue
            }
            for match in reply.text.matches(of: /href="(\/[^"#]*)"/) {
                let link = String(match.output.1).replacing("&amp;", with: "&")
                // A few addresses of each form tell as much as all of them.
                let form = String(link.prefix { $0 != "?" }).replacing(
                    /[a-z-]*[0-9]+[0-9a-f-]*|towns\/[a-z-]+/, with: "*")
                guard link == "/openapi.json" || link.hasPrefix("/en"), !seen.contains(link),
                    counts[form, default: 0] < 2
                else { continue }
                counts[form, default: 0] += 1
                seen.insert(link)
                waiting.append(link)
            }
        }
        #expect(files > 15, "\(files) files were led to")
    }

    /// Whether an address is one of a path with parameters.
    private static func fits(_ address: String, _ path: String) -> Bool {
        let pattern = path.replacing(".", with: "\\.").replacing(/\{[^}]*\}/, with: "[^/]+")
        return address.range(of: "^\(pattern)$", options: .regularExpression) != nil
    }
}
