package import Cities
import Findings
package import Localization
import Quantities

extension Texts {
    /// What is to be given, in words.
    package func name(_ code: DeadlineRule.Code) -> String { self["deadline.\(code.rawValue)"] }

    /// A deadline's name, with its number from the second time on.
    package func name(_ deadline: Deadline) -> String {
        let number = deadline.id.split(separator: "-").last.flatMap { Int($0) }
        guard let number else { return name(deadline.code) }
        return self["deadline.numbered", ["name": .text(name(deadline.code)), "number": .plain(number)]]
    }

    /// What a milestone is called.
    package func name(_ kind: Milestone.Kind) -> String { self["milestone.\(kind.rawValue)"] }

    /// How many days are left, or have passed.
    package func daysLeft(_ days: Int) -> String {
        if days == 0 { return self["deadline.today"] }
        return self[days > 0 ? "deadline.left" : "deadline.passed", ["count": .count(abs(days))]]
    }
}

extension Mark {
    /// Where a town stands.
    package init(_ standing: Standing, _ texts: Texts) {
        let kind: Kind =
            switch standing {
            case .planAccepted, .signatory, .completed: .good
            case .draft, .pending, .planSubmitted: .note
            case .planNotAccepted, .monitoringDue: .look
            case .onHold, .suspended, .withdrawn: .stop
            }
        self.init(kind, texts["status.\(standing.rawValue)"])
    }

    /// How a deadline stands.
    package init(_ state: Deadline.State, _ texts: Texts) {
        let kind: Kind =
            switch state {
            case .done: .good
            case .doneLate, .upcoming, .unknown: .note
            case .soon: .look
            case .overdue: .stop
            }
        self.init(kind, texts["deadline-state.\(state.rawValue)"])
    }

    /// How far a registration has come.
    package init(_ state: Registration.State, _ texts: Texts) {
        let kind: Kind =
            switch state {
            case .draft, .pending: .note
            case .returned: .look
            case .admitted: .good
            }
        self.init(kind, texts["registration-state.\(state.rawValue)"])
    }
}

extension Table {
    /// The deadlines of a town.
    package static func deadlines(_ deadlines: [Deadline], on day: CalendarDay, _ texts: Texts) -> Table {
        Table(
            texts.tableLabel(texts["deadlines.title"]),
            columns: [
                Column(texts["deadlines.what"]), Column(texts["deadlines.due"]), Column(texts["deadlines.state"]),
            ],
            rows: deadlines.map { deadline in
                [
                    Cell(texts.name(deadline)), due(deadline, texts), state(deadline, on: day, texts),
                ]
            })
    }

    private static func due(_ deadline: Deadline, _ texts: Texts) -> Cell {
        guard let due = deadline.due else { return Cell([.soft(texts["deadlines.no-start"])]) }
        var parts: [Cell.Part] = [.words(texts.date(due))]
        if deadline.extended != nil { parts.append(.soft(texts["deadlines.extended"])) }
        if deadline.verification != .read {
            parts.append(.mark(Mark(deadline.verification, texts)))
        }
        return Cell(parts)
    }

    private static func state(_ deadline: Deadline, on day: CalendarDay, _ texts: Texts) -> Cell {
        var parts: [Cell.Part] = [.mark(Mark(deadline.state, texts))]
        if let given = deadline.given {
            parts.append(.soft(texts.date(given)))
        } else if deadline.state.isOpen, let left = deadline.daysLeft(on: day) {
            parts.append(.soft(texts.daysLeft(left)))
        }
        return Cell(parts)
    }

    /// The milestones of a town, the newest first.
    package static func milestones(_ milestones: [Milestone], _ texts: Texts) -> Table {
        Table(
            texts.tableLabel(texts["milestones.title"]),
            columns: [
                Column(texts["milestones.day"]), Column(texts["milestones.what"]), Column(texts["milestones.about"]),
            ],
            rows: milestones.sorted { $0.day > $1.day }.map { milestone in
                [Cell(texts.date(milestone.day)), Cell(texts.name(milestone.kind)), about(milestone, texts)]
            })
    }

    private static func about(_ milestone: Milestone, _ texts: Texts) -> Cell {
        var parts: [Cell.Part] = []
        if let commitments = milestone.commitments { parts.append(.words(texts.commitments(commitments))) }
        if let deadline = milestone.deadline.flatMap({ DeadlineRule.Code(rawValue: $0) }) {
            parts.append(.words(texts.name(deadline)))
        }
        if let until = milestone.until {
            parts.append(.words(texts["milestones.until", ["day": .text(texts.date(until))]]))
        }
        if let reason = milestone.reason, !reason.isEmpty { parts.append(.soft(reason)) }
        if let evidence = milestone.evidence { parts.append(.code(texts.shortDigest(evidence))) }
        return Cell(parts)
    }
}
