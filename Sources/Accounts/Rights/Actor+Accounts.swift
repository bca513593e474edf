extension Actor {
    /// Whether the actor may give a role over a territory by inviting, or to those who have an account.
    ///
    /// Nobody gives more than they have: the territory lies in their own, and the role is one that theirs may give.
    public func mayGive(_ role: Role, over territory: RoleTerritory, by right: Right) -> Bool {
        guard role.fits(territory), right == .invite || right == .manageAccounts else { return false }
        return isLocal || Self.cover(territory, with: grants(giving: role), right)
    }

    /// Whether the actor may take a role away: who may manage it, or gave it and may still invite.
    public func mayRevoke(_ grant: Grant) -> Bool {
        if isLocal || Self.cover(grant.territory, with: grants(giving: grant.role), .manageAccounts) { return true }
        guard let account, grant.giver == account else { return false }
        return mayGive(grant.role, over: grant.territory, by: .invite)
    }

    /// Whether the actor may disable, restore or erase: all the account was given is theirs to give.
    public func mayManage(_ account: Account) -> Bool {
        if isLocal || account.grants.isEmpty { return may(.manageAccounts, over: .everything) }
        return account.grants.allSatisfy { grant in
            Self.cover(grant.territory, with: grants(giving: grant.role), .manageAccounts)
        }
    }

    private func grants(giving role: Role) -> [Grant] {
        grants.filter { RightsTable.givable(by: $0.role).contains(role) }
    }
}
