/// Ends all sessions of a person, those that are just beginning too.
public struct SignOutEverywhere: Sendable {
    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// Ends them by moving the account on to its next generation.
    public func callAsFunction(_ id: AccountID, at time: Int64) async throws(AccountError) {
        try await store.revise(id, at: time) { account in
            account.generation += 1
            return [.closeAll(id), .record(AccountEvent(.signOutEverywhere, at: time, account: id))]
        }
    }
}
