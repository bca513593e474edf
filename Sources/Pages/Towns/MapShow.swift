package import Cities
import Findings
package import Localization

/// The map of the signatories, narrowed as their list is, with the list behind it.
package struct MapShow: Page {
    /// The map in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var lead: String
        package var filters: TownFilters
        /// Nothing where no town fits.
        package var map: TownMap?
        package var note: String
        /// How many towns have no point, and stand in the list alone.
        package var unplaced: String?
        /// The same towns as a list and as data.
        package var list: [Link]

        /// Words the towns that fit a request.
        ///
        /// - Parameters:
        ///   - signatories: The towns that fit.
        ///   - total: How many the register has.
        ///   - filters: What was asked, and what could be.
        ///   - map: Those of them that have a point.
        ///   - doubtful: How many of them have a finding about their point.
        ///   - texts: The words of the page's language.
        package init(
            _ signatories: [Signatory], of total: Int, filters: TownFilters, map: TownMap, doubtful: Int, _ texts: Texts
        ) {
            let query = filters.query
            title =
                query.country.isEmpty
                ? texts["map.title"] : texts["map.title.country", ["country": .text(texts.country(query.country))]]
            lead = texts["towns.lead", ["count": .count(signatories.count), "all": .count(total)]]
            self.filters = filters
            self.map = signatories.isEmpty ? nil : map
            note = texts["map.note", ["count": .count(doubtful)]]
            let lacking = signatories.count { $0.position == nil }
            unplaced = lacking == 0 ? nil : texts["map.unplaced", ["count": .count(lacking)]]
            let towns = Address(texts.language).towns
            let data = query.fields(from: .map, to: .data)
            list = [
                Link(texts["towns.title"], Address.query(towns, query.fields(from: .map, to: .list))),
                Link("CSV", Address.query("\(towns).csv", data)), Link("JSON", Address.query("\(towns).json", data)),
            ]
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .map }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(model.title, texts)
        html(.p, model.lead, .class("lead"))
        html.filters(model.filters, action: Address(texts.language).map, texts)
        if let map = model.map {
            html(.p, model.note)
            html.map(map)
        } else {
            html.empty(texts["towns.none"], texts["towns.none.text"], level: .h2)
        }
        if let unplaced = model.unplaced { html(.p, unplaced) }
        html(.p, texts["map.source"], .class("small soft"))
        html.take(texts["map.list"], model.list)
    }
}
