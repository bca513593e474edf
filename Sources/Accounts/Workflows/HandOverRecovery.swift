public import Cryptography

/// Makes a link to set a new password, which the office hands to who forgot theirs: no letter is needed.
///
/// Who holds the link can sign in as that person unless a second factor is set, which stays. So only the office makes
/// one, shows who it is, and the person finds it in what happened to their account.
public struct HandOverRecovery: Sendable {
    /// A day: it goes by telephone or from hand to hand.
    public static let lifetime: Int64 = 86_400

    private let store: any AccountStore
    private let settings: PasswordSettings

    /// Prepares the workflow for a store.
    public init(store: any AccountStore, settings: PasswordSettings) {
        self.store = store
        self.settings = settings
    }

    /// Makes the link; links that were made before are worth nothing, and the password stays until it is used.
    public func callAsFunction(
        to id: AccountID, by actor: Actor, showing proof: Proof = .nothing, at time: Int64
    ) async throws(AccountError) -> Token {
        guard actor.mayRecover(id) else { throw actor.account == id ? .oneself : .notAllowed }
        guard let account = try await store.known(id) else { throw .noSuchAccount }
        guard account.state == .active else { throw .notInState(account.state) }
        try await ProveOneself(store: store, settings: settings)(actor, proof, at: time)
        let token = Token(random: settings.random)
        let link = OneTimeLink(
            id: token.digest, account: id, purpose: .recovery, created: time, expires: time + Self.lifetime)
        try await store.revise(id, at: time) { account throws(AccountError) in
            guard account.state == .active else { throw .notInState(account.state) }
            return [
                .withdrawLinks(id), .post(link),
                .record(AccountEvent(.recoveryHandedOver, at: time, account: id, actor: actor.account)),
            ]
        }
        return token
    }
}

extension Actor {
    /// Whether the actor may help somebody else back into an account: only the office everywhere, never a coordinator.
    public func mayRecover(_ id: AccountID) -> Bool {
        account != id && (isLocal || may(.manageAccounts, over: .everything))
    }
}
