public import Ledger

/// Why something about an account was not done.
///
/// One list for all workflows, as most of them can end in most of these ways and a page words them once.
public enum AccountError: Error, Hashable, Sendable {
    /// The store could not answer.
    case store(StoreError)
    /// The actor has not the right.
    case notAllowed
    /// The actor may not do this to themselves.
    case oneself
    /// There is no such account.
    case noSuchAccount
    /// The account cannot do this in its state.
    case notInState(Account.State)
    /// Another account has the address.
    case addressTaken
    /// The address cannot be one.
    case addressUnfit
    /// The name is empty, too long or holds control characters.
    case nameUnfit
    /// The new password is not taken.
    case password(PasswordRule.Refusal)
    /// The password cannot be hashed at the moment.
    case notHashed
    /// The password shown is not the account's.
    case wrongPassword
    /// The code shown is not the one expected.
    case wrongCode
    /// Too many attempts; the next may be made at this time.
    case wait(until: Int64)
    /// The link is unknown, used, expired or for something else; which of these is not told.
    case linkNotValid
    /// The session is over.
    case sessionOver
    /// A second factor is set already.
    case secondFactorIsSet
    /// No second factor is set or begun.
    case noSecondFactor
    /// A role cannot be given over such a territory.
    case territoryUnfit(Role)
    /// The account has no such grant.
    case noSuchGrant
    /// No office would be left to govern the Qala.
    case lastOffice
    /// An office governs already.
    case officeExists

    init(_ obstacle: CommitOutcome.Obstacle) {
        self =
            switch obstacle {
            case .taken: .addressTaken
            case .changed: .noSuchAccount
            case .sessionGone: .sessionOver
            case .linkGone: .linkNotValid
            case .attempted: .store(.unavailable)
            case .officeExists: .officeExists
            case .noOffice: .lastOffice
            }
    }
}
