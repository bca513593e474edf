package import Localization

/// The covenant in figures: for whom and on which day is asked on top; every figure stands with its coverage.
package struct FiguresShow: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .figures }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs([Link(texts["figures.title"], nil)], texts)
        html(.h1, model.title)
        html(.p, model.lead, .class("lead"))
        if let problem = model.problem { html(.p, .role("alert")) { $0.mark(Mark(.look, problem)) } }
        form(&html, texts)
        html(.p, texts["figures.coverage.note"], .class("soft"))
        if model.isEmpty { html.empty(texts["figures.none"], texts["figures.none.text"], level: .h2) }
        for topic in model.topics {
            html.section(topic.id, topic.title) { html in
                if let note = topic.note { html(.p, note, .class("soft")) }
                if let chart = topic.chart { html.chart(chart, texts) } else { html.table(topic.table) }
                html.take(texts["take.data"], topic.take)
            }
        }
        for list in model.lists { show(list, &html, texts) }
        html.take(texts["take.data"], model.take)
    }

    private func form(_ html: inout HTML, _ texts: Texts) {
        html(.form, .class("filters"), .method("get"), .action(Address(texts.language).figures)) { html in
            html.choice(
                "territory", id: "figures-territory", texts["figures.territory"], model.choices,
                selected: model.request.territory)
            html.field(
                "on", id: "figures-on", texts["figures.on"], value: model.request.on, hint: texts["figures.on.hint"])
            html(.p) { $0(.button, texts["filter.show"], .type("submit")) }
        }
    }

    private func show(_ list: Model.List, _ html: inout HTML, _ texts: Texts) {
        html.section("list-\(list.id)", list.title) { html in
            html(.p, list.note, .class("soft"))
            html(.details) { html in
                html(.summary, texts["figures.list.show"])
                html(.ul, .class("rows columns")) { html in
                    for item in list.towns {
                        html(.li) { html in
                            html(.a, item.town.words, .href(item.town.address ?? "#"))
                            if let detail = item.detail {
                                html.text(" ")
                                html(.span, detail, .class("soft"))
                            }
                        }
                    }
                }
                if let more = list.more { html(.p) { $0(.a, more.words, .href(more.address ?? "#")) } }
            }
        }
    }
}
