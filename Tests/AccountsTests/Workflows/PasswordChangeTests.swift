import Accounts
import Cryptography
import QalaTesting
import Testing

@Suite("Changing and recovering a password, and an address")
struct PasswordChangeTests {
    private let house = TestHouse()
    private let better = "eight mountain goats"

    private func change(
        _ session: Session, from old: String = TestHouse.password, to new: String, after seconds: Int64 = 0
    ) async throws -> SignedIn {
        try await ChangePassword(store: house.store, settings: house.settings)(
            in: session, from: old, to: new, at: house.noon + seconds)
    }

    private func request(_ address: String = "aigerim@demokent.kz", after seconds: Int64 = 0) async throws {
        try await RequestRecovery(store: house.store, courier: house.courier, random: house.random)(
            address, from: house.origin, at: house.noon + seconds)
    }

    private func recover(_ token: Token, to password: String, after seconds: Int64 = 0) async throws {
        try await RecoverAccount(store: house.store, courier: house.courier, settings: house.settings)(
            token, password: password, at: house.noon + seconds)
    }

    private func move(_ id: AccountID, to address: String, password: String = TestHouse.password) async throws {
        try await RequestAddressChange(store: house.store, courier: house.courier, settings: house.settings)(
            of: id, to: try #require(EmailAddress(address)), password: password, at: house.noon)
    }

    @Test("a new password ends all other sessions and goes on in this one under a new token")
    func changing() async throws {
        _ = try await house.person()
        let (other, this) = (try await house.session(), try await house.session())
        let begun = try await change(this.session, to: better)
        for token in [other.token, this.token] { #expect(try await house.resume(token) == nil) }
        #expect(try await house.resume(begun.token) != nil)
        #expect(try await house.signIn().isRefused)
        #expect(try await house.signIn("aigerim@demokent.kz", better).signedIn != nil)
        await #expect(throws: AccountError.self) {
            _ = try await change(this.session, from: better, to: "other goats 123")
        }
    }

    @Test("who was signed out does not come back by changing the password")
    func signedOut() async throws {
        _ = try await house.person()
        let begun = try await house.session()
        try await SignOut(store: house.store)(begun.token, at: house.noon)
        await #expect(throws: AccountError.sessionOver) { _ = try await change(begun.session, to: better) }
        #expect(try await house.signIn().signedIn != nil, "the old password is still the password")
    }

    @Test("the old password is asked for, and guessing it is slowed down")
    func asking() async throws {
        _ = try await house.person()
        let session = try await house.session().session
        for _ in 0..<5 {
            await #expect(throws: AccountError.wrongPassword) { _ = try await change(session, from: "x", to: better) }
        }
        await #expect(throws: AccountError.wait(until: house.noon + 2)) { _ = try await change(session, to: better) }
        _ = try await change(session, to: better, after: 2)
        #expect(try await house.events().filter { $0 == .passwordAsked }.count == 5)
    }

    @Test("a session that awaits its second factor changes nothing, whoever hands it over")
    func pending() async throws {
        _ = try await house.person()
        _ = try await house.enrolled()
        let pending = try #require(try await house.signIn().pending).session
        await #expect(throws: AccountError.sessionOver) { _ = try await change(pending, to: better) }
        await #expect(throws: AccountError.sessionOver) {
            _ = try await RemoveSecondFactor(store: house.store, settings: house.settings)(
                in: pending, password: TestHouse.password, at: house.noon)
        }
    }

    @Test("a new password keeps to the rule")
    func rule() async throws {
        _ = try await house.person()
        let session = try await house.session().session
        for (password, refusal) in [
            ("short", .tooShort(minimum: 12)), ("aigerim@demokent.kz", .isAddress),
            ("Correct Horse Battery", .isCommon), (String(repeating: "a", count: 2000), .tooLong(limit: 1024)),
        ] as [(String, PasswordRule.Refusal)] {
            await #expect(throws: AccountError.password(refusal)) { _ = try await change(session, to: password) }
        }
        #expect(try await house.signIn().signedIn != nil)
    }

    @Test("a recovery link sets a new password once, ends sessions, and tells the owner")
    func recovering() async throws {
        _ = try await house.person()
        let session = try await house.session()
        try await request()
        let letter = try #require(await house.courier.sent.first)
        #expect(letter.letter == .recovery && letter.language == "kk" && letter.address.text == "aigerim@demokent.kz")
        let token = try #require(letter.token)
        await #expect(throws: AccountError.password(.tooShort(minimum: 12))) { try await recover(token, to: "short") }
        try await recover(token, to: better)
        #expect(try await house.resume(session.token) == nil)
        #expect(try await house.account(session.session.account).generation == 2, "one just beginning ends too")
        #expect(try await house.signIn("aigerim@demokent.kz", better).signedIn != nil)
        #expect(await house.courier.sent.last?.letter == .passwordNotice)
        await #expect(throws: AccountError.linkNotValid) { try await recover(token, to: "another goat 123") }
    }

    @Test("nothing is sent to who has no account that can sign in, and the answer is the same")
    func unknown() async throws {
        let manager = try await house.office()
        let disabled = try await house.person("disabled@demokent.kz")
        try await DisableAccount(store: house.store)(disabled.id, by: manager, at: house.noon)
        for address in ["nobody@demokent.kz", "disabled@demokent.kz", "no address", ""] { try await request(address) }
        #expect(await house.courier.sent.isEmpty)
        #expect(try await house.events().filter { $0 == .recoveryRequested }.count == 4)
    }

    @Test("nobody's mailbox is filled: after three letters further requests are passed over in silence")
    func letters() async throws {
        _ = try await house.person()
        for _ in 0..<10 { try await request() }
        #expect(await house.courier.sent.count == 3)
        try await request(after: 60)
        #expect(await house.courier.sent.count == 4)
    }

    @Test("a recovery link is good for an hour, only unforged, and only for recovery")
    func links() async throws {
        _ = try await house.person()
        try await request()
        try await request()
        let tokens = await house.courier.sent.compactMap(\.token)
        await #expect(throws: AccountError.linkNotValid) { try await recover(tokens[0], to: better, after: 3600) }
        await #expect(throws: AccountError.linkNotValid) { try await recover(Token(random: house.random), to: better) }
        await #expect(throws: AccountError.linkNotValid) {
            _ = try await AcceptInvitation(store: house.store, settings: house.settings)(
                tokens[0], name: "Somebody", password: better, at: house.noon)
        }
        await #expect(throws: AccountError.linkNotValid) {
            _ = try await ConfirmAddressChange(store: house.store)(tokens[0], at: house.noon)
        }
        try await recover(tokens[0], to: better, after: 3599)
        await #expect(throws: AccountError.linkNotValid) { try await recover(tokens[1], to: better, after: 3599) }
    }

    @Test("recovery does not take the second factor away")
    func factor() async throws {
        _ = try await house.person()
        _ = try await house.enrolled()
        try await request()
        try await recover(try #require(await house.courier.sent.first?.token), to: better)
        #expect(try await house.signIn("aigerim@demokent.kz", better).pending != nil)
    }

    @Test("an address changes once its letters arrive; the one before is told and its links are worth nothing")
    func address() async throws {
        let account = try await house.person()
        try await request()
        try await move(account.id, to: "aigerim@karaganda.kz")
        let sent = await house.courier.sent
        #expect(sent.map(\.letter) == [.recovery, .addressChange, .addressChangeNotice])
        #expect(sent.map(\.address.text) == ["aigerim@demokent.kz", "aigerim@karaganda.kz", "aigerim@demokent.kz"])
        #expect(try await house.signIn().signedIn != nil, "nothing has changed yet")
        let token = try #require(sent[1].token)
        let moved = try await ConfirmAddressChange(store: house.store)(token, at: house.noon)
        #expect(moved.address?.text == "aigerim@karaganda.kz")
        #expect(try await house.signIn().isRefused)
        #expect(try await house.signIn("aigerim@karaganda.kz").signedIn != nil)
        await #expect(throws: AccountError.linkNotValid) { try await recover(try #require(sent[0].token), to: better) }
        await #expect(throws: AccountError.linkNotValid) {
            _ = try await ConfirmAddressChange(store: house.store)(token, at: house.noon)
        }
    }

    @Test("an address that somebody has cannot be taken, before or after the letter")
    func takenAddress() async throws {
        let account = try await house.person()
        _ = try await house.person("bolat@demokent.kz")
        try await move(account.id, to: "bolat@demokent.kz")
        #expect(await house.courier.sent.map(\.letter) == [.addressChangeNotice])
        try await move(account.id, to: "new@demokent.kz")
        _ = try await house.person("new@demokent.kz")
        let token = try #require(await house.courier.sent.compactMap(\.token).first)
        await #expect(throws: AccountError.addressTaken) {
            _ = try await ConfirmAddressChange(store: house.store)(token, at: house.noon)
        }
        await #expect(throws: AccountError.wrongPassword) { try await move(account.id, to: "x@y.kz", password: "x") }
    }
}
