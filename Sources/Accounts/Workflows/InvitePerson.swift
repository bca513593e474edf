public import Cryptography

/// Asks somebody to join, with roles that the inviter may give.
public struct InvitePerson: Sendable {
    /// A role to be given.
    public struct Offer: Hashable, Sendable {
        /// The role.
        public var role: Role
        /// Where it is to count.
        public var territory: RoleTerritory
        /// Until when; `nil` for without an end.
        public var until: Int64?

        /// States a role to be given.
        public init(_ role: Role, over territory: RoleTerritory, until: Int64? = nil) {
            self.role = role
            self.territory = territory
            self.until = until
        }
    }

    /// What the invitation letter holds.
    public struct Invited: Sendable {
        /// The account that awaits its owner.
        public let account: Account
        /// The secret of the link, given out this once.
        public let token: Token
    }

    private let store: any AccountStore
    private let random: any RandomSource

    /// Prepares the workflow for a store.
    public init(store: any AccountStore, random: any RandomSource) {
        self.store = store
        self.random = random
    }

    /// Invites, also who was invited before and never came; the link before is then worth nothing.
    public func callAsFunction(
        _ address: EmailAddress, language: String, as offers: [Offer], by actor: Actor, at time: Int64
    ) async throws(AccountError) -> Invited {
        guard !offers.isEmpty else { throw .notAllowed }
        for offer in offers {
            guard offer.role.fits(offer.territory) else { throw .territoryUnfit(offer.role) }
            guard actor.mayGive(offer.role, over: offer.territory, by: .invite) else { throw .notAllowed }
        }
        let grants = offers.map {
            Grant($0.role, over: $0.territory, giver: actor.account, given: time, until: $0.until)
        }
        let token = Token(random: random)
        if let known = try await store.known(at: address) {
            let account = try await store.revise(known.id, at: time) { account throws(AccountError) in
                guard account.state == .invited, account.address == address else { throw .addressTaken }
                guard account.grants.allSatisfy(actor.mayRevoke) else { throw .notAllowed }
                account.language = language
                account.grants = grants
                return [.withdrawLinks(account.id)] + posting(token, for: account.id, by: actor, at: time)
            }
            return Invited(account: account, token: token)
        }
        let account = Account(
            id: AccountID(random: random), state: .invited, address: address, language: language, grants: grants,
            created: time, changed: time)
        try await store.insist([.add(account)] + posting(token, for: account.id, by: actor, at: time))
        return Invited(account: account, token: token)
    }

    private func posting(_ token: Token, for id: AccountID, by actor: Actor, at time: Int64) -> [AccountChange] {
        [
            .post(OneTimeLink(token, for: id, .invitation, at: time)),
            .record(AccountEvent(.invited, at: time, account: id, actor: actor.account)),
        ]
    }
}
