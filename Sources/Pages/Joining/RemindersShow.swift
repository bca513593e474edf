package import Cities
import Findings
package import Localization

/// Whom a reminder reached, and whom it did not; letters to print where none are sent.
package struct RemindersShow: Page {
    /// What came of reminding one town.
    package struct Told: Equatable, Sendable {
        package var town: Signatory
        package var reminders: [Reminder]
        /// How many people of the town a letter went to.
        package var letters: Int
        /// How many people of the town have an account.
        package var people: Int

        package init(town: Signatory, reminders: [Reminder], letters: Int, people: Int) {
            self.town = town
            self.reminders = reminders
            self.letters = letters
            self.people = people
        }
    }

    /// The outcome in ready words.
    package struct Model: Equatable, Sendable {
        package var lead: String
        package var table: Table?
        /// Letters to print, where this machine sends none.
        package var letters: [Letter]

        /// A letter in ready words.
        package struct Letter: Equatable, Sendable {
            package var heading: String
            package var lines: [String]
        }

        /// Words what came of it; `sends` says whether letters leave this machine.
        package init(_ told: [Told], sends: Bool, _ texts: Texts) {
            let reached = told.count { $0.letters > 0 }
            lead =
                texts[
                    sends ? "reminders.sent" : "reminders.print",
                    ["count": .count(sends ? reached : told.count), "all": .count(told.count)]]
            table =
                told.isEmpty
                ? nil
                : Table(
                    texts.tableLabel(texts["reminders.title"]),
                    columns: [
                        Table.Column(texts["column.town"]), Table.Column(texts["deadlines.what"]),
                        Table.Column(texts["reminders.whom"]),
                    ], rows: told.map { Self.row($0, sends: sends, texts) })
            letters = sends ? [] : told.map { Self.letter($0, texts) }
        }

        private static func row(_ told: Told, sends: Bool, _ texts: Texts) -> [Cell] {
            let what = told.reminders.map { reminder in
                [texts.name(reminder.deadline), reminder.deadline.due.map(texts.date)].compactMap(\.self)
                    .joined(separator: " · ")
            }
            let whom =
                told.people == 0
                ? Mark(.look, texts["reminders.nobody"])
                : sends
                    ? Mark(.good, texts["reminders.letters", ["count": .count(told.letters)]])
                    : Mark(.note, texts["reminders.to-print"])
            return [
                Cell(
                    told.town.name.inLanguage(texts.language), Address(texts.language).membership(told.town.slug)),
                Cell(texts.list(what)), Cell(whom),
            ]
        }

        private static func letter(_ told: Told, _ texts: Texts) -> Letter {
            let town = told.town.name.inLanguage(texts.language)
            return Letter(
                heading: texts["reminder-letter.heading", ["town": .text(town)]],
                lines: [texts["reminder-letter.text", ["town": .text(town)]]]
                    + told.reminders.map { texts.sentence($0) } + [texts["reminder-letter.advice"]])
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .coordination }

    package func title(_ texts: Texts) -> String { texts["reminders.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(
            texts["reminders.title"], under: [Link(texts["coordination.title"], Address(texts.language).coordination)],
            texts)
        html(.p, model.lead, .class("lead"))
        if let table = model.table { html.table(table) }
        for (number, letter) in model.letters.enumerated() {
            html.section("letter-\(number + 1)", letter.heading) { html in
                for line in letter.lines { html(.p, line) }
            }
        }
    }
}

extension Texts {
    /// A reminder in a sentence.
    package func sentence(_ reminder: Reminder) -> String {
        let due = reminder.deadline.due.map(date) ?? ""
        return self[
            reminder.step <= 0 ? "reminder.before" : "reminder.after",
            ["what": .text(name(reminder.deadline)), "day": .text(due)]]
    }
}
