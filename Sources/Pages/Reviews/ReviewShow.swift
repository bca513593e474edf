import Findings
package import Localization
import Reviews

/// The reviewer's page: verdict, recomputation, findings, remarks, opinions, decision.
package struct ReviewShow: Page {
    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .reviews }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(model.title, under: [Link(texts["reviews.title"], Address(texts.language).reviews)], texts)
        html.problem(model.problem)
        html.facts(model.facts)
        if let decision = model.decision { html.decision(decision, texts) }
        html.actions(model.links)
        if let trouble = model.trouble { html.findings([trouble]) }
        recomputation(&html, texts)
        if let reported = model.reported { html.reported(reported, texts) }
        remarks(&html, texts)
        noticed(&html, texts)
        opinions(&html, texts)
        if model.allowed.mayDecide { decide(&html, texts) }
    }

    private func recomputation(_ html: inout HTML, _ texts: Texts) {
        guard let table = model.recomputed else { return }
        html.section("recomputed", texts["review.recomputed"]) { html in
            html(.p, texts["review.recomputed.text"])
            if let sameness = model.sameness { html(.p) { $0.mark(sameness) } }
            html.table(table)
            if let printed = model.printed { html.table(printed) }
            if let methods = model.methods { html.table(methods) }
            if model.allowed.mayExamine {
                form(&html, "method") { html in
                    html.field("title", id: "method-title", texts["method.name"], value: "", isRequired: true)
                    html.field(
                        "members", id: "method-members", texts["method.members"], value: "",
                        hint: texts["method.members.hint"])
                    html.wordsField("text", id: "method-text", texts["method.text"])
                    html(.p, .class("actions")) {
                        $0(.button, texts["method.accept"], .type("submit"), .class("quiet"))
                    }
                } summary: {
                    texts["method.accept.title"]
                }
            }
        }
    }

    private func remarks(_ html: inout HTML, _ texts: Texts) {
        html.section("remarks", texts["review.remarks"]) { html in
            if model.remarks.isEmpty { html(.p, texts["review.remarks.none"]) }
            if !model.remarks.isEmpty {
                html.remarks(model.remarks, form: model.notes, pending: model.pending, texts)
            }
            guard model.allowed.mayExamine else { return }
            form(&html, "remarks") { html in
                html.choice("place", id: "remark-place", texts["remark.place"], model.places, selected: "")
                html.choice(
                    "severity", id: "remark-severity", texts["remark.severity"],
                    [Finding.Severity.warning, .error, .blocker].map {
                        Choice($0.rawValue, texts["severity.\($0.rawValue)"])
                    }, selected: Finding.Severity.warning.rawValue)
                html.wordsField("text", id: "remark-text", texts["remark.text"])
                html(.p, .class("actions")) { $0(.button, texts["remark.make"], .type("submit")) }
            } summary: {
                texts["remark.new"]
            }
        }
    }

    private func noticed(_ html: inout HTML, _ texts: Texts) {
        guard !model.noticed.isEmpty else { return }
        html.section("noticed", texts["review.noticed"]) { html in
            html(.p, texts["review.noticed.text"])
            html(.ul, .class("findings")) { html in
                for noticed in model.noticed {
                    html.finding(noticed.item)
                    html(.li, .class("note")) { html in
                        html(.p, .class("soft")) { html in
                            html.text(noticed.document)
                            if let reason = noticed.justification {
                                html(.br)
                                html.text(reason)
                            }
                        }
                        if model.allowed.mayExamine, let key = noticed.key { remarkButton(key, &html, texts) }
                    }
                }
            }
        }
    }

    private func remarkButton(_ key: String, _ html: inout HTML, _ texts: Texts) {
        html(.form, .method("post"), .action("\(model.base)/remarks")) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.allowed.csrf))
            html(.input, .type("hidden"), .name("finding"), .value(key))
            html(.button, texts["remark.of-finding"], .type("submit"), .class("quiet"))
        }
    }

    private func opinions(_ html: inout HTML, _ texts: Texts) {
        guard model.allowed.mayReadAside else { return }
        html.section("opinions", texts["review.opinions"]) { html in
            html(.p, texts["review.opinions.text"])
            for opinion in model.opinions {
                html(.div, .class("notice")) { html in
                    html(.p) { $0.mark(opinion.outcome) }
                    html(.p, opinion.criteria)
                    if !opinion.text.isEmpty { html(.p, opinion.text) }
                    html(.p, opinion.head, .class("soft"))
                }
            }
            guard model.allowed.mayExamine else { return }
            form(&html, "opinion") { html in
                for (index, criterion) in model.criteria.enumerated() {
                    html.choice(
                        "group-\(criterion.value)", id: "criterion-\(index)", criterion.words,
                        [Choice("met", texts["opinion.met"]), Choice("unmet", texts["opinion.unmet"])], selected: "",
                        any: texts["opinion.none"])
                }
                outcomeChoice(&html, id: "opinion-outcome", texts)
                html.wordsField("text", id: "opinion-text", texts["opinion.text"])
                html(.p, .class("actions")) { $0(.button, texts["opinion.give"], .type("submit"), .class("quiet")) }
            } summary: {
                texts["opinion.new"]
            }
        }
    }

    private func decide(_ html: inout HTML, _ texts: Texts) {
        html.section("decide", texts["review.decide"]) { html in
            html(.p, texts["review.decide.text"])
            html(.form, .class("fields"), .method("post"), .action("\(model.base)/decision")) { html in
                html(.input, .type("hidden"), .name("csrf"), .value(model.allowed.csrf))
                outcomeChoice(&html, id: "decision-outcome", texts)
                html.wordsField("text", id: "decision-text", texts["review.reason"], hint: texts["review.reason.hint"])
                html(.p, .class("actions")) { $0(.button, texts["review.decide.button"], .type("submit")) }
            }
        }
    }

    private func outcomeChoice(_ html: inout HTML, id: String, _ texts: Texts) {
        html.choice(
            "outcome", id: id, texts["review.outcome"],
            Review.Outcome.allCases.map { Choice($0.rawValue, texts["review.state.\($0.rawValue)"]) },
            selected: Review.Outcome.acceptedWithRemarks.rawValue)
    }

    /// A form that is folded until it is wanted.
    private func form(
        _ html: inout HTML, _ part: String, fields: (inout HTML) -> Void, summary: () -> String
    ) {
        html(.details) { html in
            html(.summary, summary())
            html(.form, .class("fields"), .method("post"), .action("\(model.base)/\(part)")) { html in
                html(.input, .type("hidden"), .name("csrf"), .value(model.allowed.csrf))
                fields(&html)
            }
        }
    }
}
