public import Cryptography

/// One change of a store of accounts, with the condition under which it is made.
public enum AccountChange: Equatable, Sendable {
    /// Keeps a new account; `.taken` when its identifier or its address is.
    case add(Account)
    /// Keeps an account anew; `.changed` unless the one kept has the version before, or `.taken`.
    case save(Account)
    /// Holds the commit to there being no account that `isOffice`; otherwise `.officeExists`.
    case expectNoOffice
    /// Holds the commit to there being an account that `isOffice`; otherwise `.noOffice`.
    case expectOffice

    /// Keeps a new session.
    case open(Session)
    /// Keeps a session in place of another; `.sessionGone` unless that one is kept.
    case replace(Digest, with: Session)
    /// Notes that a session was used; nothing happens to one that is not kept or was used later.
    case touch(Digest, at: Int64)
    /// Forgets a session, if it is kept.
    case close(Digest)
    /// Forgets all sessions of an account but one.
    case closeAll(AccountID, except: Digest? = nil)

    /// Keeps a new link.
    case post(OneTimeLink)
    /// Forgets a link; `.linkGone` unless it is kept, so that it is used once.
    case use(Digest)
    /// Forgets all links of an account.
    case withdrawLinks(AccountID)

    /// Counts attempts; `.attempted` unless those kept are the ones that were read.
    case count(AttemptKey, from: Attempts?, to: Attempts)
    /// Forgets attempts, if any are kept.
    case forget(AttemptKey)

    /// Adds to the audit, behind everything that is there.
    case record(AccountEvent)
    /// Forgets sessions and links that expired by a time, and attempts made a day before it or earlier.
    case sweep(Int64)
}
