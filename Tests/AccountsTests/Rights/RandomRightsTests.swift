import Accounts
import Ledger
import QalaTesting
import Testing

@Suite("Rights, over many people and places")
struct RandomRightsTests {
    private let random = RepeatableRandom(seed: 2027)

    private func pick<Value>(_ values: [Value]) -> Value { values[Int(random.bytes(1)[0]) % values.count] }

    private func town() -> TownScope {
        TownScope(slug: pick(["a", "b", "c", "d"]), country: pick(["KZ", "KG", "GE"]))
    }

    private func territory() -> RoleTerritory {
        switch random.bytes(1)[0] % 4 {
        case 0: .everything
        case 1: .country(pick(["KZ", "KG", "GE"]))
        default: .towns(Set((0..<pick([0, 1, 2, 5])).map { _ in town() }))
        }
    }

    private func grants() -> [Grant] {
        (0..<pick([0, 1, 2, 4])).map { _ in
            Grant(pick(Role.allCases), over: territory(), giver: nil, given: 0, until: pick([nil, 50, 100, 200]))
        }
    }

    private func actor() -> Actor { Actor(.sample(1, grants: grants()), at: 100, assurance: .secondFactor) }

    /// Whether a town lies in a territory, said in another way than the room does.
    private func lies(_ town: TownScope, in territory: RoleTerritory) -> Bool {
        switch territory {
        case .everything: true
        case .country(let code): town.country == code
        case .towns(let towns): towns.contains(town)
        }
    }

    @Test("nobody does anything in a town that no valid grant of theirs covers, but read what is published")
    func outside() {
        for _ in 0..<4000 {
            let (actor, town) = (actor(), town())
            guard !actor.grants.contains(where: { lies(town, in: $0.territory) }) else { continue }
            for right in Right.allCases where right != .readPublished {
                #expect(!actor.may(right, in: town))
                #expect(actor.authorship(for: town, right: right, time: 1) == nil)
            }
        }
    }

    @Test("nobody edits as the town but who was named its editor or approver")
    func edit() {
        for _ in 0..<4000 {
            let (actor, town) = (actor(), town())
            let isNamed = actor.grants.contains { grant in
                guard case .towns(let towns) = grant.territory else { return false }
                return (grant.role == .townEditor || grant.role == .townApprover) && towns.contains(town)
            }
            #expect(actor.may(.editInventory, in: town) == isNamed)
            #expect(isNamed || actor.authorship(for: town, right: .editInventory, time: 1)?.onBehalfOf != .some(nil))
        }
    }

    @Test("one more grant never takes a right away, and one less never gives one")
    func monotone() {
        for _ in 0..<1000 {
            let (some, more, town) = (grants(), grants(), town())
            let few = Actor(.sample(1, grants: some), at: 100, assurance: .secondFactor)
            let many = Actor(.sample(1, grants: some + more), at: 100, assurance: .secondFactor)
            for right in Right.allCases { #expect(!few.may(right, in: town) || many.may(right, in: town)) }
        }
    }

    @Test(
        "whoever gives a role may do at least as much with accounts there, and never gives beyond their own territory")
    func giving() {
        for _ in 0..<4000 {
            let (giver, role, wanted, town) = (actor(), pick(Role.allCases), territory(), town())
            guard giver.mayGive(role, over: wanted, by: .invite) else { continue }
            #expect(role.fits(wanted) && role != .public)
            let given = Actor(
                .sample(2, grants: [Grant(role, over: wanted, giver: .sample(1), given: 0)]), at: 100,
                assurance: .secondFactor)
            for right in [Right.manageAccounts, .invite, .readAudit, .publishCheckpoint, .exportPackage] {
                #expect(!given.may(right, in: town) || giver.may(right, in: town), "\(role) \(right)")
            }
        }
    }

    @Test("a territory contains another exactly if every town of the other lies in it")
    func containment() {
        let towns = ["KZ", "KG", "GE"].flatMap { country in
            ["a", "b", "c", "d", "e"].map { TownScope(slug: $0, country: country) }
        }
        for _ in 0..<2000 {
            let (one, other) = (territory(), territory())
            if other == .towns([]) {
                #expect(!one.contains(other))
            } else if one.contains(other) {
                #expect(towns.allSatisfy { !lies($0, in: other) || lies($0, in: one) })
            } else {
                #expect(other == .everything || towns.contains { lies($0, in: other) && !lies($0, in: one) })
            }
        }
    }
}
