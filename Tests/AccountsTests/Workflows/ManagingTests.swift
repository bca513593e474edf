import Accounts
import Cryptography
import QalaTesting
import Testing

@Suite("Granting, revoking, disabling, erasing")
struct ManagingTests {
    private let house = TestHouse()

    private func grant(_ role: Role, _ territory: RoleTerritory, giver: AccountID? = nil) -> Grant {
        Grant(role, over: territory, giver: giver, given: house.noon)
    }

    private func actor(_ address: String, _ grants: Grant...) async throws -> Actor {
        Actor(try await house.person(address, grants), at: house.noon, assurance: .secondFactor)
    }

    private func give(
        _ role: Role, _ territory: RoleTerritory, until: Int64? = nil, to id: AccountID, by actor: Actor
    ) async throws {
        try await GrantRole(store: house.store)(role, over: territory, until: until, to: id, by: actor, at: house.noon)
    }

    private func create(_ address: String, _ name: String = "Office") async throws -> Account {
        let mail: EmailAddress = try #require(EmailAddress(address))
        return try await CreateFirstAdministrator(store: house.store, settings: house.settings)(
            mail, name: name, language: "en", password: TestHouse.password, at: house.noon)
    }

    private func revoke(_ grant: Grant, from id: AccountID, by actor: Actor) async throws {
        try await RevokeRole(store: house.store)(grant, from: id, by: actor, at: house.noon)
    }

    @Test("a coordinator gives and takes a town's roles in the country, and no others")
    func granting() async throws {
        let person = try await house.person()
        let national = try await actor("kz@qala.kz", grant(.nationalCoordinator, .country("KZ")))
        try await give(.townEditor, .towns([.demokent]), to: person.id, by: national)
        try await give(.townEditor, .towns([.demokent]), until: .max, to: person.id, by: national)
        let kept = try await house.account(person.id).grants
        #expect(kept.map(\.until) == [.max], "given anew, not twice")
        #expect(kept.first?.giver == national.account)
        for (role, territory) in [
            (.townEditor, .towns([.osh])), (.office, .everything), (.reviewer, .country("KZ")),
        ] as [(Role, RoleTerritory)] {
            await #expect(throws: AccountError.notAllowed) {
                try await give(role, territory, to: person.id, by: national)
            }
        }
        await #expect(throws: AccountError.noSuchGrant) {
            try await revoke(grant(.townEditor, .towns([.karaganda])), from: person.id, by: national)
        }
        try await revoke(try #require(kept.first), from: person.id, by: national)
        #expect(try await house.account(person.id).grants == [])
    }

    @Test("nobody gives a role to themselves, but may lay their own down")
    func oneself() async throws {
        let mine = grant(.nationalCoordinator, .country("KZ"))
        let national = try await actor("kz@qala.kz", mine)
        let id = try #require(national.account)
        await #expect(throws: AccountError.oneself) {
            try await give(.townApprover, .towns([.demokent]), to: id, by: national)
        }
        await #expect(throws: AccountError.oneself) {
            try await DisableAccount(store: house.store)(id, by: national, at: house.noon)
        }
        try await revoke(mine, from: id, by: national)
        #expect(try await house.account(id).grants == [])
    }

    @Test("an approver takes back what they gave, and nothing that somebody else gave")
    func takingBack() async throws {
        let approver = try await actor("approver@demokent.kz", grant(.townApprover, .towns([.demokent])))
        let own = grant(.townEditor, .towns([.demokent]), giver: approver.account)
        let foreign = grant(.townReader, .towns([.demokent]), giver: .sample(1))
        let person = try await house.person("p@demokent.kz", [own, foreign])
        await #expect(throws: AccountError.notAllowed) { try await revoke(foreign, from: person.id, by: approver) }
        try await revoke(own, from: person.id, by: approver)
        #expect(try await house.account(person.id).grants == [foreign])
    }

    @Test("a disabled person is out at once and stays out until restored")
    func disabling() async throws {
        let office = try await house.office()
        let person = try await house.person()
        let token = try await house.session().token
        try await DisableAccount(store: house.store)(person.id, by: office, at: house.noon)
        #expect(try await house.resume(token) == nil)
        #expect(try await house.account(person.id).generation == 2, "a session just beginning ends too")
        #expect(try await house.signIn().isRefused)
        await #expect(throws: AccountError.notInState(.disabled)) {
            try await DisableAccount(store: house.store)(person.id, by: office, at: house.noon)
        }
        try await RestoreAccount(store: house.store)(person.id, by: office, at: house.noon)
        #expect(try await house.resume(token) == nil, "the session before stays ended")
        #expect(try await house.signIn().signedIn != nil)
    }

    @Test("who is more than a coordinator may give is not theirs to disable, restore or erase")
    func managing() async throws {
        let coordinator = try await actor("c@demokent.kz", grant(.territorialCoordinator, .towns([.demokent])))
        let people = [
            try await house.person("1@demokent.kz", [grant(.reviewer, .everything)]),
            try await house.person("2@demokent.kz", [grant(.townEditor, .towns([.demokent, .karaganda]))]),
            try await house.person(
                "3@demokent.kz", [grant(.townEditor, .towns([.demokent])), grant(.donor, .everything)]),
            try await house.person("4@demokent.kz", []),
        ]
        for person in people {
            await #expect(throws: AccountError.notAllowed) {
                try await DisableAccount(store: house.store)(person.id, by: coordinator, at: house.noon)
            }
            await #expect(throws: AccountError.notAllowed) {
                try await RestoreAccount(store: house.store)(person.id, by: coordinator, at: house.noon)
            }
            await #expect(throws: AccountError.notAllowed) {
                try await EraseAccount(store: house.store, settings: house.settings)(
                    person.id, by: coordinator, at: house.noon)
            }
        }
        let theirs = try await house.person("5@demokent.kz", [grant(.townEditor, .towns([.demokent]))])
        try await DisableAccount(store: house.store)(theirs.id, by: coordinator, at: house.noon)
    }

    @Test("of an erased person only the identifier is left, and the address is free again")
    func erasing() async throws {
        let person = try await house.person()
        let (_, enrolled) = try await house.enrolled()
        try await RequestRecovery(store: house.store, courier: house.courier, random: house.random)(
            "aigerim@demokent.kz", from: nil, at: house.noon)
        let me = Actor(person, at: house.noon, assurance: .password)
        try await EraseAccount(store: house.store, settings: house.settings)(
            person.id, by: me, showing: Proof(password: TestHouse.password, code: enrolled.recoveryCodes[0].text),
            at: house.noon)
        let left = try await house.account(person.id)
        #expect(left.state == .erased && left.address == nil && left.name == nil && left.password == nil)
        #expect(left.secondFactor == nil && left.grants.isEmpty)
        #expect(try await house.resume(enrolled.signedIn.token) == nil)
        #expect(try await house.signIn().isRefused)
        let token = try #require(await house.courier.sent.first?.token)
        #expect(await house.store.link(token.digest) == nil, "a link may hold an address")
        await #expect(throws: AccountError.linkNotValid) {
            try await RecoverAccount(store: house.store, courier: house.courier, settings: house.settings)(
                token, password: "eight mountain goats", at: house.noon)
        }
        let office = try await house.office()
        for id in [person.id] {
            await #expect(throws: AccountError.notInState(.erased)) {
                try await give(.reviewer, .everything, to: id, by: office)
            }
            await #expect(throws: AccountError.notInState(.erased)) {
                try await RestoreAccount(store: house.store)(id, by: office, at: house.noon)
            }
            await #expect(throws: AccountError.notInState(.erased)) {
                try await EraseAccount(store: house.store, settings: house.settings)(
                    id, by: office, showing: Proof(password: TestHouse.password), at: house.noon)
            }
        }
        #expect(try await house.person().id != person.id)
    }

    @Test("the last office cannot be disabled, erased, revoked or given an end")
    func lastOffice() async throws {
        let office = try await house.office()
        let id = try #require(office.account)
        let user = Actor.local("local")
        let whole = try #require(try await house.account(id).grants.first)
        await #expect(throws: AccountError.lastOffice) {
            try await DisableAccount(store: house.store)(id, by: user, at: house.noon)
        }
        await #expect(throws: AccountError.lastOffice) {
            try await EraseAccount(store: house.store, settings: house.settings)(
                id, by: office, showing: Proof(password: TestHouse.password), at: house.noon)
        }
        await #expect(throws: AccountError.lastOffice) { try await revoke(whole, from: id, by: office) }
        await #expect(throws: AccountError.lastOffice) {
            try await give(.office, .everything, until: house.noon + 1, to: id, by: user)
        }
        let second = try await house.person("second@qala.kz", [grant(.office, .everything)])
        try await EraseAccount(store: house.store, settings: house.settings)(
            id, by: office, showing: Proof(password: TestHouse.password), at: house.noon)
        #expect(try await house.account(second.id).isOffice)
    }

    @Test("the first administrator is made once, and again only when none is left")
    func first() async throws {
        await #expect(throws: AccountError.nameUnfit) { _ = try await create("office@qala.kz", " ") }
        let made = await withTaskGroup(of: Account?.self) { group in
            for number in 0..<10 { group.addTask { try? await create("office\(number)@qala.kz") } }
            return await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
        }
        #expect(made.count == 1)
        await #expect(throws: AccountError.officeExists) { _ = try await create("office@qala.kz") }
        let office = try #require(made.first)
        #expect(office.isOffice && office.grants.map(\.giver) == [nil])
        #expect(office.lacksSecondFactor)
        let actor = Actor(office, at: house.noon, assurance: .secondFactor)
        #expect(actor.may(.publishCheckpoint, over: .everything))
    }

    @Test("the audit is read by who may, and everyone reads their own")
    func audit() async throws {
        let person = try await house.person("p@demokent.kz", [grant(.townEditor, .towns([.demokent]))])
        _ = try await house.signIn("p@demokent.kz")
        let read = ReadAudit(store: house.store)
        let national = try await actor("kz@qala.kz", grant(.nationalCoordinator, .country("KZ")))
        let foreign = try await actor("kg@qala.kz", grant(.nationalCoordinator, .country("KG")))
        let me = Actor(person, at: house.noon, assurance: .password)
        let office = try await house.office()
        for actor in [office, national, me, .local("local")] {
            #expect(try await read(of: person.id, by: actor).map(\.kind) == [.signIn])
        }
        for actor in [foreign, .visitor] {
            await #expect(throws: AccountError.notAllowed) { _ = try await read(of: person.id, by: actor) }
        }
        await #expect(throws: AccountError.notAllowed) { _ = try await read(of: nil, by: national) }
        #expect(try await read(of: nil, by: .local("local")).count == 1)
    }

    @Test("a store that cannot answer is told as such")
    func unknown() async throws {
        await #expect(throws: AccountError.noSuchAccount) {
            try await DisableAccount(store: house.store)(.sample(9), by: .local("local"), at: house.noon)
        }
    }
}
