import Accounts
import Cryptography
import Inventories
import Ledger
import QalaTesting
import Quantities
import Testing

@testable import Web

@Suite("The list of documents")
struct WorkListTests {
    private static let path = "/en/work"

    private func count(_ reply: Browser.Reply) -> Int { reply.text.matches(of: /\/history"/).count }

    @Test("nobody sees in the list, or in its numbers and choices, what they may not read")
    func rights() async throws {
        let house = try OfficeHouse()
        try await house.inventory("karaganda", year: 2019)
        for year in 1_990..<2_050 { try await house.inventory("osh", year: year, town: "Osh") }
        let editor = try await house.worker(.townEditor)
        let list = try await editor.get(Self.path)
        #expect(list.text.contains("Karaganda, 2019") && !list.text.contains("Osh"))
        #expect(!list.text.contains("class=\"filters\""), "one document needs none")
        let asked = try await editor.get("\(Self.path)?country=KG&q=osh")
        #expect(asked.text.contains("No document fits") && asked.text.contains("Documents: 0 of 1."))
        #expect(!asked.text.contains("KG\"") && !asked.text.contains("1990"))
        let abroad = try await house.worker(.nationalCoordinator, over: .country("KG"))
        #expect(try await abroad.get(Self.path).text.contains("Documents: 60 of 60."))
        let office = try await house.worker(.office, over: .everything)
        #expect(try await office.get(Self.path).text.contains("Documents: 61 of 61."))
        for role in [Role.reviewer, .donor] {
            let other = try await house.worker(role, over: .everything)
            #expect(try await other.get(Self.path).text.contains("No documents yet"), "\(role)")
        }
    }

    @Test("a long list comes in pages, narrowed by town, country and year")
    func pages() async throws {
        let house = try OfficeHouse()
        for year in 1_990..<2_050 { try await house.inventory("osh", year: year, town: "Osh") }
        try await house.inventory("karaganda", year: 2019)
        let office = try await house.worker(.office, over: .everything)
        #expect(count(try await office.get(Self.path)) == 50)
        let second = try await office.get("\(Self.path)?page=2")
        #expect(count(second) == 11 && second.text.contains("aria-current=\"page\">2"))
        #expect(count(try await office.get("\(Self.path)?page=99")) == 11, "the last page for one beyond it")
        #expect(count(try await office.get("\(Self.path)?page=-3")) == 50)
        let narrow = try await office.get("\(Self.path)?country=KG&page=2")
        #expect(count(narrow) == 10 && narrow.text.contains("country=KG&amp;page=1"))
        #expect(count(try await office.get("\(Self.path)?year=2019")) == 2)
        #expect(count(try await office.get("\(Self.path)?q=%D2%9A%D0%90%D0%A0%D0%90%D2%92")) == 1, "by its Kazakh name")
        for odd in ["q=%25", "q=%00", "country=%27--", "year=x", "page=999999999999999999999"] {
            #expect(try await office.get("\(Self.path)?\(odd)").status == 200, "\(odd)")
        }
    }

    @Test("whoever may do something in a town sees its documents, and nobody else", arguments: 1...40)
    func territories(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let towns = ["a", "b", "c"].flatMap { slug in ["KZ", "KG"].map { TownScope(slug: slug, country: $0) } }
        let grants = (0..<3).compactMap { _ -> Grant? in
            guard let role = Role.allCases.randomElement(using: &random) else { return nil }
            let some = Set(towns.filter { _ in random.once(in: 3) })
            let territories: [RoleTerritory] = [.everything, .country("KZ"), .towns(some)]
            return territories.randomElement(using: &random).map { Grant(role, over: $0, giver: nil, given: 0) }
        }
        let bytes = RepeatableRandom(seed: UInt64(seed))
        let account = Account(
            id: AccountID(random: bytes), state: .active, address: EmailAddress("a@b.kz"), name: "A", language: "en",
            password: nil, grants: grants, created: 0, changed: 0)
        let actor = Actor(account, at: 1, assurance: .secondFactor)
        for right in Right.allCases {
            let territories = actor.territories(for: right)
            for town in towns {
                #expect(
                    actor.may(right, in: town) == territories.contains { $0.contains(.towns([town])) },
                    "\(right) in \(town)")
            }
        }
    }
}
