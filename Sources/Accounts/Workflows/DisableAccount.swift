/// Keeps somebody from signing in, until the account is restored.
public struct DisableAccount: Sendable {
    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// Disables an account and ends its sessions and links.
    public func callAsFunction(_ id: AccountID, by actor: Actor, at time: Int64) async throws(AccountError) {
        guard actor.account != id else { throw .oneself }
        try await store.revise(id, at: time) { account throws(AccountError) in
            guard actor.mayManage(account) else { throw .notAllowed }
            guard account.state == .active || account.state == .invited else { throw .notInState(account.state) }
            let isGoverning = account.isOffice
            account.state = .disabled
            account.generation += 1
            let event = AccountEvent(.disabled, at: time, account: id, actor: actor.account)
            return [.closeAll(id), .withdrawLinks(id), .record(event)] + (isGoverning ? [.expectOffice] : [])
        }
    }
}

/// Lets somebody sign in again whose account was disabled.
public struct RestoreAccount: Sendable {
    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// Restores an account; one that never had a password has to be invited again.
    public func callAsFunction(_ id: AccountID, by actor: Actor, at time: Int64) async throws(AccountError) {
        guard actor.account != id else { throw .oneself }
        try await store.revise(id, at: time) { account throws(AccountError) in
            guard actor.mayManage(account) else { throw .notAllowed }
            guard account.state == .disabled else { throw .notInState(account.state) }
            account.state = account.password == nil ? .invited : .active
            return [.record(AccountEvent(.restored, at: time, account: id, actor: actor.account))]
        }
    }
}
