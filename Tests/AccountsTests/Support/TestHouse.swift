import Accounts
import Cryptography
import QalaTesting
import Synchronization
import Testing

/// A store in memory and what workflows need; hashing costs the least there is.
final class TestHouse: Sendable {
    static let password = "жеті рет өлше"

    let store = InMemoryAccounts()
    let random = RepeatableRandom(seed: 42)
    let courier = KeepingCourier()
    let settings: PasswordSettings
    let origin = Origin(network: "203.0.113.7", key: [1, 2, 3])
    private let verified = Mutex<[PasswordHash]>([])

    /// Noon of some day, in seconds since 1970.
    let noon: Int64 = 1_700_000_000

    init() {
        settings = PasswordSettings(
            rule: PasswordRule(common: ["correct horse battery"]), cost: .leastForTests, random: random,
            recoveryKey: .forTests)
    }

    /// How many hashes sign-ins have verified.
    var verifications: Int { verified.withLock(\.count) }

    /// An active account with the password of the house.
    func person(
        _ address: String = "aigerim@demokent.kz", _ grants: [Grant] = [], cost: PasswordHash.Cost = .leastForTests
    ) async throws -> Account {
        let hash = try PasswordHash.make(password: Self.password, cost: cost, random: random)
        let mail: EmailAddress = try #require(EmailAddress(address))
        let account = Account(
            id: AccountID(random: random), state: .active, address: mail,
            name: "Әйгерім", language: "kk", password: hash, grants: grants, created: noon, changed: noon)
        #expect(try await store.commit([.add(account)]) == .done)
        return account
    }

    /// An office everywhere, at work.
    func office() async throws -> Actor {
        let account = try await person(
            "office@qala.kz", [Grant(.office, over: .everything, giver: nil, given: noon)])
        return Actor(account, at: noon, assurance: .secondFactor)
    }

    func account(_ id: AccountID) async throws -> Account { try #require(await store.account(id)) }

    func signIn(
        _ address: String = "aigerim@demokent.kz", _ password: String = TestHouse.password, from origin: Origin? = nil,
        device: String = "", replacing held: Token? = nil, after seconds: Int64 = 0,
        cost: PasswordHash.Cost = .leastForTests
    ) async throws -> SignIn<PasswordSignIn>.Outcome {
        let decoy = try PasswordHash.make(password: "decoy", cost: cost, random: RepeatableRandom(seed: 1))
        let method = PasswordSignIn(store: store, cost: cost, decoy: decoy, random: random) { [self] hash, password in
            verified.withLock { $0.append(hash) }
            return hash.verifies(password)
        }
        return try await SignIn(store: store, method: method, random: random)(
            PasswordSignIn.Proof(address: address, password: password), from: origin, device: device, replacing: held,
            at: noon + seconds)
    }

    /// Signs in somebody without a second factor.
    func session(
        _ address: String = "aigerim@demokent.kz", _ password: String = TestHouse.password, after seconds: Int64 = 0
    ) async throws -> SignedIn {
        try #require(try await signIn(address, password, after: seconds).signedIn)
    }

    /// Signs in and adds a second factor.
    func enrolled(after seconds: Int64 = 0) async throws -> (OneTimeCode, EnrolSecondFactor.Enrolled) {
        let session = try await session(after: seconds).session
        let enrol = EnrolSecondFactor(store: store, settings: settings)
        let code = try await enrol.begin(session.account, at: noon + seconds)
        let enrolled = try await enrol.confirm(code.code(at: noon + seconds), in: session, at: noon + seconds)
        return (code, enrolled)
    }

    func resume(_ token: Token, after seconds: Int64 = 0) async throws -> ResumeSession.Resumed? {
        try await ResumeSession(store: store)(token, at: noon + seconds)
    }

    /// What happened, the newest first.
    func events() async throws -> [AccountEvent.Kind] { await store.events(of: nil, limit: 1000).map(\.kind) }
}

/// Letters as a courier took them.
actor KeepingCourier: Courier {
    struct Sent: Sendable {
        let letter: Letter
        let address: EmailAddress
        let language: String
        let token: Token?
    }

    private(set) var sent: [Sent] = []

    func deliver(_ letter: Letter, to address: EmailAddress, language: String, token: Token?, words: [String: String]) {
        sent.append(Sent(letter: letter, address: address, language: language, token: token))
    }
}

extension SignIn.Outcome {
    var signedIn: SignedIn? { if case .signedIn(let begun) = self { begun } else { nil } }
    var pending: SignedIn? { if case .secondFactorNeeded(let begun) = self { begun } else { nil } }
    var wait: Int64? { if case .wait(let until) = self { until } else { nil } }
    var isRefused: Bool { if case .refused = self { true } else { false } }
}

extension ConfirmSecondFactor.Outcome {
    var signedIn: SignedIn? { if case .signedIn(let begun) = self { begun } else { nil } }
    var isRefused: Bool { if case .refused = self { true } else { false } }
    var isOver: Bool { if case .over = self { true } else { false } }
}
