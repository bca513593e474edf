import Accounts
import Ledger
import QalaTesting
import Testing

@Suite("What an actor may do")
struct ActorTests {
    private let noon: Int64 = 1_700_000_000

    private func actor(_ grants: Grant...) -> Actor {
        Actor(.sample(1, grants: grants), at: noon, assurance: .secondFactor)
    }

    private func grant(_ role: Role, _ territory: RoleTerritory, until: Int64? = nil) -> Grant {
        Grant(role, over: territory, giver: nil, given: 0, until: until)
    }

    @Test("an editor edits the towns named and no others")
    func editor() {
        let editor = actor(grant(.townEditor, .towns([.demokent])))
        #expect(editor.may(.editInventory, in: .demokent))
        #expect(!editor.may(.editInventory, in: .karaganda))
        #expect(!editor.may(.submit, in: .demokent))
    }

    @Test("a town of the same name in another country is another town")
    func namesakes() {
        let editor = actor(grant(.townEditor, .towns([TownScope(slug: "osh", country: "KZ")])))
        #expect(!editor.may(.editInventory, in: .osh))
    }

    @Test("a town's role over a whole country, however it came to be kept, gives nothing in a town")
    func wide() {
        for territory in [RoleTerritory.everything, .country("KZ")] {
            let editor = actor(grant(.townEditor, territory), grant(.townApprover, territory))
            for right in Right.allCases where right != .readPublished {
                #expect(!editor.may(right, in: .demokent), "\(right)")
            }
        }
    }

    @Test("a grant counts until its end, and not at it")
    func until() {
        let account = Account.sample(1, grants: [grant(.townEditor, .towns([.demokent]), until: noon)])
        #expect(Actor(account, at: noon - 1, assurance: .password).may(.editInventory, in: .demokent))
        #expect(!Actor(account, at: noon, assurance: .password).may(.editInventory, in: .demokent))
    }

    @Test("who is not active, or has not shown the second factor yet, may what a visitor may")
    func inactive() {
        let office = Account.sample(1, grants: [grant(.office, .everything)])
        #expect(!Actor(office, at: noon, assurance: .pending).may(.readAudit, over: .everything))
        for state in Account.State.allCases where state != .active {
            let actor = Actor(office.next { $0.state = state }, at: noon, assurance: .secondFactor)
            for right in Right.allCases {
                #expect(actor.may(right, in: .demokent) == Actor.visitor.may(right, in: .demokent))
            }
        }
    }

    @Test("a visitor reads what is published and nothing else")
    func visitor() {
        for right in Right.allCases {
            #expect(Actor.visitor.may(right, in: .demokent) == (right == .readPublished), "\(right)")
        }
        #expect(Actor.visitor.authorship(for: .demokent, right: .readPublished, time: 1) == nil)
    }

    @Test("the one user of a machine may do everything, under the name given")
    func local() {
        let user = Actor.local("local")
        for right in Right.allCases { #expect(user.may(right, in: .osh) && user.may(right, over: .everything)) }
        let authorship = user.authorship(for: .osh, right: .editInventory, time: 5, reason: "bill")
        #expect(authorship == Authorship(author: "local", time: 5, reason: "bill"))
    }

    @Test("two grants over a town each answer for both together, but not for the country")
    func several() {
        let reader = actor(grant(.townReader, .towns([.demokent])), grant(.townEditor, .towns([.karaganda])))
        #expect(reader.may(.readDrafts, over: .towns([.demokent, .karaganda])))
        #expect(!reader.may(.readDrafts, over: .towns([.demokent, .karaganda, .osh])))
        #expect(!reader.may(.readDrafts, over: .country("KZ")))
        #expect(!reader.may(.readDrafts, over: .towns([])))
    }

    @Test("an office of one country publishes no checkpoint of the whole")
    func checkpoint() {
        #expect(actor(grant(.office, .everything)).may(.publishCheckpoint, over: .everything))
        #expect(!actor(grant(.office, .country("KZ"))).may(.publishCheckpoint, over: .everything))
    }

    @Test("a town's own editor is the only author")
    func ownAuthorship() {
        let editor = actor(grant(.townEditor, .towns([.demokent])))
        let authorship = editor.authorship(for: .demokent, right: .editInventory, time: 7, reason: "meter")
        #expect(authorship == Authorship(author: AccountID.sample(1).text, time: 7, reason: "meter"))
        #expect(editor.authorship(for: .karaganda, right: .editInventory, time: 7) == nil)
        #expect(editor.authorship(for: .demokent, right: .submit, time: 7) == nil)
    }

    @Test("a coordinator writes under both names, and only what may be done for a town")
    func onBehalf() {
        let coordinator = actor(grant(.territorialCoordinator, .towns([.demokent])))
        for right in [Right.editInventory, .submit, .register] {
            let authorship = coordinator.authorship(for: .demokent, right: right, time: 7)
            #expect(authorship == Authorship(author: AccountID.sample(1).text, onBehalfOf: "demokent", time: 7))
            #expect(coordinator.authorship(for: .karaganda, right: right, time: 7) == nil)
        }
        #expect(coordinator.authorship(for: .demokent, right: .decideOnBehalf, time: 7) == nil)
        #expect(coordinator.authorship(for: .demokent, right: .review, time: 7) == nil)
    }

    @Test("who is the town's editor and its coordinator writes as the town")
    func both() {
        let person = actor(
            grant(.townEditor, .towns([.demokent])), grant(.nationalCoordinator, .country("KZ")))
        #expect(person.authorship(for: .demokent, right: .editInventory, time: 7)?.onBehalfOf == nil)
        #expect(person.authorship(for: .karaganda, right: .editInventory, time: 7)?.onBehalfOf == "karaganda")
    }
}
