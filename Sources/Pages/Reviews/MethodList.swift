import Cities
import Findings
package import Localization
package import Reviews

/// Methods that were accepted for a group, and who of the group departs from them.
package struct MethodList: Page {
    /// A method, and what the newest submissions of its towns depart in; a town without one has none.
    package struct Group: Sendable {
        package var method: ReviewMethod
        package var towns: [(name: String, submission: String?, departures: [MethodChoices.Departure])]

        package init(
            method: ReviewMethod,
            towns: [(name: String, submission: String?, departures: [MethodChoices.Departure])]
        ) {
            self.method = method
            self.towns = towns
        }
    }

    /// The methods in ready words.
    package struct Model: Equatable, Sendable {
        package struct Method: Equatable, Sendable {
            package var title: String
            package var text: String
            package var facts: [Fact]
            package var towns: Table
        }

        package var methods: [Method]

        /// Words methods with their groups.
        package init(_ groups: [Group], author: (String) -> String, _ texts: Texts) {
            methods = groups.map { group in
                let method = group.method
                let choices = MethodChoices.Aspect.allCases.compactMap { aspect in
                    method.choices[aspect].map { Fact(texts["method.aspect.\(aspect.rawValue)"], $0) }
                }
                let accepted = [
                    Fact(texts["method.day"], texts.date(method.day)),
                    Fact(texts["method.author"], author(method.author)),
                    Fact(
                        texts["method.seen-in"],
                        [.link(Link(method.seenIn, Address(texts.language).review(method.seenIn)))]),
                ]
                return Method(
                    title: method.title, text: method.text, facts: accepted + choices,
                    towns: Self.table(group, texts))
            }
        }

        private static func table(_ group: Group, _ texts: Texts) -> Table {
            Table(
                texts.tableLabel(group.method.title),
                columns: [
                    Table.Column(texts["column.town"]), Table.Column(texts["method.submission"]),
                    Table.Column(texts["method.departure"]),
                ],
                rows: group.towns.map { town in
                    let marks: [Cell.Part] =
                        town.submission == nil
                        ? [.mark(Mark(.note, texts["method.nothing-sent"]))]
                        : town.departures.isEmpty
                            ? [.mark(Mark(.good, texts["method.same"]))]
                            : town.departures.flatMap { departure -> [Cell.Part] in
                                let none = texts["method.open"]
                                return [
                                    .mark(Mark(.look, texts["method.aspect.\(departure.aspect.rawValue)"])),
                                    .soft("\(departure.accepted ?? none) → \(departure.found ?? none)"),
                                ]
                            }
                    let link = town.submission.map { Cell($0, Address(texts.language).review($0)) } ?? .empty
                    return [Cell(town.name), link, Cell(marks)]
                })
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .reviews }

    package func title(_ texts: Texts) -> String { texts["methods.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(
            texts["methods.title"], under: [Link(texts["reviews.title"], Address(texts.language).reviews)], texts)
        html(.p, texts["methods.lead"], .class("lead"))
        if model.methods.isEmpty { html.empty(texts["methods.none"], texts["methods.none.text"], level: .h2) }
        for (index, method) in model.methods.enumerated() {
            html.section("method-\(index)", method.title) { html in
                if !method.text.isEmpty { html(.p, method.text) }
                html.table(method.towns)
                html(.details) { html in
                    html(.summary, texts["method.choices"])
                    html.facts(method.facts)
                }
            }
        }
    }
}
