public import Cryptography
public import Ledger

/// A person who works in a Qala: how they sign in and what they were given to do.
public struct Account: Equatable, Identifiable, Secret {
    /// The name under which the ledger knows the person.
    public let id: AccountID
    /// Counted from 1 with every save; who saves second is told.
    public var version: Int
    /// Whether the person can sign in.
    public var state: State
    /// Where letters go; `nil` once erased.
    public var address: EmailAddress?
    /// What others call the person; `nil` before the invitation is accepted and once erased.
    public var name: String?
    /// The language of letters and pages: `kk`, `ru`, `en`.
    public var language: String
    /// What is kept of the password.
    public var password: PasswordHash?
    /// The second factor, where there is one.
    public var secondFactor: SecondFactor?
    /// What the person may do, and where.
    public var grants: [Grant]
    /// Sessions of an earlier generation are over.
    public var generation: Int
    /// When it was made, in seconds since 1970 UTC.
    public var created: Int64
    /// When it was last saved, in seconds since 1970 UTC.
    public var changed: Int64

    /// How far an account has come.
    public enum State: String, Sendable, CaseIterable {
        /// Was asked to join and has no password yet.
        case invited
        /// Can sign in.
        case active
        /// Cannot sign in until it is restored.
        case disabled
        /// Only the identifier is left.
        case erased
    }

    /// States an account as it is kept.
    public init(
        id: AccountID, version: Int = 1, state: State, address: EmailAddress?, name: String? = nil, language: String,
        password: PasswordHash? = nil, secondFactor: SecondFactor? = nil, grants: [Grant] = [], generation: Int = 1,
        created: Int64, changed: Int64
    ) {
        self.id = id
        self.version = version
        self.state = state
        self.address = address
        self.name = name
        self.language = language
        self.password = password
        self.secondFactor = secondFactor
        self.grants = grants
        self.generation = generation
        self.created = created
        self.changed = changed
    }
}

extension Account {
    /// Whether it governs the whole Qala: active, and an office everywhere without an end.
    public var isOffice: Bool {
        state == .active
            && grants.contains { $0.role == .office && $0.territory == .everything && $0.until == nil }
    }

    /// Whether a second factor is asked for at sign-in.
    public var asksSecondFactor: Bool { secondFactor?.isConfirmed == true }

    /// Whether it has a role that counts only with a second factor, and has set none.
    public var lacksSecondFactor: Bool {
        !asksSecondFactor && grants.contains { RightsTable.needsSecondFactor($0.role) }
    }

    /// Refuses what no store may keep.
    public func checkContent() throws(StoreError) {
        let texts = [name ?? "-", language] + grants.flatMap(\.territory.texts)
        guard version >= 1, generation >= 1, texts.allSatisfy({ !$0.isEmpty && !$0.utf8.contains(0) }),
            isWhole
        else { throw .unfit }
    }

    /// Whether an account in its state has what it needs, and an erased one nothing.
    private var isWhole: Bool {
        switch state {
        case .invited: address != nil
        case .active: address != nil && name != nil
        case .disabled: address != nil
        case .erased: address == nil && name == nil && password == nil && secondFactor == nil && grants.isEmpty
        }
    }

    /// A name as it is kept; `nil` when empty, above 200 letters, or with control characters.
    static func name(typed: String) -> String? {
        let name = typed.trimmed
        let isPlain = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return !name.isEmpty && name.count <= 200 && name.utf8.count <= 2000 && isPlain ? name : nil
    }
}
