/// Takes the second factor away from who shows the password.
public struct RemoveSecondFactor: Sendable {
    private let store: any AccountStore
    private let desk: PasswordDesk

    /// Prepares the workflow for a store.
    public init(store: any AccountStore, settings: PasswordSettings) {
        self.store = store
        desk = PasswordDesk(store: store, settings: settings)
    }

    /// Removes it; all other sessions end, and the answer is the session to go on with.
    public func callAsFunction(
        in session: Session, password: String, at time: Int64
    ) async throws(AccountError) -> SignedIn {
        let shown = try await desk.account(session.account, showing: password, at: time)
        return try await store.renew(
            session, at: time, assurance: .password, random: desk.settings.random
        ) { account throws(AccountError) in
            try account.checkPassword(is: shown.password)
            guard account.secondFactor != nil else { throw .noSecondFactor }
            account.secondFactor = nil
            return [.record(AccountEvent(.secondFactorRemoved, at: time, account: account.id))]
        }
    }
}
