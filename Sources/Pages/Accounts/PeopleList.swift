package import Accounts
import Findings
package import Localization

/// The people of one's territory: who they are, what they may do, how far their accounts have come.
package struct PeopleList: Page {
    /// The people in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table?
        package var actions: [Link]

        /// Words accounts; those who sign in first, by name.
        package init(
            _ accounts: [Account], mayInvite: Bool, mayReadAudit: Bool, town: (String) -> String?, _ texts: Texts
        ) {
            let address = Address(texts.language)
            actions =
                (mayInvite ? [Link(texts["invite.title"], address.invitation)] : [])
                + (mayReadAudit ? [Link(texts["audit.title"], address.audit)] : [])
                + [Link(texts["roles.title"], address.roles)]
            let order = AlphabetOrder(texts.language)
            let sorted = order.sorted(accounts) { PersonShow.name(of: $0, texts) }
            let rows = sorted.map { account in
                [
                    Cell(PersonShow.name(of: account, texts), address.person(account.id.text)),
                    Cell(account.address?.text ?? ""),
                    Cell(texts.list(account.grants.map { texts.words($0, town: town) })),
                    Cell(PersonShow.mark(of: account, texts)),
                ]
            }
            table =
                rows.isEmpty
                ? nil
                : Table(
                    texts.tableLabel(texts["people.title"]),
                    columns: [
                        Table.Column(texts["account-field.name"]), Table.Column(texts["account-field.address"]),
                        Table.Column(texts["account.roles"]), Table.Column(texts["people.state"]),
                    ], rows: rows)
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .people }

    package func title(_ texts: Texts) -> String { texts["people.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["people.title"], texts)
        html(.p, texts["people.lead"], .class("lead"))
        guard let table = model.table else {
            return html.empty(texts["people.none"], texts["people.none.text"], model.actions, level: .h2)
        }
        html.actions(model.actions)
        html.table(table)
    }
}
