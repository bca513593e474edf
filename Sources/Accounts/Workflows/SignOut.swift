public import Cryptography

/// Ends a session.
public struct SignOut: Sendable {
    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// Ends the session of a token, if there is one.
    public func callAsFunction(_ token: Token, at time: Int64) async throws(AccountError) {
        guard let session = try await store.begun(token.digest) else { return }
        try await close(session, at: time)
    }

    /// Ends a session from a person's own list; nothing happens to one of somebody else.
    public func callAsFunction(_ id: Digest, of account: AccountID, at time: Int64) async throws(AccountError) {
        guard let session = try await store.begun(id), session.account == account else { return }
        try await close(session, at: time)
    }

    private func close(_ session: Session, at time: Int64) async throws(AccountError) {
        try await store.insist([
            .close(session.id), .record(AccountEvent(.signOut, at: time, account: session.account)),
        ])
    }
}
