import Cities
import Cryptography
import Foundation
import Inventories
import Ledger
import QalaTesting
import Quantities
import Storage
import Testing

@testable import Web

@Suite("Rows of inventories follow the ledger")
struct ProjectionTests {
    /// What a fresh projection of the whole ledger comes to.
    private static func anew(
        _ ledger: any LedgerStore, _ content: SiteContent, kind: String = InventoryDocument.kind
    ) async throws -> ProjectedInventories? {
        let rows = InMemoryInventoryRows()
        let projection = content.projection(upTo: try await ledger.version())
        try await ProjectInventories(
            from: ledger, into: rows, signatoryKind: Signatory.documentKind, by: projection)()
        return await rows.list(InventoryQuestion(kind: kind, reach: .all), in: projection.version)
    }

    private static func list(_ house: PublicHouse, kind: String = InventoryDocument.kind) async throws
        -> ProjectedInventories?
    {
        let version = try await house.renewal.bringUpToDate()
        return try await house.rows.list(InventoryQuestion(kind: kind, reach: .all), in: version)
    }

    @Test(
        "rows that followed every change are those made anew: merges, unreadable documents, the register",
        arguments: SharedLedger.Engine.allCases, [1, 2, 3] as [UInt64])
    func incremental(engine: SharedLedger.Engine, seed: UInt64) async throws {
        let shared = try await SharedLedger(engine)
        defer { shared.remove() }
        // Two processes, of which now one and now the other goes on.
        let houses = [
            try await PublicHouse(try await shared.open(), mode: .local),
            try await PublicHouse(try await shared.open(), mode: .local),
        ]
        var history = RandomHistory(seed: seed, ledger: houses[0].ledger)
        for _ in 0..<30 {
            try await history.step()
            guard history.random.once(in: 3) else { continue }
            let house = houses[Int.random(in: 0...1, using: &history.random)]
            if history.random.once(in: 6) { try await house.rows.drop() }
            let list = try await Self.list(house)
            #expect(list?.count == (try await house.ledger.documents(of: InventoryDocument.kind)).count)
        }
        for house in houses {
            for kind in [InventoryDocument.kind, InventoryDocument.publishedKind] {
                let followed = try await Self.list(house, kind: kind)
                let anew = try await Self.anew(house.ledger, house.house.publisher.content, kind: kind)
                #expect(followed != nil && followed == anew)
            }
        }
        #expect(history.merges > 0)
        for house in houses { await house.ledger.close() }
    }

    @Test("two processes that fill at once end with the same rows", arguments: SharedLedger.Engine.allCases)
    func together(engine: SharedLedger.Engine) async throws {
        let shared = try await SharedLedger(engine)
        defer { shared.remove() }
        let writer = try await shared.open()
        var batches: [RevisionBatch] = []
        for number in 0..<450 {
            let inventory = Inventory(town: .init(name: "Town \(number)", country: "KZ"), year: 2022)
            let revision = Revision(
                document: InventoryDocument.id(town: "town-\(number)", year: 2022), after: nil,
                authorship: Authorship(author: "u", time: Int64(number)), schema: 1,
                body: try inventory.documentBody())
            batches.append(try RevisionBatch([revision], onto: nil))
        }
        try await writer.append(batches)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    let house = try await PublicHouse(try await shared.open(), mode: .local)
                    let list = try await Self.list(house)
                    #expect(list?.count == 450)
                    await house.ledger.close()
                }
            }
            try await group.waitForAll()
        }
        let house = try await PublicHouse(writer, mode: .local)
        #expect(try await Self.list(house) == Self.anew(writer, house.house.publisher.content))
        await writer.close()
    }

    @Test("the list says of every document what its page says, and of one that cannot be read that it cannot")
    func listed() async throws {
        let shared = try await SharedLedger(.sqlite)
        defer { shared.remove() }
        let ledger = try await shared.open()
        let house = try await PublicHouse(ledger, mode: .local)
        let published = try #require(house.house.publisher.content.inventories.first)
        var inventory = published.inventory
        inventory.year = 2_016
        inventory.town.population = 4
        let name = "\(published.slug)-2016"
        try await ledger.save(inventory, as: DocumentID(kind: InventoryDocument.kind, name: name))
        try await ledger.save(body: Array("{}".utf8), as: DocumentID(kind: InventoryDocument.kind, name: "odd <name>"))
        let row = try #require(try await Self.list(house)?.rows.first { $0.document.name == name }?.figures)
        let content = house.house.publisher.content
        let page = content.examined(inventory, of: published.slug, draws: 0)
        #expect(row == ProjectedInventory.Figures(page))
        #expect(!row.findings.isEmpty && row.emission.known > 0)
        let list = try await house.get("/en/work")
        #expect(list.contains("odd &lt;name&gt;") && list.contains("Cannot be read"))
        #expect(list.contains("/en/work/\(name)\""))
    }

    @Test("what somebody saves stands in the list at once; figures tell how far rows have come")
    func metrics() async throws {
        let shared = try await SharedLedger(.sqlite)
        defer { shared.remove() }
        let ledger = try await shared.open()
        let house = try await PublicHouse(ledger, mode: .local)
        #expect(!(try await house.get("/metrics")).contains("qala_projection_position"), "nobody has asked yet")
        let inventory = Inventory(town: .init(name: "Демокент", country: "KZ"), year: 2022)
        try await ledger.save(inventory, as: InventoryDocument.id(town: "demokent", year: 2022))
        #expect(try await house.get("/en/work").contains("Демокент, 2022"))
        let figures = try await house.get("/metrics")
        #expect(figures.contains("qala_projection_position 1") && figures.contains("qala_projection_lag 0"))
        #expect(figures.contains("qala_renewed_seconds 1"))
        try await ledger.save(inventory, as: InventoryDocument.id(town: "demokent", year: 2023))
        #expect(try await house.get("/metrics").contains("qala_projection_lag 1"))
        await ledger.close()
    }
}

/// A history of inventories and of what towns publish, from a seeded stream.
struct RandomHistory {
    var random: SeededGenerator
    private(set) var merges = 0
    private let ledger: SQLLedger
    private var bases: [DocumentID: [Digest]] = [:]

    init(seed: UInt64, ledger: SQLLedger) {
        random = SeededGenerator(seed: seed)
        self.ledger = ledger
    }

    /// One thing that somebody does.
    mutating func step() async throws {
        let slug = ["karaganda", "kyiv", "turin", "beyond"].randomElement(using: &random) ?? ""
        let year = Int.random(in: 2_018...2_019, using: &random)
        let document = InventoryDocument.id(town: slug, year: year)
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
            let odd = DocumentID(kind: InventoryDocument.kind, name: "odd")
            try await ledger.save(body: Array("[\(random.next())]".utf8), as: odd)
        case 1: try await ledger.save(inventory(slug, year), as: DocumentID(kind: "plan", name: slug))
        case 2:
            let newer = DocumentID(kind: "inventory", name: "new-\(slug)-2020")
            try await ledger.save(inventory(slug, 2_020), as: newer, schema: 99)
        case 3, 4:
            guard var town = try OfficeHouse.content.get().signatory(slug) else { return }
            town.population = Int.random(in: 1...900_000, using: &random)
            try await ledger.save(town, as: Signatory.documentID(slug))
        case 5:
            guard random.once(in: 3) else { return }
            let published = InventoryDocument.publishedID(town: slug, year: 2_017)
            try await ledger.save(inventory(slug, 2_017), as: published)
        default: try await edit(document, slug, year)
        }
    }

    /// A save that was begun at any earlier state, so that lines part and are merged.
    private mutating func edit(_ document: DocumentID, _ slug: String, _ year: Int) async throws {
        let base = bases[document]?.randomElement(using: &random)
        let time = Int64(Int.random(in: 0...1_000_000, using: &random))
        let saved = try await SaveDocument<Inventory>(ledger: ledger)(
            inventory(slug, year), as: document, basedOn: base, by: Authorship(author: "u\(time % 3)", time: time))
        if saved.revision.merged != nil { merges += 1 }
        bases[document, default: []].append(saved.revision.digest)
    }

    private mutating func inventory(_ slug: String, _ year: Int) -> Inventory {
        var inventory = Inventory(
            town: .init(
                name: slug.capitalized, country: "KZ",
                population: random.once(in: 3) ? nil : Int.random(in: 0...900_000, using: &random)),
            year: Year(year))
        inventory.records = (0..<4).map { number in
            ActivityRecord(
                id: "r\(number)", sector: Sector.allCases.randomElement(using: &random) ?? .residential,
                carrier: Carrier.matrix.randomElement(using: &random) ?? .electricity,
                entry: random.once(in: 3)
                    ? .unknown : .reported(Double.random(in: 0...90_000, using: &random), .megawattHour))
        }
        return inventory
    }
}
