public import Cryptography

/// Sets a new password for who holds a recovery link; a second factor is still asked for at sign-in.
public struct RecoverAccount: Sendable {
    private let store: any AccountStore
    private let courier: any Courier
    private let desk: PasswordDesk

    /// Prepares the workflow for a store and a courier.
    public init(store: any AccountStore, courier: any Courier, settings: PasswordSettings) {
        self.store = store
        self.courier = courier
        desk = PasswordDesk(store: store, settings: settings)
    }

    /// Sets the password, ends all sessions and makes every other link of the account worthless.
    public func callAsFunction(
        _ token: Token, password: String, at time: Int64
    ) async throws(AccountError) {
        let link = try await store.goodLink(token, at: time) { $0 == .recovery }
        guard let known = try await store.known(link.account), known.state == .active, let address = known.address
        else { throw .linkNotValid }
        let hash = try desk.hash(password, address: address, name: known.name)
        let account = try await store.revise(link.account, at: time) { account throws(AccountError) in
            guard account.state == .active, account.address == address else { throw .linkNotValid }
            account.password = hash
            account.generation += 1
            return [
                .use(link.id), .withdrawLinks(account.id), .closeAll(account.id),
                .forget(.address(typed: address.text, .signIn)), .forget(.account(account.id, .password)),
                .record(AccountEvent(.recovered, at: time, account: account.id)),
            ]
        }
        await courier.deliver(.passwordNotice, to: address, language: account.language, token: nil)
    }
}
