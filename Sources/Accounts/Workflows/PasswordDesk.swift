import Cryptography

/// Where passwords are set and asked for, beside the sign-in.
struct PasswordDesk: Sendable {
    let store: any AccountStore
    let settings: PasswordSettings

    /// The hash of a new password that the rule takes.
    func hash(_ password: String, address: EmailAddress?, name: String?) throws(AccountError) -> PasswordHash {
        if let refusal = settings.rule.refusal(of: password, address: address, name: name) { throw .password(refusal) }
        do throws(PasswordHash.Failure) {
            return try PasswordHash.make(password: password, cost: settings.cost, random: settings.random)
        } catch {
            throw .notHashed
        }
    }

    /// The active account after its password was shown; wrong ones are counted and slow down the next.
    func account(
        _ id: AccountID, showing password: String, at time: Int64
    ) async throws(AccountError) -> Account {
        guard let account = try await store.known(id) else { throw .noSuchAccount }
        guard account.state == .active, let hash = account.password else { throw .notInState(account.state) }
        let key = AttemptKey.account(id, .password)
        try await Brake(store: store).press([(key, .account)], at: time)
        guard hash.verifies(password) else {
            try await store.insist([.record(AccountEvent(.passwordAsked, .refused, at: time, account: id))])
            throw .wrongPassword
        }
        try await store.insist([.forget(key)])
        return account
    }
}

extension Account {
    /// Goes on only with the password that was shown, whoever else saved the account meanwhile.
    func checkPassword(is shown: PasswordHash?) throws(AccountError) {
        guard state == .active else { throw .notInState(state) }
        guard password == shown else { throw .wrongPassword }
    }
}
