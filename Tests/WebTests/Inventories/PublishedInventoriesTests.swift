import Exchange
import HTTPTypes
import Hummingbird
import Inventories
import Localization
import Quantities
import Storage
import Testing

@testable import Web

@Suite("Published inventories, page by page")
struct PublishedInventoriesTests {
    /// A server on a ledger with a hundred and twenty inventories beside those that ship.
    private static func many(_ body: (PublicHouse) async throws -> Void) async throws {
        let shared = try await SharedLedger(.sqlite)
        defer { shared.remove() }
        let ledger = try await shared.open()
        for number in 101...220 {
            // Before and after all names that ship, so that each page is known.
            let name = "Aa \(number)"
            let year = Year(number % 2 == 0 ? 2021 : 2022)
            try await ledger.save(
                Inventory(town: .init(name: name, country: "KZ"), year: year),
                as: InventoryDocument.publishedID(town: "aa-\(number)-town", year: year.number))
        }
        try await body(PublicHouse(ledger))
        await ledger.close()
    }

    private static func rows(_ text: String) -> [String] {
        text.matches(of: /<a href="\/[a-z]+\/towns\/([^"\/]+)\/inventories\/[0-9]+"/).map { String($0.output.1) }
    }

    @Test("fifty stand on a page, in the order of their names, and none is examined for it")
    func list() async throws {
        try await Self.many { house in
            let content = house.house.publisher.content
            let first = try await house.get("/en/inventories")
            #expect(Self.rows(first) == (101...150).map { "aa-\($0)-town" })
            #expect(content.inventories.count(where: \.isExamined) == 0)
            #expect(first.contains("<a href=\"/en/inventories?page=2\" rel=\"next\">Next</a>"))
            #expect(!first.contains("rel=\"prev\""))
            let second = try await house.get("/en/inventories?page=2")
            #expect(Self.rows(second) == (151...200).map { "aa-\($0)-town" })
            #expect(second.contains("<a href=\"/en/inventories?page=1\" rel=\"prev\">Previous</a>"))
            #expect(second.contains("<a href=\"/en/inventories?page=3\" rel=\"next\">"))
            let last = try await house.get("/en/inventories?page=99")
            #expect(Self.rows(last).count == content.inventories.count - 100 && !last.contains("rel=\"next\""))
            for page in ["0", "-1", "x", "", "99999999999999999999"] {
                #expect(try await house.ask("/en/inventories?page=\(page)").response.status == .ok, "\(page)")
            }
        }
    }

    @Test("the first page shows ten of those published last, and how many there are")
    func home() async throws {
        try await Self.many { house in
            let content = house.house.publisher.content
            let text = try await house.get("/en")
            let shown = Self.rows(text)
            // All came on one day, so the later year goes first, then the name in the address.
            #expect(shown == stride(from: 101, to: 120, by: 2).map { "aa-\($0)-town" })
            #expect(content.inventories.count(where: \.isExamined) == 0)
            #expect(text.contains("All published inventories: \(content.inventories.count)</a>"))
            #expect(text.contains("href=\"/en/inventories\""))
        }
    }

    @Test("data come page by page too, and the header leads on to their end", arguments: ["csv", "json"])
    func data(kind: String) async throws {
        try await Self.many { house in
            let all = house.house.publisher.content.inventories.count
            var address: String? = "/en/inventories.\(kind)"
            var counts: [Int] = []
            let links = try #require(HTTPField.Name("Link"))
            while let asked = address, counts.count < 10 {
                // The second time it is answered from what is kept.
                for _ in 0..<2 { _ = try await house.ask(asked) }
                let reply = try await house.ask(asked)
                #expect(reply.response.status == .ok)
                counts.append(
                    kind == "csv"
                        ? reply.text.split(separator: "\n").count - 1
                        : reply.text.matches(of: /"schema":"qala.inventory-result/).count)
                let header = reply.response.headers[links] ?? ""
                #expect(header.contains("rel=\"prev\"") == (counts.count > 1))
                address = header.firstMatch(of: /<([^>]*)>; rel="next"/).map { String($0.output.1) }
            }
            #expect(counts == [50, 50, all - 100])
            #expect(try await house.ask("/en/inventories.\(kind)?page=4").response.status == .notFound)
            #expect(try await house.ask("/en/inventories.\(kind)?page=0").response.status == .notFound)
        }
    }

    @Test("the table holds the figures and ranges of the inventories' own pages, and examines none")
    func table() throws {
        let content = try SiteContent(OfficeHouse.content.get().shipped)
        let table = InventoryTable.summary(content.inventories.map { ($0.slug, $0.rangedFigures) })
        #expect(content.inventories.count(where: \.isExamined) == 0)
        #expect(table == InventoryTable.summary(content.inventories.map { ($0.slug, $0.result) }))
    }
}
