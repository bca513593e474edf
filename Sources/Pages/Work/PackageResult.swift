package import Findings
package import Localization

/// What came of a package: which documents came, what is new in them, what waits, and what was refused and why.
package struct PackageResult: Page {
    /// What became of a document.
    package enum Outcome: Equatable, Sendable {
        /// All of it was here.
        case nothingNew
        /// So many revisions went on from what is here.
        case followed(Int)
        /// So many revisions came, and were merged with what was done here meanwhile.
        case merged(Int)
        /// Its newest state came in as one save in the town's name.
        case adopted
    }

    /// A document that came.
    package struct Document: Equatable, Sendable {
        package var name: String
        /// What the document is about; its name where that is not known.
        package var title: String
        package var outcome: Outcome
        /// Values that wait for a decision.
        package var conflicts = 0
        /// Whether the town is asked to confirm or undo it.
        package var awaits = false

        package init(_ name: String, _ outcome: Outcome) {
            self.name = name
            title = name
            self.outcome = outcome
        }
    }

    /// Who made a package, and when.
    package struct Origin: Equatable, Sendable {
        package var isOurs: Bool
        package var time: Int64

        package init(isOurs: Bool, time: Int64) {
            self.isOurs = isOurs
            self.time = time
        }
    }

    /// The result in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var verdict: Mark
        package var text: String
        package var facts: [Fact]
        package var table: Table?
        package var findings: [FindingItem]

        /// Words what came of a package.
        package init(
            fileName: String, origin: Origin?, documents: [Document], findings: [Finding], _ texts: Texts
        ) {
            title = texts["package.result", ["file": .text(fileName)]]
            self.findings = FindingItem.items(findings, texts)
            let isRefused = findings.contains { $0.severity >= .error }
            let isNew = documents.contains { $0.outcome != .nothingNew }
            let waits = documents.contains { $0.conflicts > 0 || $0.awaits }
            let state: (kind: Mark.Kind, key: String) =
                switch (isNew, isRefused) {
                case (true, true): (.look, "part")
                case (true, false): waits ? (.look, "waiting") : (.good, "done")
                case (false, true): (.stop, "refused")
                case (false, false): (.note, "nothing")
                }
            verdict = Mark(state.kind, texts["package.result.\(state.key)"])
            text = texts["package.result.\(state.key).text"]
            facts =
                origin.map { origin in
                    let maker = texts[origin.isOurs ? "package.made.here" : "package.made.elsewhere"]
                    return [Fact(texts["package.made"], "\(maker), \(texts.moment(secondsSince1970: origin.time))")]
                } ?? []
            table = documents.isEmpty ? nil : Self.table(documents, texts)
        }

        private static func table(_ documents: [Document], _ texts: Texts) -> Table {
            let address = Address(texts.language)
            return Table(
                texts.tableLabel(texts["package.documents"]),
                columns: [
                    Table.Column(texts["work.document"]), Table.Column(texts["package.came"]),
                    Table.Column(texts["work.next"]),
                ],
                rows: documents.map { document in
                    let base = address.document(document.name)
                    // Only what has a page of its own is called otherwise than by its name.
                    let name =
                        document.title == document.name ? Cell(document.name) : Cell(document.title, base)
                    return [name, Cell(words(document.outcome, texts)), Cell(next(document, base, texts))]
                })
        }

        private static func words(_ outcome: Outcome, _ texts: Texts) -> String {
            switch outcome {
            case .nothingNew: texts["ledger.nothing-new"]
            case .followed(let count): texts["ledger.followed", ["count": .count(count)]]
            case .merged(let count): texts["ledger.merged", ["count": .count(count)]]
            case .adopted: texts["package.adopted"]
            }
        }

        private static func next(_ document: Document, _ base: String, _ texts: Texts) -> [Cell.Part] {
            var parts: [Cell.Part] = []
            if document.conflicts > 0 {
                parts += [
                    .mark(Mark(.look, texts["conflict.waiting", ["count": .count(document.conflicts)]])),
                    .link(Link(texts["conflict.crumb"], "\(base)/conflicts")),
                ]
            }
            if document.awaits { parts.append(.link(Link(texts["package.awaits"], "\(base)/history"))) }
            return parts.isEmpty ? [.soft("–")] : parts
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(
            model.title,
            under: [Link(texts["work.title"], address.work), Link(texts["package.title"], address.packages)], texts)
        html(.div, .class("notice \(model.verdict.kind.rawValue)")) { html in
            html(.p) { $0(.b, model.verdict.word) }
            html(.p, model.text)
        }
        if !model.facts.isEmpty { html.facts(model.facts) }
        if let table = model.table {
            html.section("documents", texts["package.documents"]) { $0.table(table) }
        }
        if !model.findings.isEmpty {
            html.section("findings", texts["findings.title"]) { $0.findings(model.findings) }
        }
        html.actions([Link(texts["work.title"], address.work), Link(texts["package.again"], address.packages)])
    }
}
