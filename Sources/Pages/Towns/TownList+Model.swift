package import Cities
package import Findings
package import Localization
import Statistics

extension TownList {
    /// A page of the register in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var lead: String
        package var query: String
        package var country: String
        package var countries: [Choice]
        package var table: Table?
        package var pages: Pages
        package var take: [Link]
        /// Choices of what towns have promised, of their size, and of where they stand.
        package var commitments: [Choice]
        package var sizes: [Choice]
        package var standings: [Choice]
        package var request: Request
        /// How many towns are on hold and not shown, and where they are.
        package var held: Link?

        /// What is asked of the list.
        package struct Request: Equatable, Sendable {
            package var query: String
            /// ISO 3166-1 alpha-2, or empty for all.
            package var country: String
            package var page: Int
            /// A commitment generation, or empty for all.
            package var commitment: String
            /// A class of sizes, or empty for all.
            package var size: String
            /// `all` with towns on hold, `on_hold` for them alone; empty without them, unless a name is asked for.
            package var standing: String

            package init(
                query: String = "", country: String = "", page: Int = 1, commitment: String = "", size: String = "",
                standing: String = ""
            ) {
                self.query = query
                self.country = country
                self.page = page
                self.commitment = commitment
                self.size = size
                self.standing = standing
            }

            /// The fields of an address that asks for the same, on its first page.
            package var fields: [(name: String, value: String)] {
                [
                    (name: "country", value: country), (name: "q", value: query),
                    (name: "commitment", value: commitment), (name: "size", value: size),
                    (name: "standing", value: standing),
                ]
            }
        }

        /// Towns on one page.
        package static let perPage = 50

        /// Words the towns that fit a request.
        ///
        /// - Parameters:
        ///   - signatories: The towns that fit, in the order they are to be shown.
        ///   - total: How many the register has.
        ///   - countries: Countries one can choose, by code.
        ///   - findings: What was noticed in the register.
        ///   - withInventory: Towns that have a published inventory, by their part of the address.
        ///   - held: Towns on hold, by their numbers.
        ///   - hidden: How many of them fit and are not shown.
        ///   - request: What was asked.
        ///   - texts: The words of the page's language.
        package init(
            _ signatories: [Signatory], of total: Int, countries: [String],
            findings: [Signatory.ID: [Finding]], withInventory: Set<String>,
            held: Set<Signatory.ID> = [], hidden: Int = 0, request: Request, _ texts: Texts
        ) {
            let address = Address(texts.language)
            self.request = request
            commitments = Commitment.allCases.map {
                Choice($0.rawValue, texts["commitment.\($0.rawValue).short"])
            }
            sizes = SizeClass.allCases.map { Choice($0.rawValue, texts["figures.sizes.\($0.rawValue)"]) }
            standings = ["all", "on_hold"].map { Choice($0, texts["towns.standing.\($0)"]) }
            var asked = request
            asked.standing = "all"
            self.held =
                hidden > 0
                ? Link(
                    texts["towns.held", ["count": .count(hidden)]], Address.query(address.towns, asked.fields)) : nil
            query = request.query
            country = request.country
            title =
                country.isEmpty
                ? texts["towns.title"] : texts["towns.title.country", ["country": .term("country.\(country)")]]
            lead = texts["towns.lead", ["count": .count(signatories.count), "all": .count(total)]]
            let order = AlphabetOrder(texts.language)
            self.countries = order.sorted(countries.map { Choice($0, texts.country($0)) }) { $0.words }
            let here = Address.query(address.towns, request.fields)
            pages = Pages(
                current: request.page, items: signatories.count, perPage: Self.perPage,
                prefix: here + (here.contains("?") ? "&page=" : "?page="))
            let shown = signatories.dropFirst((pages.current - 1) * Self.perPage).prefix(Self.perPage)
            table =
                shown.isEmpty
                ? nil : Self.table(Array(shown), findings: findings, withInventory: withInventory, held: held, texts)
            take = ["csv", "json"].map {
                Link($0.uppercased(), Address.query("\(address.towns).\($0)", request.fields))
            }
            take.append(Link(texts["take.description"], Address.description))
        }

        private static func table(
            _ signatories: [Signatory], findings: [Signatory.ID: [Finding]], withInventory: Set<String>,
            held: Set<Signatory.ID>, _ texts: Texts
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
                    status(signatory, isHeld: held.contains(signatory.id), texts),
                    Cell(texts[withInventory.contains(signatory.slug) ? "towns.inventory.yes" : "towns.inventory.no"]),
                    finding(findings[signatory.id] ?? [], texts),
                ]
            }
            return Table(
                texts.tableLabel(texts["towns.title"]), caption: texts["towns.caption"], columns: columns, rows: rows)
        }

        private static func status(_ signatory: Signatory, isHeld: Bool, _ texts: Texts) -> Cell {
            isHeld ? Cell([.soft(texts["status.on_hold"])]) : Cell(texts["status.\(signatory.status)"])
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
