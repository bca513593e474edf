import Cities
import Exchange
import Foundation
import HTTPTypes
import Ledger
import Statistics
import Testing

@testable import Web

@Suite("The covenant in figures, served", .serialized)
struct FiguresPagesTests {
    private let house: OfficeHouse
    private let browser: Browser

    init() throws {
        house = try OfficeHouse()
        browser = Browser(house)
    }

    @Test(
        "a territory is found by its name in any language, and by its code",
        arguments: [
            "Central%20Asia", "%D0%9E%D1%80%D1%82%D0%B0%D0%BB%D1%8B%D2%9B%20%D0%90%D0%B7%D0%B8%D1%8F", "central-asia",
        ])
    func territory(asked: String) async throws {
        let reply = try await browser.get("/en/figures.csv?territory=\(asked)&on=2014-02-19&topic=signatories")
        #expect(reply.status == 200)
        #expect(reply.text.contains("\ncentral-asia,group,2014-02-19,signatories,active,,9,,complete,9,9,"))
    }

    @Test("a name that nobody has shows near names, and the figures of all towns")
    func near() async throws {
        let reply = try await browser.get("/en/figures?territory=Kazakstan&on=2014-02-19")
        #expect(reply.status == 200)
        #expect(reply.text.contains("Kazakstan") && reply.text.contains("Near it are: Kazakhstan"))
        #expect(try await browser.get("/en/figures.json?territory=Kazakstan").status == 404)
        #expect(try await browser.get("/en/figures.csv?on=2014-02-30").status == 404)
    }

    @Test("a page is light, also for all towns")
    func light() async throws {
        let reply = try await browser.get("/kk/figures")
        #expect(reply.status == 200)
        #expect(reply.bytes.count < 100_000, "\(reply.bytes.count)")
    }

    @Test("only files of a release are had, and none outside its folder")
    func files() async throws {
        #expect(try await browser.get("/releases/1/figures.csv").status == 200)
        #expect(try await browser.get("/releases/1/SHA256SUMS").headers[.contentType]?.hasPrefix("text/plain") == true)
        for path in [
            "1/..%2F1%2Ffigures.csv", "1/%2Fetc%2Fpasswd", "01/figures.csv", "2/figures.csv", "..%2F1/figures.csv",
        ] {
            #expect(try await browser.get("/releases/\(path)").status == 404, "\(path)")
        }
    }

    @Test("a release made from a ledger is made again from its revisions, whatever was saved later")
    func recompute() async throws {
        let ledger = house.ledger
        var town = try #require(try OfficeHouse.content.get().signatories.first { $0.slug == "karaganda" })
        func save(_ population: Int) async throws {
            town.population = population
            _ = try await SaveDocument<Signatory>(ledger: ledger)(
                town, as: Signatory.documentID(town.slug),
                basedOn: try await ledger.head(of: Signatory.documentID(town.slug))?.digest,
                by: Authorship(author: "office", time: house.now, reason: "counted"))
        }
        let day = try #require(CalendarDay("2026-11-22"))
        let (library, catalogue) = (try OfficeHouse.content.get().library, try OfficeHouse.content.get().catalogue)
        try await save(500_000)
        let made = try await PublishedCovenant.load(from: ledger, library, catalogue)
            .release(number: 1, on: day, previous: nil)
        #expect(made.manifest.ledger.map(\.document) == ["signatory/karaganda"])
        try await save(600_000)
        let again = try await PublishedCovenant.load(made.manifest.ledger, from: ledger, library, catalogue)
            .release(number: 1, on: day, previous: nil)
        #expect(again.digest == made.digest)
        let newer = try await PublishedCovenant.load(from: ledger, library, catalogue)
            .release(number: 1, on: day, previous: nil)
        #expect(newer.digest != made.digest)
    }
}
