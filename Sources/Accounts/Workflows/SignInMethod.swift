public import Cryptography
public import Ledger

/// A way to show who one is: a password now, another house's sign-in one day.
public protocol SignInMethod: Sendable {
    /// What somebody shows.
    associatedtype Proof: Sendable

    /// What failed attempts are counted under, whether or not the proof names somebody.
    func counter(of proof: Proof) -> AttemptKey

    /// Looks at a proof, with the same work whether or not it names somebody.
    func examine(_ proof: Proof) async throws(StoreError) -> SignInVerdict
}

/// What a proof shows.
public enum SignInVerdict: Equatable, Sendable {
    /// Who it is, with a new hash where the one kept is no longer what it should be.
    case proven(Account, renewed: PasswordHash?)
    /// Nobody; the account that was named is for the audit only.
    case refused(AccountID?)
}
