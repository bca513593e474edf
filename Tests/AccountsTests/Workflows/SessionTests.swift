import Accounts
import Cryptography
import QalaTesting
import Testing

@Suite("Sessions")
struct SessionTests {
    private let house = TestHouse()

    @Test("a session that is used every 59 minutes ends after 12 hours, whatever happens")
    func absolute() async throws {
        _ = try await house.person()
        let token = try await house.session().token
        for time in stride(from: Int64(59 * 60), to: 12 * 3600, by: 59 * 60) {
            #expect(try await house.resume(token, after: time) != nil, "\(time)")
        }
        #expect(try await house.resume(token, after: 12 * 3600 - 1) != nil)
        #expect(try await house.resume(token, after: 12 * 3600) == nil)
        #expect(await house.store.session(token.digest) == nil, "it is forgotten")
    }

    @Test("a session ends after one hour without use")
    func idle() async throws {
        _ = try await house.person()
        let (used, unused) = (try await house.session().token, try await house.session().token)
        #expect(try await house.resume(used, after: 3599) != nil)
        #expect(try await house.resume(unused, after: 3600) == nil)
        #expect(try await house.resume(used, after: 3600) != nil)
    }

    @Test("a use is noted at most once a minute")
    func touching() async throws {
        _ = try await house.person()
        let token = try await house.session().token
        for (time, seen) in [(1, 0), (59, 0), (60, 60), (119, 60), (120, 120)] as [(Int64, Int64)] {
            #expect(try await house.resume(token, after: time) != nil)
            #expect(await house.store.session(token.digest)?.lastSeen == house.noon + seen, "\(time)")
        }
    }

    @Test("a token nobody was given resumes nothing")
    func foreign() async throws {
        _ = try await house.person()
        _ = try await house.session()
        #expect(try await house.resume(Token(random: house.random)) == nil)
    }

    @Test("signing out ends one session, and can be done twice")
    func signOut() async throws {
        _ = try await house.person()
        let (one, other) = (try await house.session(), try await house.session())
        let signOut = SignOut(store: house.store)
        for _ in 0..<2 { try await signOut(one.token, at: house.noon) }
        #expect(try await house.resume(one.token) == nil)
        #expect(try await house.resume(other.token) != nil)
        #expect(try await house.events().filter { $0 == .signOut }.count == 1)
    }

    @Test("people end their own sessions from the list, and nobody else's")
    func list() async throws {
        let mine = try await house.person()
        let theirs = try await house.person("bolat@demokent.kz")
        let first = try await house.session()
        let second = try await house.session(after: 100)
        let other = try await house.session("bolat@demokent.kz")
        let listed = try await ListSessions(store: house.store)(of: mine.id, at: house.noon + 100)
        #expect(listed == [second.session, first.session])
        #expect(try await ListSessions(store: house.store)(of: mine.id, at: house.noon + 3600) == [second.session])
        let signOut = SignOut(store: house.store)
        try await signOut(other.session.id, of: mine.id, at: house.noon)
        try await signOut(first.session.id, of: mine.id, at: house.noon)
        #expect(try await house.resume(other.token)?.actor.account == theirs.id)
        #expect(try await house.resume(first.token) == nil)
    }

    @Test("signing out everywhere ends every session of one person")
    func everywhere() async throws {
        let mine = try await house.person()
        _ = try await house.person("bolat@demokent.kz")
        let tokens = [try await house.session().token, try await house.session().token]
        let other = try await house.session("bolat@demokent.kz").token
        try await SignOutEverywhere(store: house.store)(mine.id, at: house.noon)
        for token in tokens { #expect(try await house.resume(token) == nil) }
        #expect(try await house.resume(other) != nil)
        #expect(try await house.signIn().signedIn != nil)
    }

    @Test("what has expired is swept away")
    func sweep() async throws {
        let account = try await house.person()
        _ = try await house.session()
        try await SweepExpired(store: house.store)(at: house.noon + Session.lifetime - 1)
        #expect(await house.store.sessions(of: account.id).count == 1)
        try await SweepExpired(store: house.store)(at: house.noon + Session.lifetime)
        #expect(await house.store.sessions(of: account.id) == [])
    }

    @Test("a grant that ends while somebody works ends at that moment")
    func grants() async throws {
        let grant = Grant(
            .townEditor, over: .towns([.demokent]), giver: nil, given: house.noon, until: house.noon + 100)
        _ = try await house.person("aigerim@demokent.kz", [grant])
        let token = try await house.session().token
        #expect(try await house.resume(token, after: 99)?.actor.may(.editInventory, in: .demokent) == true)
        #expect(try await house.resume(token, after: 100)?.actor.may(.editInventory, in: .demokent) == false)
    }
}
