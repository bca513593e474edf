public import Cryptography

/// Tells who is asking from the token of a session.
public struct ResumeSession: Sendable {
    /// Somebody at work.
    public struct Resumed: Sendable {
        /// Who asks, with the grants that count now.
        public let actor: Actor
        /// The session.
        public let session: Session
        /// The account.
        public let account: Account
    }

    /// A session is noted as used at most once in so many seconds.
    public static let touchInterval: Int64 = 60

    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// Who is at work; `nil` when the session is unknown, over, or awaits a second factor.
    public func callAsFunction(_ token: Token, at time: Int64) async throws(AccountError) -> Resumed? {
        guard var session = try await store.begun(token.digest) else { return nil }
        guard session.isAlive(at: time) else {
            try await store.insist([.close(session.id)])
            return nil
        }
        guard session.assurance != .pending, let account = try await store.known(session.account),
            account.state == .active, account.generation == session.generation
        else { return nil }
        if time - session.lastSeen >= Self.touchInterval {
            try await store.insist([.touch(session.id, at: time)])
            session.lastSeen = time
        }
        return Resumed(
            actor: Actor(account, at: time, assurance: session.assurance), session: session, account: account)
    }
}
