package import Localization

/// An inventory: what it comes to, where it comes from, what it rests on, what to look at.
package struct InventoryShow: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .inventories }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        body(&html, texts)
    }

    /// Everything below the crumbs; the report prints the same.
    func body(_ html: inout HTML, _ texts: Texts) {
        html(.h1, model.title)
        hero(&html, texts)
        if !model.actions.isEmpty { html.actions(model.actions) }
        html.take(texts["take.away"], model.take)
        charts(&html, texts)
        matrix(&html, texts)
        html.section("factors", texts["factors.used"]) { html in
            html.table(model.factors)
            if let gases = model.gases { html.table(gases) }
        }
        html(.div, .class("pair section")) { html in
            measureBetter(&html, texts)
            missing(&html, texts)
        }
        findings(&html, texts)
        if let printed = model.printed {
            html.section("printed", texts["printed.title"]) { $0.table(printed) }
        }
        if !model.source.isEmpty {
            html.section("source", texts["source.title"]) { $0.facts(model.source) }
        }
    }

    private func hero(_ html: inout HTML, _ texts: Texts) {
        html(.div, .class("hero")) { html in
            html(.div) { html in
                html.hero(model.total)
                html(.p) { html in
                    html.text(model.sentence)
                    html.text(" ")
                    if let range = model.total.range { html.text("\(range). ") }
                    if let address = model.total.address {
                        html(.a, texts["figure.how"], .class("open"), .href(address))
                    }
                }
                if let range = model.range { html.range(range) }
            }
            html.facts(model.facts)
        }
        if model.total.isPartial {
            html(.p, .class("small")) { html in
                html.text("* \(texts["figure.partial.note"]) ")
                html(.a, texts["missing.title"], .href("#missing"))
            }
        }
    }

    private func charts(_ html: inout HTML, _ texts: Texts) {
        guard model.shares != nil || model.sectors != nil else { return }
        html.section("where", texts["inventory.where"]) { html in
            if let shares = model.shares { html.chart(shares) }
            if let sectors = model.sectors { html.chart(sectors, texts) }
            if let carriers = model.carriers { html.chart(carriers, texts) }
        }
    }

    private func matrix(_ html: inout HTML, _ texts: Texts) {
        html.section("matrix", texts["matrix.title"]) { html in
            html(.ul, .class("switch")) { html in
                for subject in model.subjects {
                    html(.li) { html in
                        html(
                            .a, subject.words, .href(subject.address ?? "#matrix"),
                            .aria("current", subject.address == nil ? "true" : nil))
                    }
                }
            }
            html.matrix(model.matrix, texts)
        }
    }

    private func measureBetter(_ html: inout HTML, _ texts: Texts) {
        html.section("better", texts["better.title"]) { html in
            if let contributors = model.contributors {
                html.chart(contributors, texts)
            } else {
                html(.p, texts["better.none"], .class("soft"))
            }
        }
    }

    private func missing(_ html: inout HTML, _ texts: Texts) {
        html.section("missing", texts["missing.title"]) { html in
            guard !model.missing.isEmpty else { return html.mark(Mark(.good, texts["missing.none"])) }
            html(.ul, .class("rows")) { html in
                for fact in model.missing {
                    html(.li) { html in
                        html(.b, fact.name)
                        html(.p, .class("soft")) { $0.parts(fact.parts) }
                    }
                }
            }
        }
    }

    private func findings(_ html: inout HTML, _ texts: Texts) {
        html.section("findings", texts["findings.title"]) { html in
            guard !model.findings.isEmpty else { return html.mark(Mark(.good, texts["findings.none"])) }
            html.tally(model.tally)
            html.findings(model.findings)
        }
    }
}
