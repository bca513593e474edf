import Findings
package import Inventories
import Ledger
package import Localization
import Quantities

extension WorkList {
    /// What is asked of the list.
    package struct Request: Equatable, Sendable {
        package var query: String
        /// ISO 3166-1 alpha-2, or empty for all.
        package var country: String
        package var year: Int?
        package var page: Int

        package init(query: String = "", country: String = "", year: Int? = nil, page: Int = 1) {
            self.query = query
            self.country = country
            self.year = year
            self.page = page
        }

        /// Whether only some documents are wanted.
        var isNarrow: Bool { !query.isEmpty || !country.isEmpty || year != nil }
    }

    /// The list in ready words.
    package struct Model: Equatable, Sendable {
        package var table: Table?
        package var actions: [Link]
        package var pages: Pages
        /// What may be chosen, where there is much to choose from.
        package var filters: Filters?

        /// What may be chosen.
        package struct Filters: Equatable, Sendable {
            package var request: Request
            package var countries: [Choice]
            package var years: [Choice]
            /// How many documents fit, of how many.
            package var words: String
        }

        /// Words a page of the documents, the latest saved first.
        package init(
            _ list: ProjectedInventories, request: Request = Request(), mayBegin: Bool = true, _ texts: Texts
        ) {
            let address = Address(texts.language)
            let begin = mayBegin ? [Link(texts["new.title"], address.newWork)] : []
            actions =
                begin + [
                    Link(texts["plans.title"], address.plans),
                    Link(texts["reports.title"], address.monitoringReports),
                    Link(texts["upload.title"], address.upload), Link(texts["get-workbook.title"], address.workbook),
                    Link(texts["package.title"], address.packages),
                    Link(texts["registrations.title"], address.registrations),
                    Link(texts["submissions.title"], address.submissions),
                ]
            let here = Address.query(
                address.work,
                [("country", request.country), ("q", request.query), ("year", request.year.map(String.init) ?? "")])
            pages = Pages(
                current: request.page, items: list.count, perPage: WorkList.perPage,
                prefix: here + (here.contains("?") ? "&page=" : "?page="))
            table = list.rows.isEmpty ? nil : Self.table(list.rows, texts)
            let isLong = list.all > WorkList.perPage
            filters = isLong || request.isNarrow ? Self.filters(list, request, texts) : nil
        }

        private static func filters(_ list: ProjectedInventories, _ request: Request, _ texts: Texts) -> Filters {
            let countries = list.countries.map { Choice($0, texts.country($0)) }
            return Filters(
                request: request, countries: AlphabetOrder(texts.language).sorted(countries) { $0.words },
                years: list.years.map { Choice(String($0), String($0)) },
                words: texts["work.count", ["count": .count(list.count), "all": .count(list.all)]])
        }

        private static func table(_ rows: [ProjectedInventory], _ texts: Texts) -> Table {
            let columns = [
                Table.Column(texts["work.document"]), .number(texts["column.total"]),
                Table.Column(texts["column.completeness"]), Table.Column(texts["work.next"]),
                Table.Column(texts["work.saved"]),
            ]
            return Table(
                texts.tableLabel(texts["work.title"]), columns: columns, rows: rows.map { cells($0, texts) })
        }

        private static func cells(_ row: ProjectedInventory, _ texts: Texts) -> [Cell] {
            let base = Address(texts.language).document(row.document.name)
            let saved = Cell(texts.moment(secondsSince1970: row.save.authorship.time), "\(base)/history")
            switch row.content {
            case .figures(let figures):
                let sum = figures.emission
                let total = texts.quantity(texts.figure(sum.value.value), figures.basis.emissionUnit)
                let tally = FindingItem.tally(figures.findings, texts)
                return [
                    Cell("\(figures.town.name), \(figures.year.number)", base),
                    Cell(sum.known == 0 ? texts["figure.unknown"] : total), Cell(texts.completeness(sum)),
                    Cell(tally.isEmpty ? [.mark(Mark(.good, texts["findings.none"]))] : tally.map { .mark($0) }), saved,
                ]
            case .trouble(let trouble):
                let finding = texts.text(trouble.finding)
                let advice: [Cell.Part] = finding.advice.map { [.soft($0)] } ?? []
                return [
                    Cell(row.document.name), Cell(texts["figure.unknown"]), Cell(texts["figure.unknown"]),
                    Cell([.mark(Mark(Mark.Kind(trouble.finding.severity), finding.title))] + advice), saved,
                ]
            }
        }
    }
}
