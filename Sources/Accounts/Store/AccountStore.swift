public import Cryptography
public import Ledger

/// What a store of accounts must answer; it is written in one way only.
///
/// The store knows no clock and no rule: whether something has expired or may be done is decided by the workflows.
/// Sessions and links belong to accounts that are kept; events may name any account or none, and are never removed.
public protocol AccountStore: Sendable {
    /// An account by its identifier; erased ones too.
    func account(_ id: AccountID) async throws(StoreError) -> Account?

    /// The account that has an address; no two have the same.
    func account(at address: EmailAddress) async throws(StoreError) -> Account?

    /// Accounts in the order of their identifiers, beginning behind one.
    func accounts(after id: AccountID?, limit: Int) async throws(StoreError) -> [Account]

    /// A session by the digest of its token, also when it has expired.
    func session(_ id: Digest) async throws(StoreError) -> Session?

    /// All sessions of an account that are kept, the last begun first.
    func sessions(of account: AccountID) async throws(StoreError) -> [Session]

    /// A link by the digest of its token, also when it has expired; `nil` once used.
    func link(_ id: Digest) async throws(StoreError) -> OneTimeLink?

    /// How often something was tried.
    func attempts(_ key: AttemptKey) async throws(StoreError) -> Attempts?

    /// The newest events, of one account or of all, the newest first.
    func events(of account: AccountID?, limit: Int) async throws(StoreError) -> [AccountEvent]

    /// Makes all of the changes in their order, or none of them.
    ///
    /// Each change sees those before it. The first whose condition does not hold is the reason of the refusal, and the
    /// store is as before. What was done is on the disk when this returns. Of two commits whose conditions exclude
    /// each other one is refused, however close together they come. Texts and numbers that no store keeps are `.unfit`.
    func commit(_ changes: [AccountChange]) async throws(StoreError) -> CommitOutcome
}

/// What came of a commit.
public enum CommitOutcome: Hashable, Sendable {
    /// Every change was made.
    case done
    /// None was made.
    case refused(Obstacle)

    /// Why no change was made.
    public enum Obstacle: Hashable, Sendable {
        /// Another account has the address or the identifier.
        case taken
        /// The account was saved by somebody else, or is not kept.
        case changed
        /// The session is not kept.
        case sessionGone
        /// The link was used or is not kept.
        case linkGone
        /// Somebody else tried in between.
        case attempted
        /// An office governs already.
        case officeExists
        /// No office would be left.
        case noOffice
    }
}
