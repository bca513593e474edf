public import Cryptography

/// Turns a session that awaits its second factor into one that may work, under a new token.
public struct ConfirmSecondFactor: Sendable {
    /// What came of it.
    public enum Outcome: Sendable {
        /// A session has begun; the token before is worth nothing.
        case signedIn(SignedIn)
        /// The code is wrong or was used.
        case refused
        /// Too many attempts; the next may be made at this time.
        case wait(until: Int64)
        /// There is no session that awaits a code; sign in again.
        case over
    }

    private let store: any AccountStore
    private let settings: PasswordSettings

    /// Prepares the workflow for a store.
    public init(store: any AccountStore, settings: PasswordSettings) {
        self.store = store
        self.settings = settings
    }

    /// Takes a code of the app or one on paper.
    public func callAsFunction(
        _ code: String, under token: Token, from origin: Origin?, at time: Int64
    ) async throws(AccountError) -> Outcome {
        guard let pending = try await store.begun(token.digest), pending.assurance == .pending,
            pending.isAlive(at: time)
        else { return .over }
        let key = AttemptKey.account(pending.account, .secondFactor)
        var begun: SignedIn?
        do throws(AccountError) {
            try await Brake(store: store).press([(key, .account)], at: time)
            try await store.revise(pending.account, at: time) { account throws(AccountError) in
                guard account.state == .active, account.generation == pending.generation else { throw .sessionOver }
                guard account.asksSecondFactor,
                    account.secondFactor?.accept(code, at: time, key: settings.recoveryKey) == true
                else { throw .wrongCode }
                let next = SignedIn(
                    account, assurance: .secondFactor, device: pending.device, at: time, random: settings.random)
                begun = next
                return [
                    .replace(pending.id, with: next.session), .forget(key),
                    .record(AccountEvent(.secondFactor, at: time, account: account.id, origin: origin)),
                ]
            }
        } catch {
            switch error {
            case .wait(let until): return .wait(until: until)
            case .sessionOver, .noSuchAccount: return .over
            case .wrongCode:
                let event = AccountEvent(.secondFactor, .refused, at: time, account: pending.account, origin: origin)
                try await store.insist([.record(event)])
                return .refused
            default: throw error
            }
        }
        return begun.map(Outcome.signedIn) ?? .over
    }
}
