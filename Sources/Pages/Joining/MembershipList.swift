package import Cities
import Findings
package import Localization

/// One's own towns and the covenant: registrations on their way, and members with what is due next.
package struct MembershipList: Page {
    /// A registration as it stands.
    package struct Item: Equatable, Sendable {
        package var name: String
        package var town: String
        package var state: Registration.State

        package init(name: String, town: String, state: Registration.State) {
            self.name = name
            self.town = town
            self.state = state
        }
    }

    /// The lists in ready words.
    package struct Model: Equatable, Sendable {
        package var registrations: Table?
        package var towns: Table?
        package var actions: [Link]

        /// Words registrations and members on a day.
        package init(
            _ items: [Item], towns: [Signatory], _ calendar: CovenantCalendar, on day: CalendarDay, mayBegin: Bool,
            _ texts: Texts
        ) {
            let address = Address(texts.language)
            let order = AlphabetOrder(texts.language)
            let open = items.filter { $0.state != .admitted }
            registrations =
                open.isEmpty
                ? nil
                : Table(
                    texts.tableLabel(texts["registrations.open"]),
                    columns: [Table.Column(texts["column.town"]), Table.Column(texts["column.status"])],
                    rows: order.sorted(open) { $0.town }.map { item in
                        [Cell(item.town, address.registration(item.name)), Cell(Mark(item.state, texts))]
                    })
            let named = order.sorted(towns.map { ($0, $0.name.inLanguage(texts.language)) }) { $0.1 }
            self.towns =
                named.isEmpty
                ? nil
                : Table(
                    texts.tableLabel(texts["registrations.towns"]),
                    columns: [
                        Table.Column(texts["column.town"]), Table.Column(texts["covenant.standing"]),
                        Table.Column(texts["covenant.next"]),
                    ],
                    rows: named.map { town, name in
                        [
                            Cell(name, address.membership(town.slug)),
                            Cell(Mark(calendar.standing(of: town, on: day), texts)),
                            Self.next(calendar.next(of: town, on: day), on: day, texts),
                        ]
                    })
            actions =
                (mayBegin ? [Link(texts["registration-new.title"], address.newRegistration)] : [])
                + [Link(texts["join.title"], address.join)]
        }

        static func next(_ deadline: Deadline?, on day: CalendarDay, _ texts: Texts) -> Cell {
            guard let deadline, let due = deadline.due else { return Cell([.soft(texts["deadlines.none"])]) }
            return Cell([
                .words(texts.name(deadline)), .words(texts.date(due)), .mark(Mark(deadline.state, texts)),
                .soft(texts.daysLeft(due.days(after: day))),
            ])
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["registrations.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(
            texts["registrations.title"], under: [Link(texts["work.title"], Address(texts.language).work)], texts)
        html(.p, texts["registrations.lead"], .class("lead"))
        html.actions(model.actions)
        if let registrations = model.registrations {
            html.section("open", texts["registrations.open"]) { $0.table(registrations) }
        }
        if let towns = model.towns {
            html.section("towns", texts["registrations.towns"]) { $0.table(towns) }
        } else if model.registrations == nil {
            html.empty(texts["registrations.none"], texts["registrations.none.text"], level: .h2)
        }
    }
}
