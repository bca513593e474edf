package import Findings
package import Localization
package import Plans

/// A finding of a plan as its page shows it: where it is corrected, and why the town lets it stand.
package struct JudgedItem: Equatable, Sendable {
    package var item: FindingItem
    /// Where it is corrected.
    package var place: Link?
    /// The town's reason for letting it stand.
    package var reason: String?
    /// What a reason would be given for; `nil` for all of its kind.
    package var about: String?
    /// Whether a reason can be given: a blocker cannot be explained away, and a remark needs none.
    package var canBeJustified: Bool

    /// Words a finding; `address` says where a place is edited.
    package init(
        _ judged: PlanResult.Judged, plan: Plan, place address: (Place) -> String?, _ texts: Texts
    ) {
        let finding = judged.finding
        item = FindingItem(finding, texts)
        place = address(finding.place).map { Link(texts["plan.correct"], $0) }
        reason = judged.justification?.reason
        about = judged.justification?.about ?? Self.subject(of: finding, in: plan)
        if judged.justification != nil, judged.justification?.about == nil { about = nil }
        canBeJustified = finding.severity == .error || finding.severity == .warning
        if let action = plan.action(at: finding.place) { item.place = texts.text(finding.place, of: action.title) }
    }

    /// The action that a finding is about, else the field.
    private static func subject(of finding: Finding, in plan: Plan) -> String? {
        plan.action(at: finding.place)?.id ?? finding.place.field
    }
}

extension Plan {
    /// The action that a place lies in.
    package func action(at place: Place) -> Action? {
        guard let field = place.field else { return nil }
        return actions.first { field.hasPrefix("action.\($0.id).") }
    }
}

extension HTML {
    /// Findings with the town's reasons and, where `action` is given, a form to give or withdraw one.
    mutating func judged(_ items: [JudgedItem], action: String?, csrf: String, _ texts: Texts) {
        self(.ol, .class("findings")) { html in
            for (index, judged) in items.enumerated() {
                html.finding(judged.item, id: "finding-\(index + 1)") { html in
                    if let place = judged.place, action != nil {
                        html(.p) { $0(.a, place.words, .href(place.address ?? "#")) }
                    }
                    if let reason = judged.reason {
                        html(.p) { html in
                            html.mark(Mark(.note, texts["plan.justified"]))
                            html.text(" \(reason)")
                        }
                    }
                    if let action { html.justification(judged, index, action: action, csrf: csrf, texts) }
                }
            }
        }
    }

    private mutating func justification(
        _ judged: JudgedItem, _ index: Int, action: String, csrf: String, _ texts: Texts
    ) {
        guard judged.canBeJustified else { return }
        func hidden(_ html: inout HTML) {
            html(.input, .type("hidden"), .name("csrf"), .value(csrf))
            html(.input, .type("hidden"), .name("code"), .value(judged.item.rule.words))
            if let about = judged.about { html(.input, .type("hidden"), .name("about"), .value(about)) }
        }
        if judged.reason != nil {
            self(.form, .method("post"), .action(action)) { html in
                hidden(&html)
                html(
                    .button, texts["plan.justify.withdraw"], .type("submit"), .class("quiet"), .name("withdraw"),
                    .value("1"))
            }
            return
        }
        let id = "reason-\(index + 1)"
        self(.details) { html in
            html(.summary, texts["plan.justify"])
            html(.form, .class("fields"), .method("post"), .action(action)) { html in
                hidden(&html)
                html(.p) { html in
                    html(.label, texts["plan.justify.reason"], .for(id))
                    html(.span, texts["plan.justify.hint"], .class("hint"), .id("\(id)-hint"))
                    html(
                        .textarea, .id(id), .name("reason"), .rows(3), .required(), .aria("describedby", "\(id)-hint"))
                }
                html(.p, .class("actions")) { $0(.button, texts["plan.justify.button"], .type("submit")) }
            }
        }
    }
}
