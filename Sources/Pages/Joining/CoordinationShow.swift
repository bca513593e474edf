package import Cities
import Findings
package import Localization

/// All towns of a coordinator at a glance: where each stands, what is due next, what is open, how old its data are.
package struct CoordinationShow: Page {
    /// A town as the table knows it; also what is written into its CSV.
    package struct Town: Equatable, Sendable {
        package var signatory: Signatory
        package var standing: Standing
        package var next: Deadline?
        /// How many findings are worth a look or more, in the register and in the newest published inventory.
        package var openFindings: Int
        /// The year of the newest inventory, published or not.
        package var newestInventory: Int?
        package var lastReport: CalendarDay?

        package init(
            _ signatory: Signatory, standing: Standing, next: Deadline?, openFindings: Int, newestInventory: Int?
        ) {
            self.signatory = signatory
            self.standing = standing
            self.next = next
            self.openFindings = openFindings
            self.newestInventory = newestInventory
            lastReport = (signatory.milestones ?? []).filter {
                $0.kind == .actionReport || $0.kind == .monitoringInventory
            }.map(\.day).max()
        }

        /// Whether something is overdue.
        package var isLate: Bool { next?.state == .overdue }
    }

    /// How the table is ordered.
    package enum Order: String, CaseIterable, Sendable { case due, town, findings, data }

    /// What is asked of the table.
    package struct Request: Equatable, Sendable {
        package var country: String
        package var standing: String
        package var onlyLate: Bool
        package var order: Order
        package var page: Int

        package init(
            country: String = "", standing: String = "", onlyLate: Bool = false, order: Order = .due, page: Int = 1
        ) {
            self.country = country
            self.standing = standing
            self.onlyLate = onlyLate
            self.order = order
            self.page = page
        }

        /// The towns that fit, in their order.
        package func fitting(_ towns: [Town], _ texts: Texts) -> [Town] {
            let some = towns.filter { town in
                (country.isEmpty || town.signatory.country == country)
                    && (standing.isEmpty || town.standing.rawValue == standing) && (!onlyLate || town.isLate)
            }
            let byName = AlphabetOrder(texts.language).sorted(some) { $0.signatory.name.inLanguage(texts.language) }
            func sorted(_ rank: (Town) -> Int) -> [Town] {
                byName.enumerated().sorted {
                    (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
                }.map(\.element)
            }
            return switch order {
            case .town: byName
            case .due: sorted { $0.next?.due?.daysSince1970 ?? .max }
            case .findings: sorted { -$0.openFindings }
            case .data: sorted { $0.newestInventory ?? 0 }
            }
        }
    }

    /// Towns on one page.
    package static let perPage = 100

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .coordination }

    package func title(_ texts: Texts) -> String { texts["coordination.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(texts["coordination.title"], texts)
        html(.p, model.lead, .class("lead"))
        html.actions(model.actions)
        if let registrations = model.registrations {
            html.section("registrations", texts["coordination.registrations"]) { $0.table(registrations) }
        }
        html.section("towns", texts["coordination.towns"]) { html in
            filters(&html, address, texts)
            if let table = model.table {
                html.table(table)
                html.pages(model.pages, texts)
            } else {
                html.empty(texts["coordination.none"], texts["coordination.none.text"])
            }
            html.take(texts["take.data"], model.take)
        }
        if let reminders = model.reminders {
            html.section("reminders", texts["reminders.title"]) { html in
                html(.p, reminders.text ?? "")
                html.form(reminders)
            }
        }
    }

    private func filters(_ html: inout HTML, _ address: Address, _ texts: Texts) {
        html(.form, .class("filters"), .method("get"), .action(address.coordination)) { html in
            html.choice(
                "country", id: "filter-country", texts["column.country"], model.countries,
                selected: model.request.country, any: texts["filter.any"])
            html.choice(
                "standing", id: "filter-standing", texts["covenant.standing"], model.standings,
                selected: model.request.standing, any: texts["filter.any"])
            html.choice(
                "late", id: "filter-late", texts["coordination.late"], [Choice("1", texts["coordination.late.only"])],
                selected: model.request.onlyLate ? "1" : "", any: texts["filter.any"])
            html.choice(
                "order", id: "filter-order", texts["coordination.order"],
                Order.allCases.map { Choice($0.rawValue, texts["coordination.order.\($0.rawValue)"]) },
                selected: model.request.order.rawValue)
            html(.p) { $0(.button, texts["filter.show"], .type("submit")) }
        }
    }
}
