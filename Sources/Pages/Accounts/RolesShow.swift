package import Accounts
package import Localization

/// Who may do what, as the program itself asks it: the table of rights in words.
package struct RolesShow: Page {
    /// The table in ready words.
    package struct Model: Equatable, Sendable {
        package var roles: [Fact]
        package var table: Table
        package var reaches: [Fact]

        /// Words the table of rights.
        package init(_ texts: Texts) {
            let all = Role.allCases
            roles = all.map { Fact(texts.name(of: $0), texts["role.\($0.rawValue).text"]) }
            reaches = Reach.allCases.filter { $0 != .no }.map {
                Fact(RolesShow.sign($0), texts["reach.\($0.rawValue)"])
            }
            table = Table(
                texts.tableLabel(texts["roles.title"]), caption: texts["roles.caption"],
                columns: [Table.Column(texts["roles.right"])] + all.map { Table.Column(texts.name(of: $0)) },
                rows: Right.allCases.map { right in
                    [Cell(texts["right.\(right.rawValue)"])]
                        + all.map { role in Cell(RolesShow.sign(RightsTable.reach(of: role, right))) }
                },
                footer: [Cell(texts["roles.second-factor"])] + all.map { Cell(RolesShow.need($0)) })
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { texts["roles.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["roles.title"], texts)
        html(.p, texts["roles.lead"], .class("lead"))
        html.facts(model.roles)
        html.section("rights", texts["roles.rights"]) { html in
            html(.p, texts["roles.on-behalf"])
            html.facts(model.reaches)
            html(.p, texts["roles.second-factor.text"])
            html.table(model.table)
        }
    }

    /// The sign of a reach: none, a circle for the towns named, a half for the territory, a full one for everywhere.
    package static func sign(_ reach: Reach) -> String {
        switch reach {
        case .no: "–"
        case .ownTowns: "○"
        case .territory: "◐"
        case .everywhere: "●"
        }
    }

    /// Whether a role counts only with a second factor.
    private static func need(_ role: Role) -> String { RightsTable.needsSecondFactor(role) ? "●" : "–" }

    /// The table as the guide shows it.
    package static func markdown(_ texts: Texts) -> String {
        let head = [texts["roles.right"]] + Role.allCases.map { texts.name(of: $0) }
        let rows = Right.allCases.map { right in
            [texts["right.\(right.rawValue)"]] + Role.allCases.map { sign(RightsTable.reach(of: $0, right)) }
        }
        let need = [texts["roles.second-factor"]] + Role.allCases.map(need)
        let rule = head.indices.map { $0 == 0 ? "---" : ":-:" }
        return ([head, rule] + rows + [need]).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }
}
