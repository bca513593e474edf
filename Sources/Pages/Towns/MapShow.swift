import Findings
package import Localization

/// The map of all signatories, with the list behind it.
package struct MapShow: Page {
    /// The map in ready words.
    package struct Model: Equatable, Sendable {
        package var map: TownMap
        package var note: String

        package init(_ map: TownMap, doubtful: Int, _ texts: Texts) {
            self.map = map
            note = texts["map.note", ["count": .count(doubtful)]]
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .map }

    package func title(_ texts: Texts) -> String { texts["map.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs([Link(texts["map.title"], nil)], texts)
        html(.h1, texts["map.title"])
        html(.p, model.note)
        html.map(model.map)
        html(.p, texts["map.source"], .class("small soft"))
        let towns = Address(texts.language).towns
        html.take(
            texts["map.list"],
            [Link(texts["towns.title"], towns), Link("CSV", "\(towns).csv"), Link("JSON", "\(towns).json")])
    }
}
