import Cryptography
import Ledger

extension AccountStore {
    /// Changes an account as it is now; once more whenever somebody else saved first.
    @discardableResult
    func revise(
        _ id: AccountID, at time: Int64, _ revision: (inout Account) throws(AccountError) -> [AccountChange]
    ) async throws(AccountError) -> Account {
        while true {
            guard var account = try await known(id) else { throw .noSuchAccount }
            let version = account.version
            let changes = try revision(&account)
            account.version = version + 1
            account.changed = time
            switch try await made([.save(account)] + changes) {
            case .done: return account
            case .refused(.changed): continue
            case .refused(let obstacle): throw AccountError(obstacle)
            }
        }
    }

    /// Makes changes that nothing is expected to stand in the way of.
    func insist(_ changes: [AccountChange]) async throws(AccountError) {
        if case .refused(let obstacle) = try await made(changes) { throw AccountError(obstacle) }
    }

    /// A link that is still good for something; otherwise `.linkNotValid`, whatever is wrong with it.
    func goodLink(
        _ token: Token, at time: Int64, for purpose: (OneTimeLink.Purpose) -> Bool
    ) async throws(AccountError) -> OneTimeLink {
        guard let link = try await kept(token.digest), link.id == token.digest, time < link.expires,
            purpose(link.purpose)
        else { throw .linkNotValid }
        return link
    }
}

// The store's answers with the room's errors.
extension AccountStore {
    func known(_ id: AccountID) async throws(AccountError) -> Account? {
        do throws(StoreError) { return try await account(id) } catch { throw .store(error) }
    }

    func known(at address: EmailAddress) async throws(AccountError) -> Account? {
        do throws(StoreError) { return try await account(at: address) } catch { throw .store(error) }
    }

    func begun(_ id: Digest) async throws(AccountError) -> Session? {
        do throws(StoreError) { return try await session(id) } catch { throw .store(error) }
    }

    func kept(_ id: Digest) async throws(AccountError) -> OneTimeLink? {
        do throws(StoreError) { return try await link(id) } catch { throw .store(error) }
    }

    func counted(_ key: AttemptKey) async throws(AccountError) -> Attempts? {
        do throws(StoreError) { return try await attempts(key) } catch { throw .store(error) }
    }

    func made(_ changes: [AccountChange]) async throws(AccountError) -> CommitOutcome {
        do throws(StoreError) { return try await commit(changes) } catch { throw .store(error) }
    }
}
