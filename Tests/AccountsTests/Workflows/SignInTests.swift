import Accounts
import Cryptography
import QalaTesting
import Testing

@Suite("Signing in")
struct SignInTests {
    private let house = TestHouse()

    @Test("address and password begin a session, which the token resumes")
    func happy() async throws {
        let account = try await house.person()
        let begun = try #require(try await house.signIn(" AIGERIM@Demokent.kz ", device: "Firefox\u{7}\n").signedIn)
        #expect(begun.session.account == account.id && begun.session.assurance == .password)
        #expect(begun.session.device == "Firefox")
        let resumed = try #require(try await house.resume(begun.token))
        #expect(resumed.actor.account == account.id && resumed.session == begun.session)
        #expect(await house.store.session(begun.session.id)?.id == begun.token.digest)
    }

    @Test("unknown, disabled, invited and erased people, wrong and endless passwords get one answer, for one hash each")
    func enumeration() async throws {
        _ = try await house.person()
        let manager = try await house.office()
        let disabled = try await house.person("disabled@demokent.kz")
        try await DisableAccount(store: house.store)(disabled.id, by: manager, at: house.noon)
        let erased = try await house.person("erased@demokent.kz")
        try await EraseAccount(store: house.store, settings: house.settings)(
            erased.id, by: manager, showing: Proof(password: TestHouse.password), at: house.noon)
        _ = try await InvitePerson(store: house.store, random: house.random)(
            try #require(EmailAddress("invited@demokent.kz")), language: "kk",
            as: [.init(.townEditor, over: .towns([.demokent]))], by: manager, at: house.noon)
        let long = String(repeating: "a", count: 5000)
        for (address, password) in [
            ("nobody@demokent.kz", TestHouse.password), ("disabled@demokent.kz", TestHouse.password),
            ("erased@demokent.kz", TestHouse.password), ("invited@demokent.kz", TestHouse.password),
            ("aigerim@demokent.kz", "wrong password"), ("aigerim@demokent.kz", long), ("nobody@demokent.kz", long),
            ("no address", "x"), ("", ""),
        ] {
            let (before, events) = (house.verifications, try await house.events().count)
            #expect(try await house.signIn(address, password, from: house.origin).isRefused, "\(address)")
            #expect(house.verifications == before + 1, "\(address)")
            #expect(try await house.events().count == events + 1, "\(address)")
        }
    }

    @Test("who guesses at an address nobody has waits exactly as long as at one that somebody has")
    func equalWaits() async throws {
        _ = try await house.person()
        for round in 0..<9 {
            var waits: [Int64?] = []
            for address in ["aigerim@demokent.kz", "nobody@demokent.kz"] {
                waits.append(try await house.signIn(address, "wrong", after: Int64(round)).wait)
            }
            #expect(waits[0] == waits[1])
        }
    }

    @Test("after five wrong passwords the wait doubles, and the right one counts only after it")
    func backOff() async throws {
        _ = try await house.person()
        for _ in 0..<5 { #expect(try await house.signIn("aigerim@demokent.kz", "wrong").isRefused) }
        var time: Int64 = 0
        for wait: Int64 in [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
            let before = house.verifications
            let early = try await house.signIn(after: time + wait - 1)
            #expect(early.wait == house.noon + time + wait)
            #expect(house.verifications == before, "nothing is verified while waiting")
            time += wait
            #expect(try await house.signIn("aigerim@demokent.kz", "wrong", after: time).isRefused)
        }
        #expect(try await house.signIn(after: time + 900).signedIn != nil)
        #expect(try await house.signIn("aigerim@demokent.kz", "wrong", after: time + 900).isRefused)
        #expect(try await house.signIn(after: time + 900).signedIn != nil, "counting begins anew")
    }

    @Test("attempts are forgotten a day after the last")
    func forgotten() async throws {
        _ = try await house.person()
        for _ in 0..<5 { _ = try await house.signIn("aigerim@demokent.kz", "wrong") }
        for _ in 0..<5 { #expect(try await house.signIn("aigerim@demokent.kz", "wrong", after: 86_400).isRefused) }
    }

    @Test("one place that tries many addresses is slowed down; signing in does not reset it, and does not count")
    func place() async throws {
        _ = try await house.person()
        for number in 0..<29 { _ = try await house.signIn("p\(number)@demokent.kz", "x", from: house.origin) }
        for _ in 0..<3 { #expect(try await house.signIn(from: house.origin).signedIn != nil) }
        #expect(try await house.signIn("last@demokent.kz", "x", from: house.origin).isRefused)
        #expect(try await house.signIn(from: house.origin).wait == house.noon + 2)
        let elsewhere = Origin(network: "198.51.100.1", key: [1, 2, 3])
        #expect(try await house.signIn(from: elsewhere).signedIn != nil)
    }

    @Test("of 50 guesses sent at one moment five are looked at")
    func burst() async throws {
        _ = try await house.person()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { _ = try await house.signIn("aigerim@demokent.kz", "wrong") } }
            try await group.waitForAll()
        }
        #expect(house.verifications == 5)
    }

    @Test("a hash of another cost is renewed at sign-in, once")
    func renewal() async throws {
        let old = try #require(PasswordHash.Cost(memory: 16, passes: 1, lanes: 1))
        let account = try await house.person(cost: old)
        #expect(try await house.signIn("aigerim@demokent.kz", "wrong").isRefused)
        #expect(try await house.account(account.id).password?.cost == old)
        #expect(try await house.signIn().signedIn != nil)
        let renewed = try await house.account(account.id)
        #expect(renewed.password?.cost == .leastForTests && renewed.version == 2)
        #expect(try await house.signIn().signedIn != nil)
        #expect(try await house.account(account.id).version == 2)
    }

    @Test("every sign-in makes a new token, and the one the browser held ends")
    func rotation() async throws {
        _ = try await house.person()
        let first = try await house.session()
        let second = try #require(try await house.signIn(replacing: first.token).signedIn)
        #expect(first.token != second.token)
        #expect(try await house.resume(first.token) == nil)
        #expect(try await house.resume(second.token) != nil)
    }

    @Test("a session that was beginning while the password changed is worth nothing")
    func generation() async throws {
        let account = try await house.person()
        let late = try await house.session()
        let saved = account.next { $0.generation += 1 }
        #expect(try await house.store.commit([.save(saved)]) == .done)
        #expect(try await house.resume(late.token) == nil)
        #expect(try await ListSessions(store: house.store)(of: account.id, at: house.noon) == [])
    }

    @Test("the audit tells who signed in, from where, and how it ended")
    func audit() async throws {
        let account = try await house.person()
        _ = try await house.signIn("aigerim@demokent.kz", "wrong", from: house.origin)
        _ = try await house.signIn("nobody@demokent.kz", "wrong", from: house.origin)
        _ = try await house.signIn(from: house.origin)
        let events = await house.store.events(of: nil, limit: 9)
        #expect(events.map(\.outcome) == [.done, .refused, .refused])
        #expect(events.map(\.account) == [account.id, nil, account.id])
        #expect(events.allSatisfy { $0.origin == house.origin && $0.kind == .signIn && $0.time == house.noon })
    }
}
