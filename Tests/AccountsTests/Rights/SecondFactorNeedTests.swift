import Accounts
import QalaTesting
import Testing

@Suite("Who needs a second factor")
struct SecondFactorNeedTests {
    /// Written by hand: a role that comes to reach over a territory fails here until somebody has thought of it.
    static let needing: [Role: Bool] = [
        .office: true, .nationalCoordinator: true, .territorialCoordinator: true, .reviewer: true, .helpDesk: true,
        .townEditor: false, .townApprover: false, .townReader: false, .donor: false, .public: false,
    ]

    private static let territories: [Role: RoleTerritory] = [
        .office: .everything, .nationalCoordinator: .country("KZ"), .reviewer: .everything, .donor: .everything,
        .helpDesk: .everything,
    ]

    private func account(_ roles: Role...) -> Account {
        let grants = roles.map { role in
            Grant(role, over: Self.territories[role] ?? .towns([.demokent]), giver: nil, given: 0)
        }
        return Account(
            id: .sample(1), state: .active, address: nil, name: "A", language: "kk", grants: grants, created: 0,
            changed: 0)
    }

    @Test("those whose rights reach over a whole territory", arguments: Role.allCases)
    func table(role: Role) {
        #expect(RightsTable.needsSecondFactor(role) == Self.needing[role])
    }

    @Test(
        "without one such a role gives nothing, with one all it has", arguments: Role.allCases.filter { $0 != .public })
    func rights(role: Role) {
        let needs = Self.needing[role] ?? false
        let account = account(role)
        let without = Actor(account, at: 0, assurance: .password)
        let with = Actor(account, at: 0, assurance: .secondFactor)
        #expect(without.grants.isEmpty == needs && without.withheld.isEmpty != needs)
        #expect(with.grants == account.grants && with.withheld == [])
        for right in Right.allCases {
            let isGiven = with.may(right, in: .demokent)
            let isPublic = RightsTable.reach(of: .public, right) == .everywhere
            #expect(without.may(right, in: .demokent) == (needs ? isPublic : isGiven), "\(right)")
        }
        #expect(account.lacksSecondFactor == needs)
    }

    @Test("a role of a town goes on beside one that is withheld")
    func beside() {
        let actor = Actor(account(.townEditor, .reviewer), at: 0, assurance: .password)
        #expect(actor.may(.editInventory, in: .demokent) && !actor.may(.review, in: .demokent))
        #expect(actor.withheld.map(\.role) == [.reviewer])
    }

    @Test("whoever awaits a code, has no account or owns the machine has nothing withheld")
    func others() {
        #expect(Actor(account(.office), at: 0, assurance: .pending).withheld == [])
        #expect(Actor.visitor.withheld == [] && Actor.local("local").withheld == [])
    }
}
