import Accounts
import Cryptography
import QalaTesting
import Testing

@Suite("Helping somebody back in, and showing who one is")
struct HelpingBackTests {
    private let house = TestHouse()
    private let right = Proof(password: TestHouse.password)

    private func handOver(_ id: AccountID, by actor: Actor, _ proof: Proof? = nil) async throws -> Token {
        try await HandOverRecovery(store: house.store, settings: house.settings)(
            to: id, by: actor, showing: proof ?? right, at: house.noon)
    }

    private func take(_ id: AccountID, by actor: Actor, _ proof: Proof? = nil) async throws {
        try await TakeSecondFactor(store: house.store, settings: house.settings)(
            from: id, by: actor, showing: proof ?? right, at: house.noon)
    }

    private func recover(_ token: Token, after seconds: Int64 = 0) async throws {
        try await RecoverAccount(store: house.store, courier: house.courier, settings: house.settings)(
            token, password: "eight mountain goats", at: house.noon + seconds)
    }

    @Test("a link that was handed over sets a new password once, within a day, and the second factor stays")
    func link() async throws {
        let person = try await house.person()
        let (_, enrolled) = try await house.enrolled()
        let office = try await house.office()
        let first = try await handOver(person.id, by: office)
        let second = try await handOver(person.id, by: office)
        await #expect(throws: AccountError.linkNotValid) { try await recover(first) }
        #expect(try await house.resume(enrolled.signedIn.token) != nil, "nothing changes until the link is used")
        await #expect(throws: AccountError.linkNotValid) { try await recover(second, after: 86_400) }
        try await recover(second, after: 86_399)
        await #expect(throws: AccountError.linkNotValid) { try await recover(second) }
        #expect(try await house.signIn("aigerim@demokent.kz", "eight mountain goats").pending != nil)
        #expect(await house.courier.sent.map(\.letter) == [.passwordNotice])
        let events = await house.store.events(of: person.id, limit: 9).filter { $0.kind == .recoveryHandedOver }
        #expect(events.map(\.actor) == [office.account, office.account])
    }

    @Test("only the office hands a link over or takes a factor, to others and to people who can sign in")
    func limits() async throws {
        let person = try await house.person()
        _ = try await house.enrolled()
        let national = Actor(
            try await house.person(
                "kz@qala.kz", [Grant(.nationalCoordinator, over: .country("KZ"), giver: nil, given: 0)]),
            at: house.noon, assurance: .secondFactor)
        let office = try await house.office()
        let unproven = Actor(
            try await house.account(try #require(office.account)), at: house.noon, assurance: .password)
        for actor in [national, unproven, .visitor, Actor(person, at: house.noon, assurance: .secondFactor)] {
            let expected: AccountError = actor.account == person.id ? .oneself : .notAllowed
            await #expect(throws: expected) { _ = try await handOver(person.id, by: actor) }
            await #expect(throws: expected) { try await take(person.id, by: actor) }
        }
        let own = try #require(office.account)
        await #expect(throws: AccountError.oneself) { _ = try await handOver(own, by: office) }
        await #expect(throws: AccountError.noSuchAccount) { _ = try await handOver(.sample(9), by: office) }
        try await DisableAccount(store: house.store)(person.id, by: office, at: house.noon)
        await #expect(throws: AccountError.notInState(.disabled)) { _ = try await handOver(person.id, by: office) }
        await #expect(throws: AccountError.noSecondFactor) { try await take(own, by: .local("machine")) }
    }

    @Test("taking a second factor away is an act of its own, ends the sessions, and stands in the audit")
    func taking() async throws {
        let person = try await house.person()
        let (_, enrolled) = try await house.enrolled()
        let office = try await house.office()
        try await take(person.id, by: office)
        #expect(try await house.account(person.id).secondFactor == nil)
        #expect(try await house.resume(enrolled.signedIn.token) == nil)
        let event = try #require(await house.store.events(of: person.id, limit: 1).first)
        #expect(event.kind == .secondFactorRemoved && event.actor == office.account)
        #expect(try await house.signIn().signedIn != nil)
    }

    @Test("who erases, hands over or takes away shows a password; wrong ones are counted and change nothing")
    func proof() async throws {
        let person = try await house.person()
        _ = try await house.enrolled()
        let office = try await house.office()
        let erase = EraseAccount(store: house.store, settings: house.settings)
        for wrong in [Proof.nothing, Proof(password: "wrong")] {
            await #expect(throws: AccountError.wrongPassword) { _ = try await handOver(person.id, by: office, wrong) }
            await #expect(throws: AccountError.wrongPassword) { try await take(person.id, by: office, wrong) }
        }
        await #expect(throws: AccountError.wrongPassword) {
            try await erase(person.id, by: office, at: house.noon)
        }
        await #expect(throws: AccountError.wait(until: house.noon + 2)) {
            try await erase(person.id, by: office, showing: right, at: house.noon)
        }
        #expect(try await house.account(person.id).state == .active)
        try await erase(person.id, by: .local("machine"), at: house.noon)
        #expect(try await house.account(person.id).state == .erased)
    }

    @Test("with a second factor a code is asked for too, and each counts once")
    func codes() async throws {
        let person = try await house.person()
        let (code, enrolled) = try await house.enrolled()
        let erase = EraseAccount(store: house.store, settings: house.settings)
        let me = Actor(person, at: house.noon, assurance: .secondFactor)
        for wrong in ["", "000000", code.code(at: house.noon)] {
            await #expect(throws: AccountError.wrongCode, "the last is the one that enrolled") {
                try await erase(
                    person.id, by: me, showing: Proof(password: TestHouse.password, code: wrong), at: house.noon)
            }
        }
        #expect(try await house.events().first == .secondFactor)
        try await erase(
            person.id, by: me,
            showing: Proof(password: TestHouse.password, code: enrolled.recoveryCodes[1].text), at: house.noon)
        #expect(try await house.account(person.id).state == .erased)
    }
}
