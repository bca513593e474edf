package import Cities
import Findings
package import Localization

/// A town and the covenant, as its public page shows it: where it stands, what is due next, what happened.
package struct CovenantBlock: Equatable, Sendable {
    package var facts: [Fact]
    package var milestones: Table?
    /// What the register alone does not tell.
    package var note: String?
    /// Whether its words are right on one day only.
    package var isOfToday: Bool

    /// Words a town on a day; `party` leads to a coordinator or supporter by name.
    package init(
        _ town: Signatory, _ calendar: CovenantCalendar, on day: CalendarDay,
        party: (Party.Role, String) -> String?, _ texts: Texts
    ) {
        let next = calendar.next(of: town, on: day)
        isOfToday = next != nil
        func partner(_ role: Party.Role, _ name: String?) -> [Cell.Part] {
            guard let name else { return [.words(texts["figure.unknown"])] }
            return [party(role, name).map { .link(Link(name, $0)) } ?? .words(name)]
        }
        facts = [Fact(texts["covenant.standing"], [.mark(Mark(calendar.standing(of: town, on: day), texts))])]
        if let next, let due = next.due {
            facts.append(
                Fact(
                    texts["covenant.next"],
                    [
                        .words(texts.name(next)), .words(texts.date(due)),
                        .soft(texts.daysLeft(due.days(after: day))),
                    ]))
        }
        facts += [
            Fact(texts["town.coordinator"], partner(.coordinator, town.coordinator)),
            Fact(texts["town.supporter"], partner(.supporter, town.supporter)),
        ]
        if isOfToday { facts.append(Fact(texts["covenant.as-of"], texts.date(day))) }
        let milestones = town.milestones ?? []
        self.milestones = milestones.isEmpty ? nil : .milestones(milestones, texts)
        note = milestones.contains { $0.kind == .adhesion } ? nil : texts["covenant.register-only"]
    }
}

extension HTML {
    /// A town and the covenant.
    mutating func covenant(_ block: CovenantBlock, _ texts: Texts) {
        section("covenant", texts["covenant.title"]) { html in
            html.facts(block.facts)
            if let milestones = block.milestones { html.table(milestones) }
            if let note = block.note { html(.p, note, .class("soft")) }
        }
    }
}
