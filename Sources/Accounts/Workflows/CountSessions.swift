import Ledger

/// How many people are at work, without saying who.
public struct CountSessions: Sendable {
    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// The sessions that can be used at a time.
    public func callAsFunction(at time: Int64) async throws(AccountError) -> Int {
        var count = 0
        var last: AccountID?
        do throws(StoreError) {
            while true {
                let page = try await store.accounts(after: last, limit: 500)
                for account in page where account.state == .active {
                    count += try await store.sessions(of: account.id).count {
                        $0.isAlive(at: time) && $0.generation == account.generation && $0.assurance != .pending
                    }
                }
                guard page.count == 500 else { return count }
                last = page.last?.id
            }
        } catch {
            throw .store(error)
        }
    }
}
