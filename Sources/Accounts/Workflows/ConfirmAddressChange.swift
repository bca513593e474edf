public import Cryptography

/// Moves an account to the address that received the link.
public struct ConfirmAddressChange: Sendable {
    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// Moves it; links that were sent to the address before are worth nothing.
    public func callAsFunction(_ token: Token, at time: Int64) async throws(AccountError) -> Account {
        var wanted: EmailAddress?
        let link = try await store.goodLink(token, at: time) { purpose in
            guard case .addressChange(let address) = purpose else { return false }
            wanted = address
            return true
        }
        return try await store.revise(link.account, at: time) { account throws(AccountError) in
            guard account.state == .active else { throw .linkNotValid }
            account.address = wanted
            return [
                .use(link.id), .withdrawLinks(account.id),
                .record(AccountEvent(.addressChanged, at: time, account: account.id)),
            ]
        }
    }
}
