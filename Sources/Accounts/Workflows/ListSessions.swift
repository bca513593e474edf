import Ledger

/// Shows a person where they are signed in.
public struct ListSessions: Sendable {
    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// The sessions that can be used at a time, the last used first.
    public func callAsFunction(of id: AccountID, at time: Int64) async throws(AccountError) -> [Session] {
        guard let account = try await store.known(id) else { return [] }
        do throws(StoreError) {
            return try await store.sessions(of: id)
                .filter { $0.isAlive(at: time) && $0.generation == account.generation && $0.assurance != .pending }
                .sorted { ($0.lastSeen, $0.created) > ($1.lastSeen, $1.created) }
        } catch {
            throw .store(error)
        }
    }
}
