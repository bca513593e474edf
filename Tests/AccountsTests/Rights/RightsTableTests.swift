import Accounts
import QalaTesting
import Testing

@Suite("The table of rights")
struct RightsTableTests {
    /// The table written a second time, by hand: `.` not at all, `o` own towns, `t` territory, `*` everywhere.
    ///
    /// A cell that is changed in one place only is a failure, so that nobody gets a right by a slip.
    private static let grid: [(Right, String)] = [
        //                    O N T E A R V D H P
        (.readPublished, "     * * * * * * * * * *"),
        (.readDrafts, "        t t t o o o . . t ."),
        (.editInventory, "     . . . o o . . . . ."),
        (.actForTown, "        t t t . . . . . . ."),
        (.decideOnBehalf, "    . . . . o . . . . ."),
        (.submit, "            . . . . o . . . . ."),
        (.review, "            . . . . . . t . . ."),
        (.readReviews, "       t t t o o o t . t ."),
        (.register, "          . . . . o . . . . ."),
        (.admit, "             t t . . . . . . . ."),
        (.manageAccounts, "    t t t . . . . . . ."),
        (.invite, "            t t t . o . . . . ."),
        (.readAudit, "         t t . . . . . . . ."),
        (.exportPackage, "     t t t o o o . . . ."),
        (.mergePackage, "      t t t o o . . . . ."),
        (.publishCheckpoint, " t . . . . . . . . ."),
        (.helpUser, "          t . . . . . . . t ."),
    ]

    private static let roles: [Role] = [
        .office, .nationalCoordinator, .territorialCoordinator, .townEditor, .townApprover, .townReader, .reviewer,
        .donor, .helpDesk, .public,
    ]

    private static let signs: [String: Reach] = [".": .no, "o": .ownTowns, "t": .territory, "*": .everywhere]

    @Test("every cell is what was written by hand", arguments: Right.allCases)
    func cells(right: Right) throws {
        let row = try #require(Self.grid.first { $0.0 == right }).1.split(separator: " ").map(String.init)
        try #require(row.count == Self.roles.count)
        for (role, sign) in zip(Self.roles, row) {
            #expect(RightsTable.reach(of: role, right) == Self.signs[sign], "\(role) \(right)")
        }
    }

    @Test("the grid has every right and every role once")
    func complete() {
        #expect(Self.grid.map(\.0) == Right.allCases)
        #expect(Self.roles == Role.allCases)
    }

    @Test("the words that stores and pages use do not change by accident")
    func words() {
        #expect(
            Role.allCases.map(\.rawValue) == [
                "office", "national-coordinator", "territorial-coordinator", "town-editor", "town-approver",
                "town-reader", "reviewer", "donor", "help-desk", "public",
            ])
        let words = Right.allCases.map(\.rawValue) + Reach.allCases.map(\.rawValue) + Role.allCases.map(\.rawValue)
        for word in words { #expect(word.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(word)") }
    }

    @Test("who may give which role")
    func givable() {
        let town: Set<Role> = [.townEditor, .townApprover, .townReader]
        let given: [Role: Set<Role>] = [
            .office: Set(Self.roles).subtracting([.public]),
            .nationalCoordinator: town.union([.territorialCoordinator]),
            .territorialCoordinator: town,
            .townApprover: [.townEditor, .townReader],
        ]
        for role in Self.roles { #expect(RightsTable.givable(by: role) == given[role] ?? [], "\(role)") }
    }

    @Test("only the office can make another who gives the same roles; everyone else gives only less")
    func descent() {
        for role in Role.allCases where role != .office {
            #expect(!RightsTable.givable(by: role).contains(role))
            for given in RightsTable.givable(by: role) {
                #expect(RightsTable.givable(by: given).isStrictSubset(of: RightsTable.givable(by: role)))
            }
        }
    }
}
