/// Forgets sessions, links and attempts that are of no use any more; to be run now and then.
public struct SweepExpired: Sendable {
    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// Forgets what has expired by a time.
    public func callAsFunction(at time: Int64) async throws(AccountError) {
        try await store.insist([.sweep(time)])
    }
}
