/// Removes what is known of a person; the identifier stays, so that the ledger's chains remain whole.
public struct EraseAccount: Sendable {
    private let store: any AccountStore
    private let prove: ProveOneself

    /// Prepares the workflow for a store.
    public init(store: any AccountStore, settings: PasswordSettings) {
        self.store = store
        prove = ProveOneself(store: store, settings: settings)
    }

    /// Erases name, address, secrets and grants; people may erase themselves.
    ///
    /// Whoever erases shows once more who they are.
    public func callAsFunction(
        _ id: AccountID, by actor: Actor, showing proof: Proof = .nothing, at time: Int64
    ) async throws(AccountError) {
        guard let found = try await store.known(id) else { throw .noSuchAccount }
        guard actor.account == id || actor.mayManage(found) else { throw .notAllowed }
        guard found.state != .erased else { throw .notInState(.erased) }
        try await prove(actor, proof, at: time)
        try await store.revise(id, at: time) { account throws(AccountError) in
            guard actor.account == id || actor.mayManage(account) else { throw .notAllowed }
            guard account.state != .erased else { throw .notInState(.erased) }
            let isGoverning = account.isOffice
            var changes: [AccountChange] = [
                .closeAll(id), .withdrawLinks(id), .forget(.account(id, .secondFactor)),
                .forget(.account(id, .password)), .forget(.account(id, .recovery)),
            ]
            if let address = account.address {
                changes += [.forget(.address(typed: address.text, .signIn))]
                changes += [.forget(.address(typed: address.text, .recovery))]
            }
            if isGoverning { changes.append(.expectOffice) }
            account = Account(
                id: id, version: account.version, state: .erased, address: nil, language: account.language,
                generation: account.generation + 1, created: account.created, changed: time)
            return changes + [.record(AccountEvent(.erased, at: time, account: id, actor: actor.account))]
        }
    }
}
