/// Takes the second factor from somebody who has lost both the phone and the codes on paper.
///
/// An act of the office by itself, never part of handing over a link: the two together open an account.
public struct TakeSecondFactor: Sendable {
    private let store: any AccountStore
    private let prove: ProveOneself

    /// Prepares the workflow for a store.
    public init(store: any AccountStore, settings: PasswordSettings) {
        self.store = store
        prove = ProveOneself(store: store, settings: settings)
    }

    /// Takes it away and ends the person's sessions.
    public func callAsFunction(
        from id: AccountID, by actor: Actor, showing proof: Proof = .nothing, at time: Int64
    ) async throws(AccountError) {
        guard actor.mayRecover(id) else { throw actor.account == id ? .oneself : .notAllowed }
        guard let account = try await store.known(id) else { throw .noSuchAccount }
        guard account.secondFactor != nil else { throw .noSecondFactor }
        try await prove(actor, proof, at: time)
        try await store.revise(id, at: time) { account throws(AccountError) in
            guard account.secondFactor != nil else { throw .noSecondFactor }
            account.secondFactor = nil
            account.generation += 1
            return [
                .closeAll(id), .forget(.account(id, .secondFactor)),
                .record(AccountEvent(.secondFactorRemoved, at: time, account: id, actor: actor.account)),
            ]
        }
    }
}
