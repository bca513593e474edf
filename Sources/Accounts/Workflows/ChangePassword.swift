/// Sets a new password for who knows the old one, and ends all other sessions.
public struct ChangePassword: Sendable {
    private let store: any AccountStore
    private let desk: PasswordDesk

    /// Prepares the workflow for a store.
    public init(store: any AccountStore, settings: PasswordSettings) {
        self.store = store
        desk = PasswordDesk(store: store, settings: settings)
    }

    /// Changes the password; the answer is the session to go on with, under a new token.
    public func callAsFunction(
        in session: Session, from old: String, to new: String, at time: Int64
    ) async throws(AccountError) -> SignedIn {
        let shown = try await desk.account(session.account, showing: old, at: time)
        let hash = try desk.hash(new, address: shown.address, name: shown.name)
        return try await store.renew(session, at: time, random: desk.settings.random) { account throws(AccountError) in
            try account.checkPassword(is: shown.password)
            account.password = hash
            return [
                .withdrawLinks(account.id), .record(AccountEvent(.passwordChanged, at: time, account: account.id)),
            ]
        }
    }
}
