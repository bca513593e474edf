import Findings
package import Localization

/// Every save of a document: who, when, what changed, and the chain that proves it.
package struct DocumentHistory: Page {
    /// One save.
    package struct Save: Equatable, Sendable {
        package var number: Int
        package var time: Int64
        package var author: String
        package var reason: String?
        package var changes: [PartChange]
        package var total: FigureItem?
        package var digest: String
        /// How many saves of another line were brought in by this one.
        package var broughtIn: Int
        /// Whether it is what was accepted and everybody reads.
        package var isAccepted: Bool

        package init(
            number: Int, time: Int64, author: String, reason: String?, changes: [PartChange], total: FigureItem?,
            digest: String, broughtIn: Int = 0, isAccepted: Bool = false
        ) {
            self.isAccepted = isAccepted
            self.number = number
            self.time = time
            self.author = author
            self.reason = reason
            self.changes = changes
            self.total = total
            self.digest = digest
            self.broughtIn = broughtIn
        }
    }

    /// Saves in the town's name that the town has not answered.
    package struct Awaiting: Equatable, Sendable {
        package var numbers: ClosedRange<Int>
        package var author: String
        package var time: Int64
        /// Whether the reader answers for the town.
        package var mayAnswer: Bool
        /// Whether there is a state before to go back to.
        package var canBeUndone: Bool

        package init(
            numbers: ClosedRange<Int>, author: String, time: Int64, mayAnswer: Bool, canBeUndone: Bool
        ) {
            self.numbers = numbers
            self.author = author
            self.time = time
            self.mayAnswer = mayAnswer
            self.canBeUndone = canBeUndone
        }
    }

    /// Where two saves are compared.
    package struct Comparison: Equatable, Sendable {
        package var address: String
        package var numbers: [Int]
    }

    /// The history in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var crumbs: [Link]
        package var table: Table?
        /// Whether every digest is that of its content and names the one before.
        package var chain: Mark
        package var csrf: String
        package var action: String
        /// Numbers one can go back to.
        package var restorable: [Int]
        /// Where two saves are compared, and the numbers one can choose from; newest first.
        package var comparison: Comparison
        /// What changed since it was accepted, where something did.
        package var sinceAccepted: Link?
        /// Where values of two people wait for a decision.
        package var conflicts: Link?
        /// What was entered in the town's name and awaits its answer.
        package var awaiting: [Awaiting] = []
        /// Where the town's answer goes.
        package var answers: String

        /// Words the saves of a document, newest first.
        package init(
            _ saves: [Save], document: Link, base: String, csrf: String, isIntact: Bool, openConflicts: Int = 0,
            _ texts: Texts
        ) {
            title = texts["history.title", ["document": .text(document.words)]]
            crumbs = [
                Link(texts["work.title"], Address(texts.language).work), document, Link(texts["history.crumb"], nil),
            ]
            chain = Mark(isIntact ? .good : .stop, texts[isIntact ? "history.intact" : "history.broken"])
            self.csrf = csrf
            action = "\(base)/history"
            answers = "\(base)/answers"
            restorable = saves.dropFirst().prefix(5).map(\.number)
            comparison = Comparison(address: "\(base)/difference", numbers: saves.map(\.number))
            if let accepted = saves.first(where: \.isAccepted), let newest = saves.first, newest != accepted {
                sinceAccepted = Link(
                    texts["history.since-accepted"],
                    "\(base)/difference?from=\(accepted.number)&to=\(newest.number)")
            }
            conflicts =
                openConflicts > 0
                ? Link(texts["conflict.waiting", ["count": .count(openConflicts)]], "\(base)/conflicts") : nil
            table = saves.isEmpty ? nil : Self.table(saves, base: base, texts)
        }

        private static func table(_ saves: [Save], base: String, _ texts: Texts) -> Table {
            let columns = [
                .number(texts["history.number"]), Table.Column(texts["history.when"]),
                Table.Column(texts["history.who"]), Table.Column(texts["history.what"]),
                .number(texts["column.total"]), Table.Column("SHA-256"),
            ]
            let rows = saves.map { save in
                [
                    Cell(String(save.number)),
                    Cell(texts.moment(secondsSince1970: save.time), "\(base)?revision=\(save.number)"),
                    Cell(save.author), Cell(Self.parts(save, texts)),
                    Cell(
                        save.total.map { "\($0.value)\($0.isPartial ? "*" : "") \($0.unit)" } ?? texts["figure.unknown"]
                    ),
                    Cell([.code(texts.shortDigest(save.digest))]),
                ]
            }
            return Table(texts.tableLabel(texts["history.crumb"]), columns: columns, rows: rows)
        }

        private static func parts(_ save: Save, _ texts: Texts) -> [Cell.Part] {
            var parts: [Cell.Part] = save.isAccepted ? [.mark(Mark(.good, texts["town.plan.accepted"]))] : []
            if let reason = save.reason { parts.append(.words(reason)) }
            if save.broughtIn > 0 {
                parts.append(.soft(texts["history.brought-in", ["count": .count(save.broughtIn)]]))
            }
            for change in save.changes.prefix(8) {
                parts.append(.words("\(change.field):"))
                if let before = change.before { parts.append(.deleted(before)) }
                if let after = change.after { parts.append(.inserted(after)) }
            }
            let rest = save.changes.count - 8
            if rest > 0 { parts.append(.soft(texts["history.more", ["count": .count(rest)]])) }
            return parts
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        html(.h1, model.title)
        html(.p, texts["history.lead"])
        html(.p) { $0.mark(model.chain) }
        if let conflicts = model.conflicts {
            html(.div, .class("notice stop")) { html in
                html(.p) { $0(.a, conflicts.words, .href(conflicts.address ?? "#")) }
            }
        }
        if let since = model.sinceAccepted {
            html(.div, .class("notice look")) { html in
                html(.p) { $0(.a, since.words, .href(since.address ?? "#")) }
            }
        }
        for item in model.awaiting { awaiting(item, &html, texts) }
        if model.comparison.numbers.count > 1 { compare(&html, texts) }
        if let table = model.table {
            html.table(table)
        } else {
            html.empty(texts["history.none"], texts["history.none.text"], level: .h2)
        }
        guard !model.restorable.isEmpty else { return }
        html(.form, .class("actions"), .method("post"), .action(model.action)) { html in
            html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
            for number in model.restorable {
                html(
                    .button, texts["history.restore", ["number": .plain(number)]], .class("quiet"), .name("restore"),
                    .value(String(number)))
            }
        }
    }

    private func awaiting(_ item: Awaiting, _ html: inout HTML, _ texts: Texts) {
        let details: [String: Detail] = [
            "count": .count(item.numbers.count), "first": .plain(item.numbers.lowerBound),
            "last": .plain(item.numbers.upperBound),
        ]
        // By two keys: a language's form for one may serve 21 as well.
        let saves = item.numbers.count == 1 ? texts["history.save", details] : texts["history.saves", details]
        html(.div, .class("notice look")) { html in
            html(
                .p,
                texts[
                    "history.awaiting",
                    [
                        "author": .text(item.author), "saves": .text(saves),
                        "time": .text(texts.moment(secondsSince1970: item.time)),
                    ]])
            guard item.mayAnswer else { return html(.p, texts["history.awaiting.town"], .class("small soft")) }
            html(.form, .class("actions"), .method("post"), .action(model.answers)) { html in
                html(.input, .type("hidden"), .name("csrf"), .value(model.csrf))
                html(.input, .type("hidden"), .name("from"), .value(String(item.numbers.lowerBound)))
                html(.input, .type("hidden"), .name("to"), .value(String(item.numbers.upperBound)))
                html(.button, texts["history.confirm"], .type("submit"), .name("answer"), .value("confirm"))
                if item.canBeUndone {
                    html(
                        .button, texts["history.undo"], .type("submit"), .class("quiet"), .name("answer"),
                        .value("undo"))
                }
            }
        }
    }

    private func compare(_ html: inout HTML, _ texts: Texts) {
        let numbers = model.comparison.numbers
        let choices = numbers.map { Choice(String($0), String($0)) }
        html(.form, .class("filters"), .action(model.comparison.address)) { html in
            html.choice(
                "from", id: "from", texts["difference.from"], choices, selected: String(numbers.dropFirst().first ?? 1))
            html.choice("to", id: "to", texts["difference.to"], choices, selected: String(numbers.first ?? 1))
            html(.p, .class("actions")) { $0(.button, texts["difference.show"], .type("submit"), .class("quiet")) }
        }
    }
}
