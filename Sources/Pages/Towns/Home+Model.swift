package import Cities
import Findings
package import Localization

extension Home {
    /// The first page in ready words.
    package struct Model: Equatable, Sendable {
        /// The sentence with the figures: how many towns, countries and people.
        package var statement: [Cell.Part]
        package var map: TownMap
        package var mapNote: String
        package var countries: [CountryCount]
        /// The newest of the published inventories.
        package var inventories: Table?
        /// All of them.
        package var allInventories: Link
        /// What one can do with one's own data here.
        package var actions: [Link]

        /// A country and how many towns of it have joined.
        package struct CountryCount: Equatable, Sendable {
            package var name: String
            package var address: String?
            package var count: String
        }

        /// Words the register and the published inventories.
        ///
        /// - Parameters:
        ///   - signatories: The register.
        ///   - standings: Where towns stand that do not count as signatories.
        ///   - doubtful: How many towns have a finding about their point.
        ///   - withoutTowns: Countries of the covenant's region that have no signatory yet.
        ///   - newest: The published inventories that are shown here, the newest first.
        ///   - published: How many inventories are published.
        ///   - withInventory: Towns that have one, by their part of the address.
        ///   - outlines: The outlines of the map.
        ///   - isLocal: Whether documents of one's own can be made here.
        ///   - texts: The words of the page's language.
        package init(
            signatories: [Signatory], standings: [Signatory.ID: Standing] = [:], doubtful: Int, withoutTowns: [String],
            newest: [ListedInventory], of published: Int, withInventory: Set<String>, outlines: Outlines, isLocal: Bool,
            _ texts: Texts
        ) {
            let address = Address(texts.language)
            let counts = Dictionary(grouping: signatories, by: \.country).mapValues(\.count)
            let people = signatories.reduce(0) { $0 + ($1.population ?? 0) }
            statement = Self.statement(towns: signatories.count, countries: counts.count, people: people, texts)
            map = TownMap(
                signatories, standings: standings, withInventory: withInventory, outlines: outlines, texts)
            mapNote = texts["map.note", ["count": .count(doubtful)]]
            let joined = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { code, count in
                CountryCount(
                    name: texts.country(code), address: address.country(code), count: texts.numbers.integer(count))
            }
            countries = joined + withoutTowns.map { CountryCount(name: texts.country($0), address: nil, count: "0") }
            inventories = newest.isEmpty ? nil : ListedInventory.table(newest, texts)
            allInventories = Link(
                texts["home.inventories", ["number": .text(texts.numbers.integer(published))]], address.inventories)
            let workbook = Link(texts["home.workbook"], address.workbook)
            actions = isLocal ? [Link(texts["home.check"], address.upload), workbook] : [workbook]
        }

        private static func statement(towns: Int, countries: Int, people: Int, _ texts: Texts) -> [Cell.Part] {
            [
                .strong(texts.numbers.integer(towns)), .words(texts["home.towns", ["count": .count(towns)]]),
                .strong(texts.numbers.integer(countries)),
                .words(texts["home.countries", ["count": .count(countries)]]),
                .strong(texts["home.people", ["millions": .text(texts.numbers.decimals(Double(people) / 1e6, 1))]]),
                .words(texts["home.promised"]),
            ]
        }
    }
}
