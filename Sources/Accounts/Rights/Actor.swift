public import Ledger

/// Who asks: a person with grants, the one user of a machine, or a visitor.
public struct Actor: Hashable, Sendable {
    /// Who it is.
    public let identity: Identity
    /// The grants that count now.
    public let grants: [Grant]
    /// The grants that would count if a second factor had been shown.
    public let withheld: [Grant]
    /// What the person has proven.
    public let assurance: Session.Assurance

    /// Who can ask.
    public enum Identity: Hashable, Sendable {
        /// Somebody with an account.
        case person(AccountID)
        /// The one user of this machine, by the name that the ledger is to show.
        case local(String)
        /// Somebody who has not signed in.
        case visitor
    }

    /// Who has not signed in.
    public static let visitor = Actor(identity: .visitor, grants: [], assurance: .pending)

    /// The one user of this machine, who may do everything on it.
    public static func local(_ author: String) -> Actor {
        Actor(identity: .local(author), grants: [], assurance: .secondFactor)
    }

    /// A person with the grants that count at a time; without any while the account is not active.
    ///
    /// A role that reaches far counts only where the second factor was shown.
    public init(_ account: Account, at time: Int64, assurance: Session.Assurance) {
        let isWorking = account.state == .active && assurance != .pending
        let valid = isWorking ? account.grants.filter { $0.isValid(at: time) } : []
        let counts = { (grant: Grant) in
            assurance == .secondFactor || !RightsTable.needsSecondFactor(grant.role)
        }
        self.init(
            identity: .person(account.id), grants: valid.filter(counts), withheld: valid.filter { !counts($0) },
            assurance: assurance)
    }

    private init(identity: Identity, grants: [Grant], withheld: [Grant] = [], assurance: Session.Assurance) {
        self.identity = identity
        self.grants = grants
        self.withheld = withheld
        self.assurance = assurance
    }

    /// The account, where there is one.
    public var account: AccountID? {
        if case .person(let id) = identity { id } else { nil }
    }

    /// Whether this is the one user of this machine.
    public var isLocal: Bool {
        if case .local = identity { true } else { false }
    }

    /// Whether the actor may do something in a town.
    public func may(_ right: Right, in town: TownScope) -> Bool {
        may(right, over: .towns([town]))
    }

    /// Whether the actor may do something over all of a territory; grants may cover it together.
    public func may(_ right: Right, over territory: RoleTerritory) -> Bool {
        if isLocal || RightsTable.reach(of: .public, right) == .everywhere { return true }
        return Self.cover(territory, with: grants, right)
    }

    /// Where the actor may do something: a town lies in one of these, or the right does not reach it.
    public func territories(for right: Right) -> [RoleTerritory] {
        if isLocal || RightsTable.reach(of: .public, right) == .everywhere { return [.everything] }
        return grants.compactMap { grant in
            switch RightsTable.reach(of: grant.role, right) {
            case .no: nil
            case .ownTowns: if case .towns = grant.territory { grant.territory } else { nil }
            case .territory: grant.territory
            case .everywhere: .everything
            }
        }
    }

    static func cover(_ territory: RoleTerritory, with grants: [Grant], _ right: Right) -> Bool {
        guard case .towns(let towns) = territory else { return grants.contains { $0.gives(right, over: territory) } }
        return !towns.isEmpty
            && towns.allSatisfy { town in grants.contains { $0.gives(right, over: .towns([town])) } }
    }
}

extension Actor {
    /// Under which names a revision is to be written; `nil` when the actor may not do it.
    ///
    /// Who may do it as the town is its only author. Who may act for the town is the author on the town's behalf.
    public func authorship(
        for town: TownScope, right: Right, time: Int64, reason: String? = nil
    ) -> Authorship? {
        let author: String
        switch identity {
        case .person(let id): author = id.text
        case .local(let name): author = name
        case .visitor: return nil
        }
        if may(right, in: town) { return Authorship(author: author, time: time, reason: reason) }
        guard right.canBeDoneOnBehalf, may(.actForTown, in: town) else { return nil }
        return Authorship(author: author, onBehalfOf: town.slug, time: time, reason: reason)
    }
}
