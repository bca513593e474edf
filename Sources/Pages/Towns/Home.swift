package import Localization

/// The first page: a sentence, a map, the published inventories, and what one can do here.
package struct Home: Page {
    /// Published inventories that it shows at most.
    package static let newestInventories = 10

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { texts["home.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html(.h1, texts["home.title"], .class("hidden"))
        html(.p, .class("statement")) { html in
            for (index, part) in model.statement.enumerated() {
                switch part {
                case .strong(let words):
                    if index > 0 { html.text(" ") }
                    html(.strong, words)
                case .words(let words):
                    // Some languages go on with a comma or a stop.
                    html.text(words.first?.isPunctuation == true ? words : " \(words)")
                default: html.parts([part])
                }
            }
        }
        html(.p, texts["home.reached"], .class("lead soft"))
        html.search(query: "", texts)
        html.section("map", texts["map.title"]) { html in
            html(.p, model.mapNote, .class("soft"))
            html.map(model.map)
        }
        html(.div, .class("pair wide-left section")) { html in
            published(&html, texts)
            countries(&html, texts)
        }
        html.section("own", texts["home.own"]) { html in
            html(.p, texts["home.own.text"])
            html.actions(model.actions)
        }
    }

    private func published(_ html: inout HTML, _ texts: Texts) {
        html.section("published", texts["inventories.title"]) { html in
            html(.p, texts["inventories.lead"])
            if let inventories = model.inventories {
                html.table(inventories)
                html(.p) { $0(.a, model.allInventories.words, .href(model.allInventories.address ?? "#")) }
            } else {
                html.empty(texts["inventories.none"], texts["inventories.none.text"])
            }
        }
    }

    private func countries(_ html: inout HTML, _ texts: Texts) {
        html.section("countries", texts["home.by-country"]) { html in
            html(.ul, .class("rows columns")) { html in
                for country in model.countries {
                    html(.li) { html in
                        if let address = country.address {
                            html(.a, country.name, .href(address))
                        } else {
                            html(.span, country.name, .class("soft"))
                        }
                        html.text(" ")
                        html(.span, country.count)
                    }
                }
            }
        }
    }
}
