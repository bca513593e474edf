package import Accounts
package import Cryptography
import Foundation
import Hummingbird

/// What an office mode is made of: where accounts are kept, who takes letters, and the installation's secret.
package struct OfficeStores: Sendable {
    /// Where accounts are kept.
    package var accounts: any AccountStore
    /// Who takes letters; without one, links are shown to those who may hand them over.
    package var courier: (any Courier)?
    /// The key under which network addresses are hidden.
    package var originKey: [UInt8]
    /// The key under which recovery codes are kept.
    package var recoveryKey: RecoveryCode.Key
    /// What a password's hash costs.
    package var cost: PasswordHash.Cost
    /// Where secrets come from.
    package var random: any RandomSource
    /// The time, in seconds since 1970 UTC.
    package var clock: @Sendable () -> Int64

    package init(
        accounts: any AccountStore, courier: (any Courier)?, originKey: [UInt8], recoveryKey: RecoveryCode.Key,
        cost: PasswordHash.Cost = .recommended, random: any RandomSource = SystemRandom(),
        clock: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970) }
    ) {
        self.accounts = accounts
        self.courier = courier
        self.originKey = originKey
        self.recoveryKey = recoveryKey
        self.cost = cost
        self.random = random
        self.clock = clock
    }

    /// What setting and asking for secrets needs.
    package var passwords: PasswordSettings {
        PasswordSettings(
            rule: PasswordRule(common: CommonPasswords.all), cost: cost, random: random, recoveryKey: recoveryKey)
    }
}

/// The workflows of the accounts, prepared for this server.
struct Office: Sendable {
    let store: any AccountStore
    let courier: any Courier
    /// Whether letters leave this machine.
    let sendsLetters: Bool
    let passwords: PasswordSettings
    let cookie: SessionCookie
    let peers: Peers
    let threads = OwnThreads.passwords()
    let clock: @Sendable () -> Int64
    /// Under which address people reach the server, for links that are handed over.
    let origin: String?
    private let decoy: PasswordHash

    init(_ stores: OfficeStores, origin: WebOrigin?, proxies: Set<String>) throws {
        store = stores.accounts
        courier = stores.courier ?? NoCourier()
        sendsLetters = stores.courier != nil
        passwords = stores.passwords
        cookie = SessionCookie(isSecure: origin?.isSecure ?? false)
        peers = Peers(proxies: proxies, key: stores.originKey)
        clock = stores.clock
        self.origin = origin?.text
        decoy = try PasswordHash.make(
            password: Token(random: stores.random).text, cost: stores.cost, random: stores.random)
    }

    /// The time, in seconds since 1970 UTC.
    var now: Int64 { clock() }

    var random: any RandomSource { passwords.random }

    var signIn: SignIn<PasswordSignIn> {
        let method = PasswordSignIn(store: store, cost: passwords.cost, decoy: decoy, random: random)
        return SignIn(store: store, method: method, random: random)
    }

    /// Who asks.
    func visit(_ request: Request) async throws -> Visit {
        guard let token = cookie.token(in: request) else { return .visitor(Token(random: random), isNew: true) }
        guard let resumed = try await ResumeSession(store: store)(token, at: now) else {
            return .visitor(token, isNew: false)
        }
        return .person(resumed, token)
    }

    private struct NoCourier: Courier {
        func deliver(
            _ letter: Letter, to address: EmailAddress, language: String, token: Token?, words: [String: String]
        ) async {}
    }
}
