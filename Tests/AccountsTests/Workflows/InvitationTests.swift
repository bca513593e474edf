import Accounts
import Cryptography
import QalaTesting
import Testing

@Suite("Inviting")
struct InvitationTests {
    private let house = TestHouse()

    private func actor(_ role: Role, _ territory: RoleTerritory) async throws -> Actor {
        let account = try await house.person(
            "\(role.rawValue)@qala.kz", [Grant(role, over: territory, giver: nil, given: house.noon)])
        return Actor(account, at: house.noon, assurance: .secondFactor)
    }

    private func invite(
        _ address: String = "new@demokent.kz", _ offers: InvitePerson.Offer..., by actor: Actor,
        after seconds: Int64 = 0
    ) async throws -> InvitePerson.Invited {
        let mail: EmailAddress = try #require(EmailAddress(address))
        return try await InvitePerson(store: house.store, random: house.random)(
            mail, language: "ru", as: offers, by: actor, at: house.noon + seconds)
    }

    private func accept(
        _ token: Token, name: String = "Бауыржан", password: String = TestHouse.password, after seconds: Int64 = 0
    ) async throws -> Account {
        try await AcceptInvitation(store: house.store, settings: house.settings)(
            token, name: name, password: password, at: house.noon + seconds)
    }

    @Test("who is invited sets name and password and may do what was offered")
    func happy() async throws {
        let office = try await house.office()
        let invited = try await invite(
            "new@demokent.kz", .init(.townEditor, over: .towns([.demokent]), until: house.noon + 1000), by: office)
        #expect(invited.account.state == .invited && invited.account.name == nil)
        #expect(try await house.signIn("new@demokent.kz").isRefused)
        let account = try await accept(invited.token, name: "  Бауыржан \n")
        #expect(account.state == .active && account.name == "Бауыржан" && account.language == "ru")
        let token = try await house.session("new@demokent.kz").token
        let actor = try #require(try await house.resume(token)).actor
        #expect(actor.may(.editInventory, in: .demokent) && !actor.may(.editInventory, in: .karaganda))
        #expect(actor.grants.map(\.giver) == [office.account])
        #expect(try await house.events().prefix(4) == [.signIn, .invitationAccepted, .signIn, .invited])
    }

    @Test("nobody gives more than they have")
    func limits() async throws {
        let national = try await actor(.nationalCoordinator, .country("KZ"))
        let territorial = try await actor(.territorialCoordinator, .towns([.demokent, .karaganda]))
        let approver = try await actor(.townApprover, .towns([.demokent]))
        let editor = try await actor(.townEditor, .towns([.demokent]))
        let refused: [(Actor, Role, RoleTerritory)] = [
            (national, .townEditor, .towns([.osh])), (national, .townEditor, .towns([.demokent, .osh])),
            (national, .nationalCoordinator, .country("KZ")), (national, .office, .country("KZ")),
            (national, .reviewer, .country("KZ")), (territorial, .townEditor, .towns([.osh])),
            (territorial, .territorialCoordinator, .towns([.demokent])), (approver, .townEditor, .towns([.karaganda])),
            (approver, .townApprover, .towns([.demokent])), (editor, .townReader, .towns([.demokent])),
            (.visitor, .townReader, .towns([.demokent])),
        ]
        for (actor, role, territory) in refused {
            await #expect(throws: AccountError.notAllowed, "\(role)") {
                _ = try await invite("new@demokent.kz", .init(role, over: territory), by: actor)
            }
        }
        await #expect(throws: AccountError.notAllowed, "one offer of two is too much") {
            _ = try await invite(
                "new@demokent.kz", .init(.townReader, over: .towns([.demokent])),
                .init(.office, over: .towns([.demokent])), by: approver)
        }
        await #expect(throws: AccountError.notAllowed, "nothing is offered") { _ = try await invite(by: national) }
        _ = try await invite(
            "a@demokent.kz", .init(.townApprover, over: .towns([.demokent, .karaganda])), by: national)
        _ = try await invite("b@demokent.kz", .init(.townApprover, over: .towns([.karaganda])), by: territorial)
        _ = try await invite("c@demokent.kz", .init(.townEditor, over: .towns([.demokent])), by: approver)
    }

    @Test("a role fits its kind of territory, whoever gives it")
    func territories() async throws {
        for actor in [try await house.office(), .local("local")] {
            for (role, territory) in [
                (.townEditor, .country("KZ")), (.townApprover, .everything), (.townReader, .towns([])),
                (.territorialCoordinator, .country("KZ")), (.nationalCoordinator, .everything),
                (.nationalCoordinator, .towns([.demokent])), (.public, .everything), (.reviewer, .towns([])),
            ] as [(Role, RoleTerritory)] {
                await #expect(throws: AccountError.territoryUnfit(role)) {
                    _ = try await invite("new@demokent.kz", .init(role, over: territory), by: actor)
                }
            }
        }
    }

    @Test("an invitation is good once, for a week, and not for anything else")
    func links() async throws {
        let office = try await house.office()
        let offer = InvitePerson.Offer(.reviewer, over: .everything)
        let week: Int64 = 7 * 86_400
        let invited = try await invite("new@demokent.kz", offer, by: office)
        await #expect(throws: AccountError.linkNotValid) { _ = try await accept(invited.token, after: week) }
        await #expect(throws: AccountError.linkNotValid) { _ = try await accept(Token(random: house.random)) }
        await #expect(throws: AccountError.linkNotValid) {
            try await RecoverAccount(store: house.store, courier: house.courier, settings: house.settings)(
                invited.token, password: TestHouse.password, at: house.noon)
        }
        for name in ["", " \n ", "a\0b", "a\u{1B}[2J", String(repeating: "a", count: 201)] {
            await #expect(throws: AccountError.nameUnfit) { _ = try await accept(invited.token, name: name) }
        }
        await #expect(throws: AccountError.password(.isName)) {
            _ = try await accept(invited.token, name: TestHouse.password)
        }
        _ = try await accept(invited.token, after: week - 1)
        await #expect(throws: AccountError.linkNotValid) { _ = try await accept(invited.token, after: week - 1) }
    }

    @Test("of 10 people who accept one invitation at one moment, one does")
    func race() async throws {
        let invited = try await invite("new@demokent.kz", .init(.donor, over: .everything), by: house.office())
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<10 {
                group.addTask { (try? await accept(invited.token, name: "Person \(number)")) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(accepted == 1)
        #expect(try await house.account(invited.account.id).version == 2)
    }

    @Test("who never came is invited anew, and only the newest letter is good")
    func again() async throws {
        let office = try await house.office()
        let first = try await invite("new@demokent.kz", .init(.townReader, over: .towns([.demokent])), by: office)
        let second = try await invite("new@demokent.kz", .init(.townEditor, over: .towns([.demokent])), by: office)
        #expect(first.account.id == second.account.id && second.account.grants.map(\.role) == [.townEditor])
        await #expect(throws: AccountError.linkNotValid) { _ = try await accept(first.token) }
        _ = try await accept(second.token)
        await #expect(throws: AccountError.addressTaken) {
            _ = try await invite("new@demokent.kz", .init(.townReader, over: .towns([.demokent])), by: office)
        }
    }

    @Test("nobody lowers an invitation that somebody higher made")
    func lowering() async throws {
        _ = try await invite("new@demokent.kz", .init(.reviewer, over: .everything), by: house.office())
        let approver = try await actor(.townApprover, .towns([.demokent]))
        await #expect(throws: AccountError.notAllowed) {
            _ = try await invite("new@demokent.kz", .init(.townReader, over: .towns([.demokent])), by: approver)
        }
    }

    @Test("the one user of a machine invites too")
    func local() async throws {
        let invited = try await invite("new@demokent.kz", .init(.office, over: .everything), by: .local("local"))
        #expect(try await accept(invited.token).grants.map(\.giver) == [nil])
    }
}
