/// Who may do what: the whole table, to be read as one.
public enum RightsTable {
    private static let no = Reach.no
    private static let own = Reach.ownTowns
    private static let terr = Reach.territory
    private static let all = Reach.everywhere

    // swift-format-ignore
    /// A row for each right, a column for each role in the order of `Role.allCases`.
    private static let reaches: [Right: [Reach]] = [
        //                    office  nation. territ. editor  approv. reader  review. donor   help d. public
        .readPublished:      [all,    all,    all,    all,    all,    all,    all,    all,    all,    all],
        .readDrafts:         [terr,   terr,   terr,   own,    own,    own,    no,     no,     terr,   no],
        .editInventory:      [no,     no,     no,     own,    own,    no,     no,     no,     no,     no],
        .actForTown:         [terr,   terr,   terr,   no,     no,     no,     no,     no,     no,     no],
        .decideOnBehalf:     [no,     no,     no,     no,     own,    no,     no,     no,     no,     no],
        .submit:             [no,     no,     no,     no,     own,    no,     no,     no,     no,     no],
        .review:             [no,     no,     no,     no,     no,     no,     terr,   no,     no,     no],
        .readReviews:        [terr,   terr,   terr,   own,    own,    own,    terr,   no,     terr,   no],
        .register:           [no,     no,     no,     no,     own,    no,     no,     no,     no,     no],
        .admit:              [terr,   terr,   no,     no,     no,     no,     no,     no,     no,     no],
        .manageAccounts:     [terr,   terr,   terr,   no,     no,     no,     no,     no,     no,     no],
        .invite:             [terr,   terr,   terr,   no,     own,    no,     no,     no,     no,     no],
        .readAudit:          [terr,   terr,   no,     no,     no,     no,     no,     no,     no,     no],
        .exportPackage:      [terr,   terr,   terr,   own,    own,    own,    no,     no,     no,     no],
        .mergePackage:       [terr,   terr,   terr,   own,    own,    no,     no,     no,     no,     no],
        .publishCheckpoint:  [terr,   no,     no,     no,     no,     no,     no,     no,     no,     no],
        .helpUser:           [terr,   no,     no,     no,     no,     no,     no,     no,     terr,   no],
    ]

    /// How far a right reaches for who has a role; what has no cell is not allowed.
    public static func reach(of role: Role, _ right: Right) -> Reach {
        guard let row = reaches[right], let column = Role.allCases.firstIndex(of: role), row.indices.contains(column)
        else { return .no }
        return row[column]
    }

    /// Whether a role counts only for who has shown a second factor: some right of it reaches over a whole territory.
    ///
    /// A stolen password of such a person opens the work of many towns, or their accounts; one of a town opens a town.
    public static func needsSecondFactor(_ role: Role) -> Bool {
        Right.allCases.contains { right in
            let isWide = reach(of: role, right) == .territory || reach(of: role, right) == .everywhere
            return isWide && reach(of: .public, right) == .no
        }
    }

    /// The roles that who has a role may give to others, and take from them.
    public static func givable(by role: Role) -> Set<Role> {
        switch role {
        case .office: Set(Role.allCases).subtracting([.public])
        case .nationalCoordinator: [.territorialCoordinator, .townEditor, .townApprover, .townReader]
        case .territorialCoordinator: [.townEditor, .townApprover, .townReader]
        case .townApprover: [.townEditor, .townReader]
        case .townEditor, .townReader, .reviewer, .donor, .helpDesk, .public: []
        }
    }
}
