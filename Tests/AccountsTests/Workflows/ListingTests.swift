import Accounts
import QalaTesting
import Testing

@Suite("Listing people")
struct ListingTests {
    private let house = TestHouse()

    private func actor(_ role: Role, _ territory: RoleTerritory) async throws -> Actor {
        let account = try await house.person(
            "\(role.rawValue)@qala.kz", [Grant(role, over: territory, giver: nil, given: 0)])
        return Actor(account, at: house.noon, assurance: .secondFactor)
    }

    @Test("everybody sees the people of their own territory, and nobody else's")
    func territory() async throws {
        let karaganda = try await house.person(
            "a@x.kz", [Grant(.townEditor, over: .towns([.karaganda]), giver: nil, given: 0)])
        let osh = try await house.person("b@x.kz", [Grant(.townEditor, over: .towns([.osh]), giver: nil, given: 0)])
        let bare = try await house.person("c@x.kz")
        let list = ListAccounts(store: house.store)
        let national = try await actor(.nationalCoordinator, .country("KZ"))
        let seen = try await list(by: national).map(\.id)
        #expect(seen.contains(karaganda.id) && !seen.contains(osh.id) && !seen.contains(bare.id))
        let office = try await actor(.office, .everything)
        #expect(try await list(by: office).count == 5)
        let editor = try await actor(.townEditor, .towns([.karaganda]))
        await #expect(throws: AccountError.notAllowed) { try await list(by: editor) }
        await #expect(throws: AccountError.noSuchAccount) { try await list(osh.id, by: national) }
        #expect(try await list(karaganda.id, by: national).id == karaganda.id)
    }

    @Test("sessions are counted that can be used")
    func sessions() async throws {
        _ = try await house.person()
        _ = try await house.session()
        #expect(try await CountSessions(store: house.store)(at: house.noon) == 1)
        #expect(try await CountSessions(store: house.store)(at: house.noon + Session.idleLimit) == 0)
    }
}
