public import Cryptography
import Ledger

/// Begins a session for who shows who they are.
///
/// Nobody learns from the answer, the work or the waiting whether an address has an account.
public struct SignIn<Method: SignInMethod>: Sendable {
    /// What came of it.
    public enum Outcome: Sendable {
        /// A session has begun.
        case signedIn(SignedIn)
        /// The password is right; for ten minutes a code is awaited under this token.
        case secondFactorNeeded(SignedIn)
        /// What was shown proves nothing.
        case refused
        /// Too many attempts; the next may be made at this time.
        case wait(until: Int64)
    }

    private let store: any AccountStore
    private let method: Method
    private let random: any RandomSource

    /// Prepares the workflow for a store and a way to sign in.
    public init(store: any AccountStore, method: Method, random: any RandomSource) {
        self.store = store
        self.method = method
        self.random = random
    }

    /// Signs in; a session that the browser already held ends, as its token may have been planted.
    public func callAsFunction(
        _ proof: Method.Proof, from origin: Origin?, device: String = "", replacing held: Token? = nil, at time: Int64
    ) async throws(AccountError) -> Outcome {
        let counter = method.counter(of: proof)
        let place = origin.map { AttemptKey.origin($0, .signIn) }
        let brake = Brake(store: store)
        do throws(AccountError) {
            try await brake.press([(counter, .account)] + (place.map { [($0, .origin)] } ?? []), at: time)
        } catch {
            guard case .wait(let until) = error else { throw error }
            return .wait(until: until)
        }
        switch try await verdict(on: proof) {
        case .refused(let account):
            try await store.insist([
                .record(AccountEvent(.signIn, .refused, at: time, account: account, origin: origin))
            ])
            return .refused
        case .proven(let account, let renewed):
            let assurance: Session.Assurance = account.asksSecondFactor ? .pending : .password
            let begun = SignedIn(account, assurance: assurance, device: device, at: time, random: random)
            let outcome: AccountEvent.Outcome = account.asksSecondFactor ? .pending : .done
            var changes: [AccountChange] = [
                .open(begun.session), .forget(counter),
                .record(AccountEvent(.signIn, outcome, at: time, account: account.id, origin: origin)),
            ]
            if let held { changes.append(.close(held.digest)) }
            try await keep(changes, renewed: renewed, for: account, at: time)
            if let place { try await brake.release(place) }
            return account.asksSecondFactor ? .secondFactorNeeded(begun) : .signedIn(begun)
        }
    }

    private func verdict(on proof: Method.Proof) async throws(AccountError) -> SignInVerdict {
        do throws(StoreError) { return try await method.examine(proof) } catch { throw .store(error) }
    }

    /// Keeps the session, and the renewed hash unless somebody saved the account meanwhile.
    private func keep(
        _ changes: [AccountChange], renewed: PasswordHash?, for account: Account, at time: Int64
    ) async throws(AccountError) {
        if let renewed {
            var saved = account
            saved.password = renewed
            saved.version += 1
            saved.changed = time
            if try await store.made([.save(saved)] + changes) == .done { return }
        }
        try await store.insist(changes)
    }
}
