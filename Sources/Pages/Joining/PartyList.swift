package import Cities
import Findings
package import Localization

/// The coordinators and supporters, with how many towns work with each.
package struct PartyList: Page {
    /// The parties in ready words.
    package struct Model: Equatable, Sendable {
        package var coordinators: Table?
        package var supporters: Table?
        package var take: [Link]
        package var lead: String

        /// Words the parties of a register.
        package init(_ parties: [PartyMembership], towns: Int, _ texts: Texts) {
            func table(_ role: Party.Role) -> Table? {
                let some = parties.filter { $0.party.role == role }
                return some.isEmpty ? nil : Self.table(some, role, texts)
            }
            coordinators = table(.coordinator)
            supporters = table(.supporter)
            let helped = Set(parties.flatMap { $0.members.map(\.slug) }).count
            lead =
                texts[
                    "parties.lead", ["count": .count(parties.count), "towns": .count(helped), "all": .count(towns)]]
            take = [Link("CSV", "\(Address(texts.language).parties).csv")]
        }

        private static func table(_ parties: [PartyMembership], _ role: Party.Role, _ texts: Texts) -> Table {
            let order = AlphabetOrder(texts.language)
            let named = order.sorted(parties.map { ($0, $0.party.name.inLanguage(texts.language)) }) { $0.1 }
            return Table(
                texts.tableLabel(texts["parties.\(role.rawValue)"]),
                columns: [
                    Table.Column(texts["parties.name"]), Table.Column(texts["column.country"]),
                    Table.Column(texts["parties.level"]), .number(texts["parties.towns"]),
                ],
                rows: named.map { membership, name in
                    let party = membership.party
                    return [
                        Cell(name, Address(texts.language).party(membership.id)),
                        Cell(texts.list(party.countries.map(texts.country))), Cell(level(party, texts)),
                        Cell(texts.numbers.integer(membership.members.count)),
                    ]
                })
        }

        static func level(_ party: Party, _ texts: Texts) -> String {
            guard party.role == .coordinator else { return "–" }
            return texts[party.level.map { "party-level.\($0.rawValue)" } ?? "figure.unknown"]
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { texts["parties.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["parties.title"], texts)
        html(.p, model.lead, .class("lead"))
        for (id, table) in [("coordinator", model.coordinators), ("supporter", model.supporters)] {
            guard let table else { continue }
            html.section(id, texts["parties.\(id)"]) { html in
                html(.p, texts["parties.\(id).text"])
                html.table(table)
            }
        }
        html.take(texts["take.data"], model.take)
    }
}
