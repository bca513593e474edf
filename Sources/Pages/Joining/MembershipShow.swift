package import Cities
import Findings
package import Localization

/// A town's membership, for who answers for it: what is due, what happened, and what can be done now.
package struct MembershipShow: Page {
    /// The membership in ready words.
    package struct Model: Equatable, Sendable {
        package var name: String
        package var slug: String
        package var standing: Mark
        package var next: String?
        package var deadlines: Table?
        package var milestones: Table?
        package var problem: String?
        package var acts: [FormAct]

        /// Words a town on a day; `acts` are those that somebody may do now.
        package init(
            _ town: Signatory, _ calendar: CovenantCalendar, on day: CalendarDay, acts: [CovenantAct],
            problem: String? = nil, csrf: String, _ texts: Texts
        ) {
            name = town.name.inLanguage(texts.language)
            slug = town.slug
            standing = Mark(calendar.standing(of: town, on: day), texts)
            let deadlines = calendar.deadlines(of: town, on: day)
            next = calendar.next(of: town, on: day).flatMap { deadline in
                deadline.due.map { due in
                    texts[
                        "membership.next",
                        [
                            "what": .text(texts.name(deadline)), "day": .text(texts.date(due)),
                            "left": .text(texts.daysLeft(due.days(after: day))),
                        ]]
                }
            }
            self.deadlines = deadlines.isEmpty ? nil : .deadlines(deadlines, on: day, texts)
            let milestones = town.milestones ?? []
            self.milestones = milestones.isEmpty ? nil : .milestones(milestones, texts)
            self.problem = problem
            let action = Address(texts.language).membership(town.slug)
            self.acts = acts.compactMap { act in
                guard let fields = Self.fields(act, town, deadlines, texts) else { return nil }
                let key = "covenant-act.\(act.rawValue)"
                return FormAct(
                    act.rawValue, texts[key], text: texts["\(key).text"],
                    fields: [FormField("act", .hidden, value: act.rawValue)] + fields, action: action, csrf: csrf,
                    button: texts["\(key).button"])
            }
        }

        /// The fields of an act; `nil` where there is nothing to do it with.
        private static func fields(
            _ act: CovenantAct, _ town: Signatory, _ deadlines: [Deadline], _ texts: Texts
        ) -> [FormField]? {
            func choice(_ deadlines: [Deadline]) -> FormField {
                let choices = deadlines.map { deadline in
                    Choice(
                        deadline.id,
                        [texts.name(deadline), deadline.due.map(texts.date)].compactMap(\.self).joined(separator: " · ")
                    )
                }
                return FormField("deadline", .choice(choices, any: nil), texts["membership.deadline"])
            }
            let own = deadlines.filter { $0.code.isOfTown && $0.state.isOpen }
            let reason = FormField(
                "reason", .area, texts["membership.reason"], hint: texts["membership.reason.hint"], isRequired: true)
            let decision = [
                FormField("decided", .day, texts["registration-field.decisionDay"], isRequired: true),
                FormField("file", .file(given: nil), texts["registration-field.decisionFile"], isRequired: true),
            ]
            switch act {
            case .extend:
                let movable = own.filter { $0.extended == nil }
                guard !movable.isEmpty else { return nil }
                return [
                    choice(movable), FormField("until", .day, texts["membership.until"], isRequired: true), reason,
                ]
            case .renew:
                let new = Commitment.allCases.filter { !town.commitments.contains($0) }
                guard !new.isEmpty else { return nil }
                let choices = new.map { Choice($0.rawValue, texts["commitment.\($0.rawValue)"]) }
                return [FormField("commitments", .checks(choices), texts["column.commitments"])] + decision + [reason]
            case .withdraw: return decision + [reason]
            case .notice:
                let overdue = own.filter { $0.state == .overdue }
                return overdue.isEmpty ? nil : [choice(overdue), reason]
            case .hold:
                let isNoticed = own.contains { deadline in
                    deadline.state == .overdue
                        && (town.milestones ?? []).contains { $0.kind == .notice && $0.deadline == deadline.id }
                }
                return isNoticed ? [reason] : nil
            case .suspend, .reactivate, .complete: return [reason]
            }
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { texts["membership.title", ["town": .text(model.name)]] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.crumbs([Link(texts["registrations.title"], address.registrations), Link(model.name, nil)], texts)
        html(.h1, title(texts))
        html(.p) { $0.mark(model.standing) }
        if let next = model.next { html(.p, next, .class("lead")) }
        html.problem(model.problem)
        html.actions([Link(texts["membership.public"], address.town(model.slug))])
        html.section("deadlines", texts["deadlines.title"]) { html in
            if let deadlines = model.deadlines { html.table(deadlines) } else { html(.p, texts["deadlines.none"]) }
        }
        html.section("milestones", texts["milestones.title"]) { html in
            if let milestones = model.milestones {
                html.table(milestones)
            } else {
                html(.p, texts["covenant.register-only"])
            }
        }
        for act in model.acts {
            html.section("act-\(act.id)", act.title) { html in
                if let text = act.text { html(.p, text) }
                html.form(act, usesParts: true)
            }
        }
    }
}
