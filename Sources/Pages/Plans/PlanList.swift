import Findings
package import Localization

/// The plans that somebody works on, each with the way to it.
package struct PlanList: Page {
    /// A plan of the list.
    package struct Item: Equatable, Sendable {
        package var name: String
        package var town: String
        package var year: Int
        package var actions: Int
        package var savedAt: Int64

        package init(name: String, town: String, year: Int, actions: Int, savedAt: Int64) {
            self.name = name
            self.town = town
            self.year = year
            self.actions = actions
            self.savedAt = savedAt
        }
    }

    /// The list in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table?
        package var actions: [Link]
        package var pages: Pages

        /// Words a page of plans.
        package init(_ items: [Item], of count: Int, page: Int, mayBegin: Bool, _ texts: Texts) {
            let address = Address(texts.language)
            actions = mayBegin ? [Link(texts["plan-new.title"], address.newPlan)] : []
            pages = Pages(current: page, items: count, perPage: PlanList.perPage, prefix: "\(address.plans)?page=")
            guard !items.isEmpty else { return }
            table = Table(
                texts.tableLabel(texts["plans.title"]),
                columns: [
                    Table.Column(texts["plans.plan"]), .number(texts["plan.actions"]),
                    Table.Column(texts["work.saved"]),
                ],
                rows: items.map { item in
                    let title = texts["plan.title", ["town": .text(item.town), "year": .plain(item.year)]]
                    return [
                        Cell(title, address.plan(item.name)), Cell(texts.numbers.integer(item.actions)),
                        Cell(texts.moment(secondsSince1970: item.savedAt), "\(address.plan(item.name))/history"),
                    ]
                })
        }
    }

    /// Plans on one page.
    package static let perPage = 50

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["plans.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["plans.title"], under: [Link(texts["work.title"], Address(texts.language).work)], texts)
        html(.p, texts["plans.lead"], .class("lead"))
        guard let table = model.table else {
            return html.empty(texts["plans.none"], texts["plans.none.text"], model.actions, level: .h2)
        }
        html.table(table)
        html.pages(model.pages, texts)
        if !model.actions.isEmpty { html.actions(model.actions) }
    }
}
