import Accounts
import Cryptography
import Ledger
import QalaTesting
import Testing

@Suite("Something happens in between")
struct InterruptionTests {
    private let house = TestHouse()

    /// The house's store, where something is done once before an account is saved or added.
    private func interrupted(
        by change: @escaping @Sendable (Account) async throws(StoreError) -> [AccountChange]
    ) -> InterruptedAccounts {
        let store = house.store
        let once = Once()
        return InterruptedAccounts(store: store) { wanted throws(StoreError) in
            switch wanted {
            case .save(let account), .add(let account):
                guard await once.take() else { return }
                _ = try await store.commit(try await change(account))
            default: break
            }
        }
    }

    @Test("an edit that somebody else saved meanwhile is not lost")
    func merged() async throws {
        let person = try await house.person()
        let store = interrupted { _ in [.save(person.next { $0.language = "ru" })] }
        try await SignOutEverywhere(store: store)(person.id, at: house.noon)
        let saved = try await house.account(person.id)
        #expect(saved.language == "ru" && saved.generation == 2 && saved.version == 3)
    }

    @Test("a password changed meanwhile is not overwritten by who showed the one before")
    func password() async throws {
        let person = try await house.person()
        let session = try await house.session().session
        let other = try PasswordHash.make(password: "other goats 123", cost: .leastForTests, random: house.random)
        let store = interrupted { _ in [.save(person.next { $0.password = other })] }
        await #expect(throws: AccountError.wrongPassword) {
            _ = try await ChangePassword(store: store, settings: house.settings)(
                in: session, from: TestHouse.password, to: "eight mountain goats", at: house.noon)
        }
        #expect(try await house.account(person.id).password == other)
    }

    @Test("two first administrators at one moment: one is told")
    func administrators() async throws {
        let rival = Account.sample(7, grants: [Grant(.office, over: .everything, giver: nil, given: 0)])
        let store = interrupted { _ in [.add(rival)] }
        let address: EmailAddress = try #require(EmailAddress("office@qala.kz"))
        await #expect(throws: AccountError.officeExists) {
            _ = try await CreateFirstAdministrator(store: store, settings: house.settings)(
                address, name: "Office", language: "en", password: TestHouse.password, at: house.noon)
        }
        #expect(await house.store.account(at: address) == nil)
    }

    @Test("a role given meanwhile that is not the manager's to give keeps the account from being disabled")
    func promoted() async throws {
        let person = try await house.person(
            "p@demokent.kz", [Grant(.townEditor, over: .towns([.demokent]), giver: nil, given: 0)])
        let coordinator = Actor(
            .sample(5, grants: [Grant(.nationalCoordinator, over: .country("KZ"), giver: nil, given: 0)]),
            at: house.noon, assurance: .password)
        let store = interrupted { _ in
            [.save(person.next { $0.grants.append(Grant(.reviewer, over: .everything, giver: nil, given: 0)) })]
        }
        await #expect(throws: AccountError.notAllowed) {
            try await DisableAccount(store: store)(person.id, by: coordinator, at: house.noon)
        }
        #expect(try await house.account(person.id).state == .active)
    }

    @Test("a hash that cannot be renewed, as somebody saved meanwhile, keeps nobody from signing in")
    func renewal() async throws {
        let old = try #require(PasswordHash.Cost(memory: 16, passes: 1, lanes: 1))
        let person = try await house.person(cost: old)
        let store = interrupted { _ in [.save(person.next { $0.language = "ru" })] }
        let decoy = try PasswordHash.make(password: "decoy", cost: .leastForTests, random: house.random)
        let method = PasswordSignIn(store: store, cost: .leastForTests, decoy: decoy, random: house.random)
        let outcome = try await SignIn(store: store, method: method, random: house.random)(
            PasswordSignIn.Proof(address: "aigerim@demokent.kz", password: TestHouse.password), from: nil,
            at: house.noon)
        let token = try #require(outcome.signedIn).token
        #expect(try await house.resume(token) != nil)
        #expect(try await house.account(person.id).language == "ru")
    }

    @Test("a store that cannot answer is told as such, and nothing is done")
    func unavailable() async throws {
        let person = try await house.person()
        let store = interrupted { _ throws(StoreError) in throw .unavailable }
        await #expect(throws: AccountError.store(.unavailable)) {
            try await SignOutEverywhere(store: store)(person.id, at: house.noon)
        }
        #expect(try await house.account(person.id) == person)
    }
}

/// Says yes once.
private actor Once {
    private var isTaken = false

    func take() -> Bool {
        defer { isTaken = true }
        return !isTaken
    }
}
