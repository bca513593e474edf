import Accounts
import Cryptography
import QalaTesting
import Testing

@Suite("The second factor")
struct SecondFactorTests {
    private let house = TestHouse()

    private func confirm(
        _ code: String, _ token: Token, after seconds: Int64
    ) async throws -> ConfirmSecondFactor.Outcome {
        try await ConfirmSecondFactor(store: house.store, settings: house.settings)(
            code, under: token, from: house.origin, at: house.noon + seconds)
    }

    private func pending(after seconds: Int64) async throws -> SignedIn {
        try #require(try await house.signIn(after: seconds).pending)
    }

    @Test("once enrolled, a password gives a session that may nothing until the code is given")
    func happy() async throws {
        _ = try await house.person()
        let (code, _) = try await house.enrolled()
        let pending = try await pending(after: 60)
        #expect(pending.session.assurance == .pending && pending.session.expires == house.noon + 660)
        #expect(try await house.resume(pending.token, after: 60) == nil)
        #expect(try await ListSessions(store: house.store)(of: pending.session.account, at: house.noon + 60).count == 1)
        let begun = try #require(
            try await confirm(code.code(at: house.noon + 60), pending.token, after: 60).signedIn)
        #expect(begun.session.assurance == .secondFactor && begun.token != pending.token)
        #expect(try await house.resume(begun.token, after: 60)?.actor.assurance == .secondFactor)
        #expect(try await confirm(code.code(at: house.noon + 90), pending.token, after: 90).isOver)
    }

    @Test("nothing is asked before the first code is confirmed, and a wrong one confirms nothing")
    func unconfirmed() async throws {
        _ = try await house.person()
        let session = try await house.session().session
        let enrol = EnrolSecondFactor(store: house.store, settings: house.settings)
        await #expect(throws: AccountError.noSecondFactor) {
            _ = try await enrol.confirm("000000", in: session, at: house.noon)
        }
        _ = try await enrol.begin(session.account, at: house.noon)
        await #expect(throws: AccountError.wrongCode) {
            _ = try await enrol.confirm("x", in: session, at: house.noon)
        }
        #expect(try await house.signIn().signedIn != nil)
    }

    @Test("enrolling gives ten codes once, ends other sessions, and cannot be done twice")
    func enrolling() async throws {
        let account = try await house.person()
        let other = try await house.session()
        let (_, enrolled) = try await house.enrolled()
        #expect(Set(enrolled.recoveryCodes.map(\.text)).count == 10)
        #expect(
            try await house.account(account.id).secondFactor?.recoveryCodes
                == Set(enrolled.recoveryCodes.map { $0.digest(key: .forTests) }))
        #expect(try await house.resume(other.token) == nil)
        #expect(try await house.resume(enrolled.signedIn.token) != nil)
        let enrol = EnrolSecondFactor(store: house.store, settings: house.settings)
        await #expect(throws: AccountError.secondFactorIsSet) {
            _ = try await enrol.begin(account.id, at: house.noon)
        }
    }

    @Test("a code that was used is not taken again, nor one before it")
    func replay() async throws {
        _ = try await house.person()
        let (code, _) = try await house.enrolled()
        let used = code.code(at: house.noon)
        #expect(try await confirm(used, pending(after: 5).token, after: 5).isRefused, "the enrolling code")
        let next = code.code(at: house.noon + 60)
        #expect(try await confirm(next, pending(after: 60).token, after: 60).signedIn != nil)
        #expect(try await confirm(next, pending(after: 61).token, after: 61).isRefused)
        #expect(try await confirm(code.code(at: house.noon + 30), pending(after: 62).token, after: 62).isRefused)
    }

    @Test("of 10 people who send one code at one moment, one is let in")
    func race() async throws {
        _ = try await house.person()
        let (code, _) = try await house.enrolled()
        var tokens: [Token] = []
        for _ in 0..<5 { tokens.append(try await pending(after: 60).token) }
        let typed = code.code(at: house.noon + 60)
        let entered = try await withThrowingTaskGroup(of: Bool.self) { group in
            for token in tokens + tokens {
                group.addTask { try await confirm(typed, token, after: 60).signedIn != nil }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(entered == 1)
    }

    @Test("a code on paper lets in once, however it is typed")
    func paper() async throws {
        let account = try await house.person()
        let (_, enrolled) = try await house.enrolled()
        let typed = enrolled.recoveryCodes[3].text.uppercased().replacing("-", with: " ")
        #expect(try await confirm(typed, pending(after: 1).token, after: 1).signedIn != nil)
        #expect(try await house.account(account.id).secondFactor?.recoveryCodes.count == 9)
        #expect(try await confirm(typed, pending(after: 2).token, after: 2).isRefused)
        #expect(try await confirm(enrolled.recoveryCodes[4].text, pending(after: 3).token, after: 3).signedIn != nil)
    }

    @Test("a code whose digest was kept before digests had a key still works once; under another key none does")
    func plainDigests() async throws {
        let account = try await house.person()
        let (_, enrolled) = try await house.enrolled()
        try await keep(account.id, Set(enrolled.recoveryCodes.prefix(2).map(\.plainDigest)))
        let first = enrolled.recoveryCodes[0].text
        #expect(try await confirm(first, pending(after: 1).token, after: 1).signedIn != nil)
        #expect(try await confirm(first, pending(after: 2).token, after: 2).isRefused)
        #expect(try await house.account(account.id).secondFactor?.recoveryCodes.count == 1)
        let other = RecoveryCode.Key(of: SealingKey(random: RepeatableRandom(seed: 12)))
        try await keep(account.id, Set(enrolled.recoveryCodes.map { $0.digest(key: other) }))
        #expect(try await confirm(enrolled.recoveryCodes[5].text, pending(after: 3).token, after: 3).isRefused)
    }

    private func keep(_ id: AccountID, _ codes: Set<Digest>) async throws {
        var account = try await house.account(id)
        account.secondFactor?.recoveryCodes = codes
        account.version += 1
        #expect(try await house.store.commit([.save(account)]) == .done)
    }

    @Test("wrong codes make the account wait, also under new sessions; the right one begins anew")
    func backOff() async throws {
        _ = try await house.person()
        let (code, _) = try await house.enrolled()
        for _ in 0..<5 {
            #expect(try await confirm("000 000", pending(after: 60).token, after: 60).isRefused)
        }
        let waiting = try await confirm(code.code(at: house.noon + 61), pending(after: 61).token, after: 61)
        guard case .wait(let until) = waiting else { throw AccountError.wrongCode }
        #expect(until == house.noon + 62)
        #expect(try await confirm(code.code(at: house.noon + 62), pending(after: 62).token, after: 62).signedIn != nil)
        #expect(try await confirm("000000", pending(after: 63).token, after: 63).isRefused)
    }

    @Test("a code comes too late after ten minutes, under a token of another kind, or when all sessions were ended")
    func over() async throws {
        let account = try await house.person()
        let (code, enrolled) = try await house.enrolled()
        let late = try await pending(after: 60).token
        #expect(try await confirm(code.code(at: house.noon + 660), late, after: 660).isOver)
        #expect(try await confirm(code.code(at: house.noon + 60), enrolled.signedIn.token, after: 60).isOver)
        #expect(try await confirm(code.code(at: house.noon + 60), Token(random: house.random), after: 60).isOver)
        let ended = try await pending(after: 700).token
        try await SignOutEverywhere(store: house.store)(account.id, at: house.noon + 701)
        #expect(try await confirm(code.code(at: house.noon + 702), ended, after: 702).isOver)
    }

    @Test("it is removed with the password, and not without")
    func removing() async throws {
        let account = try await house.person()
        let (_, enrolled) = try await house.enrolled()
        let remove = RemoveSecondFactor(store: house.store, settings: house.settings)
        let session = enrolled.signedIn.session
        await #expect(throws: AccountError.wrongPassword) {
            _ = try await remove(in: session, password: "wrong", at: house.noon)
        }
        let begun = try await remove(in: session, password: TestHouse.password, at: house.noon)
        #expect(begun.session.assurance == .password)
        #expect(try await house.resume(enrolled.signedIn.token) == nil)
        #expect(try await house.resume(begun.token) != nil)
        #expect(try await house.account(account.id).secondFactor == nil)
        #expect(try await house.signIn().signedIn != nil)
        await #expect(throws: AccountError.noSecondFactor) {
            _ = try await remove(in: begun.session, password: TestHouse.password, at: house.noon)
        }
    }
}
