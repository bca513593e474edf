public import Cryptography

/// Lets who was invited set their name and password, once.
public struct AcceptInvitation: Sendable {
    private let store: any AccountStore
    private let desk: PasswordDesk

    /// Prepares the workflow for a store.
    public init(store: any AccountStore, settings: PasswordSettings) {
        self.store = store
        desk = PasswordDesk(store: store, settings: settings)
    }

    /// Makes the account active; the link stays good when the name or the password is not taken.
    public func callAsFunction(
        _ token: Token, name typed: String, password: String, at time: Int64
    ) async throws(AccountError) -> Account {
        let link = try await store.goodLink(token, at: time) { $0 == .invitation }
        guard let invited = try await store.known(link.account), invited.state == .invited else { throw .linkNotValid }
        guard let name = Account.name(typed: typed) else { throw .nameUnfit }
        let hash = try desk.hash(password, address: invited.address, name: name)
        return try await store.revise(link.account, at: time) { account throws(AccountError) in
            guard account.state == .invited else { throw .linkNotValid }
            account.state = .active
            account.name = name
            account.password = hash
            return [.use(link.id), .record(AccountEvent(.invitationAccepted, at: time, account: account.id))]
        }
    }
}
