public import Cryptography

/// What a letter's link is good for, once and for a time; known by the digest of its token.
public struct OneTimeLink: Hashable, Identifiable, Secret {
    /// The digest of the token, which only the letter holds.
    public let id: Digest
    /// Whose account it is about.
    public let account: AccountID
    /// What it is good for.
    public let purpose: Purpose
    /// When it was made, in seconds since 1970 UTC.
    public let created: Int64
    /// When it is no longer good.
    public let expires: Int64

    /// What a link is good for.
    public enum Purpose: Hashable, Sendable {
        /// To join: name and password are set.
        case invitation
        /// To set a new password.
        case recovery
        /// To move to an address by showing that its letters arrive.
        case addressChange(EmailAddress)
    }

    /// States a link as it is kept.
    public init(id: Digest, account: AccountID, purpose: Purpose, created: Int64, expires: Int64) {
        self.id = id
        self.account = account
        self.purpose = purpose
        self.created = created
        self.expires = expires
    }

    init(_ token: Token, for account: AccountID, _ purpose: Purpose, at time: Int64) {
        self.init(
            id: token.digest, account: account, purpose: purpose, created: time, expires: time + purpose.lifetime)
    }
}

extension OneTimeLink.Purpose {
    /// How long such a link is good: a week to join, an hour for anything else.
    public var lifetime: Int64 {
        switch self {
        case .invitation: 7 * 86_400
        case .recovery, .addressChange: 3600
        }
    }
}
