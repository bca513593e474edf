/// Gives a role to somebody who has an account.
public struct GrantRole: Sendable {
    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// Gives the role, in place of the same role over the same territory; nobody gives one to themselves.
    public func callAsFunction(
        _ role: Role, over territory: RoleTerritory, until: Int64? = nil, to id: AccountID, by actor: Actor,
        at time: Int64
    ) async throws(AccountError) {
        guard role.fits(territory) else { throw .territoryUnfit(role) }
        guard actor.mayGive(role, over: territory, by: .manageAccounts) else { throw .notAllowed }
        guard actor.account != id else { throw .oneself }
        let grant = Grant(role, over: territory, giver: actor.account, given: time, until: until)
        try await store.revise(id, at: time) { account throws(AccountError) in
            guard account.state == .active || account.state == .invited else { throw .notInState(account.state) }
            let isGoverned = account.isOffice
            account.grants.removeAll { $0.role == role && $0.territory == territory }
            account.grants.append(grant)
            let event = AccountEvent(.roleGranted, at: time, account: id, actor: actor.account)
            return (isGoverned && !account.isOffice ? [.expectOffice] : []) + [.record(event)]
        }
    }
}
