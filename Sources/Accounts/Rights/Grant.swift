/// A role given to somebody over a territory.
public struct Grant: Hashable, Sendable {
    /// The role.
    public let role: Role
    /// Where it counts.
    public let territory: RoleTerritory
    /// Who gave it; `nil` when it was given on the machine itself.
    public let giver: AccountID?
    /// Since when, in seconds since 1970 UTC.
    public let given: Int64
    /// Until when; `nil` for without an end.
    public let until: Int64?

    /// States a grant.
    public init(_ role: Role, over territory: RoleTerritory, giver: AccountID?, given: Int64, until: Int64? = nil) {
        self.role = role
        self.territory = territory
        self.giver = giver
        self.given = given
        self.until = until
    }

    /// Whether it counts at a time.
    public func isValid(at time: Int64) -> Bool { time < until ?? .max }

    /// Whether it gives a right over all of a territory.
    func gives(_ right: Right, over asked: RoleTerritory) -> Bool {
        switch RightsTable.reach(of: role, right) {
        case .no: false
        case .ownTowns:
            if case .towns = territory { territory.contains(asked) } else { false }
        case .territory: territory.contains(asked)
        case .everywhere: true
        }
    }
}
