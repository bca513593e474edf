package import Accounts
import Findings
package import Localization

/// What happened to accounts: when, to whom, by whom, and how it ended.
package struct AuditList: Page {
    /// The events in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table?
        package var take: [Link]

        /// Words events, the newest first; `names` are those the reader may know.
        package init(_ events: [AccountEvent], names: [AccountID: String], _ texts: Texts) {
            table = events.isEmpty ? nil : AuditList.table(events, names: names, showsPeople: true, texts)
            take = [Link("CSV", "\(Address(texts.language).audit).csv")]
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .people }

    package func title(_ texts: Texts) -> String { texts["audit.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["audit.title"], under: [Link(texts["people.title"], Address(texts.language).people)], texts)
        html(.p, texts["audit.lead"])
        guard let table = model.table else {
            return html.empty(texts["audit.none"], texts["audit.lead"], level: .h2)
        }
        html.table(table)
        html.take(texts["take.data"], model.take)
    }

    /// Events as a table.
    static func table(
        _ events: [AccountEvent], names: [AccountID: String], showsPeople: Bool, _ texts: Texts
    ) -> Table {
        let people = showsPeople ? [Table.Column(texts["audit.whose"]), Table.Column(texts["audit.by"])] : []
        let rows = events.map { event in
            let moment = Cell(texts.moment(secondsSince1970: event.time))
            let what = Cell(
                event.outcome == .refused ? [.mark(Mark(.look, texts.words(event)))] : [.words(texts.words(event))])
            let origin = Cell(event.origin.map { [.code($0.text)] } ?? [])
            guard showsPeople else { return [moment, what, origin] }
            func name(_ id: AccountID?) -> Cell { Cell(id.map { names[$0] ?? $0.text } ?? "") }
            return [moment, what, name(event.account), name(event.actor), origin]
        }
        return Table(
            texts.tableLabel(texts["audit.title"]),
            columns: [Table.Column(texts["history.when"]), Table.Column(texts["audit.what"])] + people
                + [Table.Column(texts["audit.origin"])],
            rows: rows)
    }
}
