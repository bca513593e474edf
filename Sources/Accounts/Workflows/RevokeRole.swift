/// Takes a role away.
public struct RevokeRole: Sendable {
    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// Takes a grant away; people may lay down their own, and the last office may not be taken.
    public func callAsFunction(
        _ grant: Grant, from id: AccountID, by actor: Actor, at time: Int64
    ) async throws(AccountError) {
        guard actor.account == id || actor.mayRevoke(grant) else { throw .notAllowed }
        try await store.revise(id, at: time) { account throws(AccountError) in
            guard account.grants.contains(grant) else { throw .noSuchGrant }
            let isGoverning = account.isOffice
            account.grants.removeAll { $0 == grant }
            let event = AccountEvent(.roleRevoked, at: time, account: id, actor: actor.account)
            return (isGoverning ? [.expectOffice] : []) + [.record(event)]
        }
    }
}
