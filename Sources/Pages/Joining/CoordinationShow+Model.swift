package import Cities
import Findings
package import Localization

extension CoordinationShow {
    /// The table in ready words.
    package struct Model: Equatable, Sendable {
        package var request: Request
        package var lead: String
        package var countries: [Choice]
        package var standings: [Choice]
        package var registrations: Table?
        package var table: Table?
        package var pages: Pages
        package var reminders: FormAct?
        package var actions: [Link]
        package var take: [Link]

        /// Words the towns of a territory on a day.
        ///
        /// - Parameters:
        ///   - towns: All of them; the request chooses.
        ///   - registrations: Those that wait for the office.
        ///   - due: How many towns are to be told of a deadline; `nil` where the reader may not tell them.
        package init(
            _ towns: [Town], registrations: [MembershipList.Item], due: Int?, mayAdmit: Bool, request: Request,
            on day: CalendarDay, csrf: String, _ texts: Texts
        ) {
            let address = Address(texts.language)
            self.request = request
            let fitting = request.fitting(towns, texts)
            let late = towns.count(where: \.isLate)
            lead = texts["coordination.lead", ["count": .count(towns.count), "late": .count(late)]]
            countries = AlphabetOrder(texts.language).sorted(
                Set(towns.map(\.signatory.country)).sorted().map { Choice($0, texts.country($0)) }
            ) { $0.words }
            standings = Standing.allCases.filter { standing in towns.contains { $0.standing == standing } }
                .map { Choice($0.rawValue, texts["status.\($0.rawValue)"]) }
            let fields = [
                ("country", request.country), ("standing", request.standing), ("late", request.onlyLate ? "1" : ""),
                ("order", request.order == .due ? "" : request.order.rawValue),
            ]
            let here = Address.query(address.coordination, fields)
            pages = Pages(
                current: request.page, items: fitting.count, perPage: CoordinationShow.perPage,
                prefix: here + (here.contains("?") ? "&page=" : "?page="))
            let shown = pages.shown(of: fitting, perPage: CoordinationShow.perPage)
            table = shown.isEmpty ? nil : Self.table(Array(shown), on: day, texts)
            self.registrations = registrations.isEmpty ? nil : Self.table(registrations, texts)
            take = [Link("CSV", Address.query("\(address.coordination).csv", fields))]
            actions =
                [Link(texts["comparison.title"], address.comparison)]
                + (mayAdmit
                    ? [
                        Link(texts["registration-new.title"], address.newRegistration),
                        Link(texts["party-new.title"], "\(address.party("new"))/edit"),
                    ] : [])
            if let due {
                reminders = FormAct(
                    "reminders", texts["reminders.title"], text: texts["reminders.due", ["count": .count(due)]],
                    fields: [], action: address.reminders, csrf: csrf, button: texts["reminders.button"])
            }
        }

        private static func table(_ towns: [Town], on day: CalendarDay, _ texts: Texts) -> Table {
            Table(
                texts.tableLabel(texts["coordination.towns"]),
                columns: [
                    Table.Column(texts["column.town"]), Table.Column(texts["covenant.standing"]),
                    Table.Column(texts["covenant.next"]), .number(texts["coordination.findings"]),
                    .number(texts["coordination.data"]), Table.Column(texts["coordination.report"]),
                ],
                rows: towns.map { town in
                    [
                        Cell(
                            town.signatory.name.inLanguage(texts.language),
                            Address(texts.language).membership(town.signatory.slug)),
                        Cell(Mark(town.standing, texts)),
                        MembershipList.Model.next(town.next, on: day, texts),
                        Cell(texts.numbers.integer(town.openFindings)),
                        Cell(town.newestInventory.map(String.init) ?? texts["coordination.no-data"]),
                        Cell(town.lastReport.map(texts.date) ?? texts["figure.unknown"]),
                    ]
                })
        }

        private static func table(_ registrations: [MembershipList.Item], _ texts: Texts) -> Table {
            Table(
                texts.tableLabel(texts["coordination.registrations"]),
                columns: [Table.Column(texts["column.town"]), Table.Column(texts["column.status"])],
                rows: registrations.map { item in
                    [Cell(item.town, Address(texts.language).registration(item.name)), Cell(Mark(item.state, texts))]
                })
        }
    }
}
