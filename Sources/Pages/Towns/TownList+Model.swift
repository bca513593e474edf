package import Cities
package import Findings
package import Localization

extension TownList {
    /// A page of the register in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var lead: String
        package var filters: TownFilters
        package var table: Table?
        package var pages: Pages
        package var take: [Link]
        /// The same towns on the map.
        package var map: Link
        /// How many towns are on hold and not shown, and where they are.
        package var held: Link?

        /// Towns on one page.
        package static let perPage = 50

        /// Words the towns that fit a request.
        ///
        /// - Parameters:
        ///   - signatories: The towns that fit, in the order they are to be shown.
        ///   - total: How many the register has.
        ///   - filters: What was asked, and what could be.
        ///   - findings: What was noticed in the register.
        ///   - withInventory: Towns that have a published inventory, by their part of the address.
        ///   - standings: Where towns stand that do not count as signatories.
        ///   - hidden: How many of them fit and are not shown.
        ///   - texts: The words of the page's language.
        package init(
            _ signatories: [Signatory], of total: Int, filters: TownFilters,
            findings: [Signatory.ID: [Finding]], withInventory: Set<String>,
            standings: [Signatory.ID: Standing] = [:], hidden: Int = 0, _ texts: Texts
        ) {
            let address = Address(texts.language)
            let query = filters.query
            self.filters = filters
            var asked = query
            asked.standing = .all
            held =
                hidden > 0
                ? Link(
                    texts["towns.held", ["count": .count(hidden)]],
                    Address.query(address.towns, asked.fields(from: .list, to: .list))) : nil
            map = Link(texts["towns.map"], Address.query(address.map, query.fields(from: .list, to: .map)))
            title =
                query.country.isEmpty
                ? texts["towns.title"] : texts["towns.title.country", ["country": .text(texts.country(query.country))]]
            lead = texts["towns.lead", ["count": .count(signatories.count), "all": .count(total)]]
            let here = Address.query(address.towns, query.fields(from: .list, to: .list))
            pages = Pages(
                current: query.page, items: signatories.count, perPage: Self.perPage,
                prefix: here + (here.contains("?") ? "&page=" : "?page="))
            let shown = pages.shown(of: signatories, perPage: Self.perPage)
            table =
                shown.isEmpty
                ? nil
                : Self.table(
                    Array(shown), findings: findings, withInventory: withInventory, standings: standings, texts)
            take = ["csv", "json"].map {
                Link(
                    $0.uppercased(),
                    Address.query("\(address.towns).\($0)", query.fields(from: .list, to: .data)))
            }
            take.append(Link(texts["take.description"], Address.description))
        }

        private static func table(
            _ signatories: [Signatory], findings: [Signatory.ID: [Finding]], withInventory: Set<String>,
            standings: [Signatory.ID: Standing], _ texts: Texts
        ) -> Table {
            let columns = [
                Table.Column(texts["column.town"]), Table.Column(texts["column.country"]),
                .number(texts["column.population"]), .number(texts["column.joined"]),
                Table.Column(texts["column.commitments"]), Table.Column(texts["column.status"]),
                Table.Column(texts["column.inventory"]), Table.Column(texts["column.findings"]),
            ]
            let address = Address(texts.language)
            let rows = signatories.map { signatory in
                [
                    Cell(signatory.name.inLanguage(texts.language), address.town(signatory.slug)),
                    Cell(texts.country(signatory.country)),
                    Cell(signatory.population.map(texts.numbers.integer) ?? texts["figure.unknown"]),
                    Cell(signatory.adhesion.map { String($0.year) } ?? texts["figure.unknown"]),
                    Cell(texts.list(signatory.commitments.map { texts["commitment.\($0.rawValue).short"] })),
                    status(signatory, standings[signatory.id], texts),
                    Cell(texts[withInventory.contains(signatory.slug) ? "towns.inventory.yes" : "towns.inventory.no"]),
                    finding(findings[signatory.id] ?? [], texts),
                ]
            }
            return Table(
                texts.tableLabel(texts["towns.title"]), caption: texts["towns.caption"], columns: columns, rows: rows)
        }

        private static func status(_ signatory: Signatory, _ standing: Standing?, _ texts: Texts) -> Cell {
            standing.map { Cell([.soft(texts["status.\($0.rawValue)"])]) } ?? Cell(texts["status.\(signatory.status)"])
        }

        private static func finding(_ findings: [Finding], _ texts: Texts) -> Cell {
            guard let heaviest = findings.map(\.severity).max() else {
                return Cell([.soft(texts["towns.no-findings"])])
            }
            let words = texts["findings.tally.\(heaviest.rawValue)", ["count": .count(findings.count)]]
            return Cell(Mark(Mark.Kind(heaviest), words))
        }
    }
}
