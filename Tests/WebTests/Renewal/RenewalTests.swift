import Cities
import Foundation
import Inventories
import Ledger
import Localization
import Pages
import Plans
import QalaTesting
import Quantities
import Statistics
import Storage
import Testing

@testable import Web

@Suite("What is published follows the ledger")
struct RenewalTests {
    @Test("a correction by another process stands on this one's pages", arguments: SharedLedger.Engine.allCases)
    func correction(engine: SharedLedger.Engine) async throws {
        let shared = try await SharedLedger(engine)
        defer { shared.remove() }
        let here = try await PublicHouse(try await shared.open())
        let other = try await shared.open()
        let watching = try here.watching()
        var town = try Signatory.shipped("karaganda")
        let before = try #require(town.population).description
        #expect(try await here.get("/en/towns/karaganda.json").contains(before), "what ships, now kept in the cache")

        town.population = 498_123
        try await other.save(town, as: Signatory.documentID("karaganda"))
        try await here.wait(for: "498123", at: "/en/towns/karaganda.json")
        #expect(try await here.get("/en/towns.csv").contains(",KZ,498123,"))
        #expect(try await here.get("/kk/towns/karaganda").contains("498"))

        town.population = 498_124
        try await other.save(town, as: Signatory.documentID("karaganda"))
        try await here.wait(for: "498124", at: "/en/towns/karaganda.json")
        watching.cancel()
        _ = try? await watching.value
        await other.close()
        await here.ledger.close()
    }

    @Test("what the ledger says goes before what ships; what it does not have is published as it ships")
    func overlay() async throws {
        let shared = try await SharedLedger(.sqlite)
        defer { shared.remove() }
        let ledger = try await shared.open()
        let shipped = try OfficeHouse.content.get()
        let all = shipped.signatories.count
        var new = try Signatory.shipped("karaganda")
        new.id = 999_999
        new.slug = "demokent"
        new.name = TownName(published: "Demokent")
        try await ledger.save(new, as: Signatory.documentID("demokent"))
        var town = Inventory.Town(name: "Demokent", country: "KZ", population: 54_000)
        try await ledger.save(
            Inventory(town: town, year: 2022), as: InventoryDocument.publishedID(town: "demokent", year: 2022))
        town.population = 1
        let known = try #require(shipped.inventories.first)
        var corrected = known.result.inventory
        corrected.town.population = 123_457
        try await ledger.save(
            corrected, as: InventoryDocument.publishedID(town: known.slug, year: corrected.year.number))
        let house = try await PublicHouse(ledger)
        let content = house.house.publisher.content
        #expect(content.signatories.count == all + 1 && content.unread.isEmpty)
        #expect(content.inventories.count == shipped.inventories.count + 1)
        #expect(content.name(of: "demokent", .kk) == "Demokent")
        #expect(content.inventories(of: known.slug).contains { $0.result.inventory == corrected })
        #expect(content.dataVersion != shipped.dataVersion)
        #expect(try await house.get("/en/inventories.csv").contains("demokent"))
        #expect(try await house.get("/en/towns/demokent/inventories/2022").contains("Demokent"))
        await ledger.close()
    }

    @Test("documents that cannot be read are left out and told; the server goes on")
    func unreadable() async throws {
        let shared = try await SharedLedger(.sqlite)
        defer { shared.remove() }
        let ledger = try await shared.open()
        try await ledger.save(body: Array("[1]".utf8), as: Signatory.documentID("karaganda"))
        try await ledger.save(try Signatory.shipped("kharkiv"), as: Signatory.documentID("astana"))
        try await ledger.save(try Signatory.shipped("kyiv"), as: Signatory.documentID("kyiv"), schema: 99)
        try await ledger.save(
            Inventory(town: .init(name: "X", country: "KZ"), year: 2021),
            as: InventoryDocument.publishedID(town: "x", year: 2022))
        let house = try await PublicHouse(ledger)
        let content = house.house.publisher.content
        #expect(content.unread.map(\.name).sorted() == ["astana", "karaganda", "kyiv", "x-2022"])
        #expect(content.signatory("karaganda") == nil && content.signatory("kyiv") == nil)
        #expect(try await house.get("/en/towns").contains("signatories"))
        await ledger.close()
    }

    @Test("what is the same in the ledger as it ships is published the same, remarks of reading included")
    func equal() async throws {
        let shared = try await SharedLedger(.sqlite)
        defer { shared.remove() }
        let ledger = try await shared.open()
        let shipped = try OfficeHouse.content.get()
        for published in shipped.inventories {
            let inventory = published.inventory
            try await ledger.save(
                inventory, as: InventoryDocument.publishedID(town: published.slug, year: inventory.year.number))
        }
        for signatory in shipped.signatories.prefix(40) {
            try await ledger.save(signatory, as: Signatory.documentID(signatory.slug))
        }
        let content = try await SiteContent(shipped.shipped, PublishedDocuments.read(ledger))
        #expect(content.signatories == shipped.signatories && content.findings == shipped.findings)
        #expect(content.inventories.map(\.names) == shipped.inventories.map(\.names))
        #expect(content.inventories.map(\.result.findings) == shipped.inventories.map(\.result.findings))
        #expect(content.inventories.map(\.result.total) == shipped.inventories.map(\.result.total))
        await ledger.close()
    }

    @Test("what an earlier content has computed is taken over of the same documents only")
    func takenOver() async throws {
        let shared = try await SharedLedger(.sqlite)
        defer { shared.remove() }
        let ledger = try await shared.open()
        let shipped = try OfficeHouse.content.get().shipped
        var town = try Signatory.shipped("karaganda")
        var plan = Plan(town: .init(name: "Karaganda", country: "KZ"), kind: .secap)
        plan.strategy.vision = "First"
        let published = DocumentID(kind: Plan.publishedKind, name: "karaganda-2030")
        try await ledger.save(town, as: Signatory.documentID("karaganda"))
        try await ledger.save(plan, as: published)
        var content = try await SiteContent(shipped, PublishedDocuments.read(ledger))
        /// The content as it is renewed, which is the same as one that is computed from nothing.
        func renewed() async throws -> SiteContent {
            let documents = try await PublishedDocuments.read(ledger)
            let renewed = try SiteContent(shipped, documents, after: content)
            let fresh = try SiteContent(shipped, documents)
            #expect(renewed.signatories == fresh.signatories && renewed.findings == fresh.findings)
            #expect(renewed.plans.all == fresh.plans.all && renewed.parties == fresh.parties)
            #expect(renewed.territories.entries.map(\.territory) == fresh.territories.entries.map(\.territory))
            #expect(renewed.unread == fresh.unread)
            #expect(renewed.trends === content.trends && fresh.trends !== content.trends)
            return renewed
        }
        plan.strategy.vision = "Second"
        try await ledger.save(plan, as: published)
        content = try await renewed()
        #expect(content.publishedPlan(of: "karaganda", 2030)?.plan.strategy.vision == "Second")

        let party = Party(role: .coordinator, name: TownName(published: "Steppe"), countries: ["KZ"])
        try await ledger.save(party, as: DocumentID(kind: Party.documentKind, name: "steppe"))
        content = try await renewed()
        #expect(content.party("steppe")?.members.isEmpty == true)

        town.name = TownName(published: "Temirtown")
        town.coordinator = "Steppe"
        try await ledger.save(town, as: Signatory.documentID("karaganda"))
        content = try await renewed()
        #expect(content.search.towns(matching: "temirtown", country: "", .en).count == 1)
        #expect(content.territories.territory("Steppe") == .coordinator("Steppe"))
        #expect(content.party("steppe")?.members == [town])
        await ledger.close()
    }

    @Test("a request is answered from one edition, and its page is kept with that one only")
    func oneEdition() async throws {
        let shared = try await SharedLedger(.sqlite)
        defer { shared.remove() }
        let ledger = try await shared.open()
        let house = try await PublicHouse(ledger)
        let editions = house.house.publisher.editions
        let old = editions.newest
        var town = try Signatory.shipped("karaganda")
        town.population = 1_234_567
        try await ledger.save(town, as: Signatory.documentID("karaganda"))
        try await Edition.$asked.withValue(old) {
            try await house.renewal.bringUpToDate()
            #expect(editions.current === old && editions.newest !== old)
        }
        #expect(editions.newest.cache.entry("/en/towns/karaganda.json") == nil)
        #expect(try await house.get("/en/towns/karaganda.json").contains("1234567"))
        #expect(old.cache.entry("/en/towns/karaganda.json") == nil)
        #expect(editions.newest.site.dataVersion != old.site.dataVersion)
        editions.exchange(old.content)
        #expect(editions.newest !== old, "nothing older takes the place of the newest")
        await ledger.close()
    }

    @Test("while the ledger cannot be read, what was published stays")
    func unavailable() async throws {
        let shared = try await SharedLedger(.sqlite)
        defer { shared.remove() }
        let ledger = try await shared.open()
        let house = try await PublicHouse(ledger)
        await ledger.close()
        await #expect(throws: StoreError.unavailable) { try await house.renewal.bringUpToDate() }
        #expect(try await house.get("/en/towns.csv").contains("karaganda"))
    }
}
