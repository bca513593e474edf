import Findings
package import Inventories
package import Localization
import Quantities

extension InventoryEdit {
    /// A row of the grid.
    package struct Row: Equatable, Sendable {
        package var id: String
        package var number: Int
        package var sector: String
        package var subsector: String
        package var carrier: String
        package var fuel: String
        package var amount: String
        package var unit: String
        package var key: String
        package var note: String
        package var findings: [FindingItem]
        /// Whether it is the row that the script copies.
        var isTemplate = false

        /// A row that nothing was said in yet.
        package init(id: String, number: Int) {
            self.id = id
            self.number = number
            sector = ""
            subsector = ""
            carrier = ""
            fuel = ""
            amount = ""
            unit = ""
            key = ""
            note = ""
            findings = []
        }

        /// The row of a line.
        package init(_ record: ActivityRecord, number: Int, findings: [FindingItem], _ texts: Texts) {
            self.init(id: record.id, number: number)
            sector = record.sector.rawValue
            subsector = record.subsector ?? ""
            carrier = record.carrier == .unrecognised ? "" : record.carrier.rawValue
            fuel = record.fuel?.rawValue ?? ""
            note = record.note ?? ""
            self.findings = findings
            switch record.entry {
            case .reported(let amount, let unit):
                self.amount = texts.numbers.exact(amount)
                self.unit = unit.rawValue
            case .zeroConfirmed: key = "zero"
            case .notEstimated(let remark), .includedElsewhere(let remark):
                key = record.entry.key?.rawValue ?? ""
                note = record.note ?? remark ?? ""
            case .notOccurring, .confidential: key = record.entry.key?.rawValue ?? ""
            case .unknown: self.amount = record.unread ?? ""
            }
        }
    }

    /// A fuel one can choose, and the carrier it belongs to.
    package struct FuelChoice: Equatable, Sendable {
        package var choice: Choice
        package var carrier: String

        package init(_ code: String, _ words: String, carrier: String) {
            choice = Choice(code, words)
            self.carrier = carrier
        }
    }

    /// The grid in ready words.
    package struct Model: Equatable, Sendable {
        /// The choices of the grid's lists.
        package struct Choices: Equatable, Sendable {
            package var sectors: [Choice]
            package var carriers: [Choice]
            package var fuels: [FuelChoice]
            package var units: [Choice]
            package var keys: [Choice]
            package var countries: [Choice]
            package var kinds: [Choice]
            package var approaches: [Choice]
            package var bases: [Choice]
            package var warming: [Choice]

            /// The choices of a language; fuels and countries come from the tables.
            package init(fuels: [FuelChoice], countries: [String], _ texts: Texts) {
                sectors = Sector.allCases.map { Choice($0.rawValue, texts.name($0)) }
                carriers = Carrier.matrix.map { Choice($0.rawValue, texts.name($0)) }
                let order = AlphabetOrder(texts.language)
                self.fuels = order.sorted(fuels) { $0.choice.words }
                units = ActivityUnit.allCases.map { Choice($0.rawValue, texts.unit($0.rawValue)) }
                let keys = Inventories.Entry.Key.allCases.map { Choice($0.rawValue, $0.rawValue) }
                self.keys = [Choice("zero", texts["notation.zero"])] + keys
                self.countries = order.sorted(countries.map { Choice($0, texts.country($0)) }) { $0.words }
                kinds = Inventory.Kind.allCases.map { Choice($0.rawValue, texts["edit.kind.\($0.rawValue)"]) }
                approaches = Accounting.Approach.allCases.map {
                    Choice($0.rawValue, texts["approach.\($0.rawValue)"])
                }
                bases = Accounting.Basis.allCases.map { Choice($0.rawValue, texts["gas.\($0.rawValue)"]) }
                warming = Accounting.WarmingEdition.allCases.map { Choice($0.rawValue, texts["gwp.\($0.rawValue)"]) }
            }

            /// The units of a row: nobody weighs electricity, heat or sunshine.
            func units(of row: Row) -> [Choice] {
                let family = Carrier(rawValue: row.carrier)?.family ?? .unknown
                guard [.electricity, .heat, .ambient].contains(family) else { return units }
                return units.filter { choice in
                    ActivityUnit(rawValue: choice.value)?.kind == .energy || choice.value == row.unit
                }
            }

            /// The fuels of a row: those of its carrier, and the one it names; all of them before a carrier is chosen.
            func fuels(of row: Row) -> [Choice] {
                fuels.filter { row.carrier.isEmpty || $0.carrier == row.carrier || $0.choice.value == row.fuel }
                    .map(\.choice)
            }
        }

        package var title: String
        package var crumbs: [Link]
        package var action: String
        /// The document's name, which drafts in the browser are kept under.
        package var document: String
        package var revision: String
        /// Whose drafts this browser keeps; nobody's in particular where only one person works.
        package var owner: String?
        /// Where to sign in again when the session has ended meanwhile.
        package var signIn: String?
        /// The town in whose name the reader enters this, where it is not their own.
        package var onBehalf: String?
        /// Whether the inventory was accepted, so that a change of it says why.
        package var asksReason = false
        /// Why nothing was saved.
        package var problem: String?
        package var csrf: String
        package var town: String
        package var country: String
        package var population: String
        package var year: String
        package var kind: String
        package var approach: String
        package var basis: String
        package var warming: String
        package var rows: [Row]
        /// Rows without words yet, so that a person without scripts can go on.
        package var newRows: [Row]
        package var total: FigureItem
        /// Findings that belong to no row.
        package var findings: [FindingItem]
        /// When it was saved last.
        package var saved: String
        package var choices: Choices
        package var links: [Link]

        /// Words a document that is being filled.
        ///
        /// - Parameters:
        ///   - result: The inventory and what it comes to.
        ///   - document: The document's name.
        ///   - revision: The digest of the revision the form was made from.
        ///   - savedAt: When that was saved, in seconds since 1970.
        ///   - csrf: The token that proves the form is ours.
        ///   - choices: The choices of the grid's lists.
        ///   - rowSeed: Makes the names of new rows different from those that others begin at the same time.
        ///   - texts: The words of the page's language.
        package init(
            _ result: InventoryResult, document: String, revision: String, savedAt: Int64?, csrf: String,
            choices: Choices, rowSeed: String, _ texts: Texts
        ) {
            let inventory = result.inventory
            let base = Address(texts.language).document(document)
            let name = inventory.town.name
            title = texts["edit.title", ["town": .text(name), "year": .plain(inventory.year.number)]]
            crumbs = [
                Link(texts["work.title"], Address(texts.language).work),
                Link("\(name), \(inventory.year.number)", base), Link(texts["edit.crumb"], nil),
            ]
            action = "\(base)/edit"
            self.document = document
            self.revision = revision
            self.csrf = csrf
            town = name
            country = inventory.town.country
            population = inventory.town.population.map { String($0) } ?? ""
            year = String(inventory.year.number)
            kind = inventory.kind.rawValue
            approach = inventory.accounting.approach.rawValue
            basis = inventory.accounting.basis.rawValue
            warming = inventory.accounting.warming.rawValue
            rows = inventory.records.enumerated().map { index, record in
                let own = result.findings.filter { $0.place.belongs(to: record) }
                return Row(record, number: index + 1, findings: FindingItem.items(own, texts), texts)
            }
            let count = rows.count
            newRows = (1...3).map { Row(id: "n\(rowSeed)x\($0)", number: count + $0) }
            total = FigureItem(
                result.total.emission, unit: inventory.accounting.emissionUnit, range: result.uncertainty?.total,
                address: "\(base)/figures/total", texts)
            let others = result.findings.filter { finding in
                !inventory.records.contains { finding.place.belongs(to: $0) }
            }
            findings = FindingItem.items(others, texts)
            saved =
                savedAt.map { texts["edit.saved", ["time": .text(texts.moment(secondsSince1970: $0))]] }
                ?? texts["edit.not-saved"]
            self.choices = choices
            links = [Link(texts["edit.figures"], base), Link(texts["history.crumb"], "\(base)/history")]
        }
    }
}
