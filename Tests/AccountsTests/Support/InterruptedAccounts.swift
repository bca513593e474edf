import Accounts
import Cryptography
import Ledger
import QalaTesting

/// A store where something happens between what a workflow read and what it writes.
struct InterruptedAccounts: AccountStore {
    let store: InMemoryAccounts
    /// What happens before the commits that hold such a change.
    let before: @Sendable (AccountChange) async throws(StoreError) -> Void

    func account(_ id: AccountID) async throws(StoreError) -> Account? { await store.account(id) }
    func account(at address: EmailAddress) async throws(StoreError) -> Account? { await store.account(at: address) }
    func accounts(after id: AccountID?, limit: Int) async throws(StoreError) -> [Account] {
        await store.accounts(after: id, limit: limit)
    }
    func session(_ id: Digest) async throws(StoreError) -> Session? { await store.session(id) }
    func sessions(of account: AccountID) async throws(StoreError) -> [Session] { await store.sessions(of: account) }
    func link(_ id: Digest) async throws(StoreError) -> OneTimeLink? { await store.link(id) }
    func attempts(_ key: AttemptKey) async throws(StoreError) -> Attempts? { await store.attempts(key) }
    func events(of account: AccountID?, limit: Int) async throws(StoreError) -> [AccountEvent] {
        await store.events(of: account, limit: limit)
    }
    func commit(_ changes: [AccountChange]) async throws(StoreError) -> CommitOutcome {
        for change in changes { try await before(change) }
        return try await store.commit(changes)
    }
}
