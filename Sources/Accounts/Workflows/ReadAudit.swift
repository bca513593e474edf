import Ledger

/// Shows what happened to accounts, to who may know.
public struct ReadAudit: Sendable {
    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// The newest events of one account or of all; people may always read what happened to their own.
    public func callAsFunction(
        of id: AccountID?, by actor: Actor, limit: Int = 100
    ) async throws(AccountError) -> [AccountEvent] {
        guard try await mayRead(id, actor) else { throw .notAllowed }
        do throws(StoreError) { return try await store.events(of: id, limit: limit) } catch { throw .store(error) }
    }

    private func mayRead(_ id: AccountID?, _ actor: Actor) async throws(AccountError) -> Bool {
        if actor.may(.readAudit, over: .everything) { return true }
        guard let id else { return false }
        if actor.account == id { return true }
        guard let account = try await store.known(id), !account.grants.isEmpty else { return false }
        return account.grants.allSatisfy { actor.may(.readAudit, over: $0.territory) }
    }
}
