import Ledger

/// Shows the people of a territory to who may invite or manage there.
public struct ListAccounts: Sendable {
    /// How many accounts are asked of the store at a time.
    private static let page = 500

    private let store: any AccountStore

    /// Prepares the workflow for a store.
    public init(store: any AccountStore) { self.store = store }

    /// The accounts that the actor may see, in the order of their identifiers.
    public func callAsFunction(by actor: Actor) async throws(AccountError) -> [Account] {
        guard actor.mayMeetPeople else { throw .notAllowed }
        var found: [Account] = []
        var last: AccountID?
        while true {
            let page: [Account]
            do throws(StoreError) { page = try await store.accounts(after: last, limit: Self.page) } catch {
                throw .store(error)
            }
            found += page.filter(actor.maySee)
            guard page.count == Self.page else { return found }
            last = page.last?.id
        }
    }

    /// One account; `.noSuchAccount` also for one that the actor may not see, so that nobody learns who is there.
    public func callAsFunction(_ id: AccountID, by actor: Actor) async throws(AccountError) -> Account {
        guard let account = try await store.known(id), actor.maySee(account) else { throw .noSuchAccount }
        return account
    }
}

extension Actor {
    /// Whether the actor has to do with other people's accounts at all.
    public var mayMeetPeople: Bool {
        isLocal || grants.contains { $0.givesAnywhere(.manageAccounts) || $0.givesAnywhere(.invite) }
    }

    /// Whether the actor may see an account: it has a role where the actor may manage or invite, or it is their own.
    public func maySee(_ account: Account) -> Bool {
        if let own = self.account, own == account.id { return true }
        if may(.manageAccounts, over: .everything) { return true }
        return account.grants.contains { may(.manageAccounts, over: $0.territory) || may(.invite, over: $0.territory) }
    }
}

extension Grant {
    fileprivate func givesAnywhere(_ right: Right) -> Bool { gives(right, over: territory) }
}
