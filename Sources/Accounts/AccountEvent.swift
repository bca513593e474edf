/// One line of the audit: what happened to an account, when, from where, and how it ended.
///
/// It holds no name, address or secret, and so stays when the person's data are erased.
public struct AccountEvent: Hashable, Sendable {
    /// What happened.
    public let kind: Kind
    /// How it ended.
    public let outcome: Outcome
    /// When, in seconds since 1970 UTC.
    public let time: Int64
    /// Whose account it was, if known.
    public let account: AccountID?
    /// Who did it, where that was somebody else.
    public let actor: AccountID?
    /// Where the request came from, if known.
    public let origin: Origin?

    /// States an event.
    public init(
        _ kind: Kind, _ outcome: Outcome = .done, at time: Int64, account: AccountID?, actor: AccountID? = nil,
        origin: Origin? = nil
    ) {
        self.kind = kind
        self.outcome = outcome
        self.time = time
        self.account = account
        self.actor = actor == account ? nil : actor
        self.origin = origin
    }

    /// What can happen to an account.
    public enum Kind: String, Sendable, CaseIterable {
        case signIn = "sign-in"
        case secondFactor = "second-factor"
        case signOut = "sign-out"
        case signOutEverywhere = "sign-out-everywhere"
        case secondFactorEnrolled = "second-factor-enrolled"
        case secondFactorRemoved = "second-factor-removed"
        case passwordAsked = "password-asked"
        case passwordChanged = "password-changed"
        case invited
        case invitationAccepted = "invitation-accepted"
        case recoveryRequested = "recovery-requested"
        case recoveryHandedOver = "recovery-handed-over"
        case recovered
        case addressChangeRequested = "address-change-requested"
        case addressChanged = "address-changed"
        case roleGranted = "role-granted"
        case roleRevoked = "role-revoked"
        case disabled
        case restored
        case erased
        case firstAdministrator = "first-administrator"
    }

    /// How an event ended.
    public enum Outcome: String, Sendable, CaseIterable {
        /// As it was meant.
        case done
        /// The password is right, and the second factor is awaited.
        case pending
        /// What was shown did not prove it.
        case refused
    }
}
