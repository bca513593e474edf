public import Cryptography
public import Ledger

/// A time of work between signing in and out, known by the digest of its token.
public struct Session: Hashable, Identifiable, Secret {
    /// 12 hours, after which everybody signs in again.
    public static let lifetime: Int64 = 12 * 3600
    /// One hour without a request.
    public static let idleLimit: Int64 = 3600
    /// 10 minutes to find the phone with the codes.
    public static let secondFactorLimit: Int64 = 600

    /// The digest of the token, which only the browser holds.
    public let id: Digest
    /// Who works.
    public let account: AccountID
    /// The account's generation when it began; over when the account has moved on.
    public let generation: Int
    /// When it began, in seconds since 1970 UTC.
    public let created: Int64
    /// When it was last used, to the minute.
    public var lastSeen: Int64
    /// When it ends, whatever happens.
    public let expires: Int64
    /// What the person has proven.
    public let assurance: Assurance
    /// The device in a few words, so that a person recognises it in a list.
    public let device: String

    /// What a person has proven, from little to much.
    public enum Assurance: String, Sendable, CaseIterable {
        /// The password; the second factor is awaited and nothing may be done.
        case pending
        /// The password, where no second factor is set.
        case password
        /// The password and the second factor.
        case secondFactor = "second-factor"
    }

    /// States a session as it is kept.
    public init(
        id: Digest, account: AccountID, generation: Int, created: Int64, lastSeen: Int64, expires: Int64,
        assurance: Assurance, device: String
    ) {
        self.id = id
        self.account = account
        self.generation = generation
        self.created = created
        self.lastSeen = lastSeen
        self.expires = expires
        self.assurance = assurance
        self.device = device
    }

    /// Whether it can still be used at a time.
    public func isAlive(at time: Int64) -> Bool {
        time < expires && time - lastSeen < Self.idleLimit
    }

    /// Refuses what no store may keep.
    public func checkContent() throws(StoreError) {
        guard !device.utf8.contains(0), device.utf8.count <= 200, generation >= 1 else { throw .unfit }
    }
}

/// A session that has just begun, with the token that nobody sees a second time.
public struct SignedIn: Secret {
    /// What the browser keeps.
    public let token: Token
    /// What the store keeps.
    public let session: Session

    init(
        _ account: Account, assurance: Session.Assurance, device: String, at time: Int64, random: any RandomSource
    ) {
        token = Token(random: random)
        let lifetime = assurance == .pending ? Session.secondFactorLimit : Session.lifetime
        session = Session(
            id: token.digest, account: account.id, generation: account.generation, created: time, lastSeen: time,
            expires: time + lifetime, assurance: assurance, device: Self.short(device))
    }

    /// At most 80 letters without control characters.
    private static func short(_ device: String) -> String {
        let plain = device.unicodeScalars.filter { $0.properties.generalCategory != .control }
        var text = String(String.UnicodeScalarView(plain.prefix(80)))
        while text.utf8.count > 200 { text.unicodeScalars.removeLast() }
        return text
    }
}
