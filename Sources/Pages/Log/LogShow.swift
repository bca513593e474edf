package import Cryptography
import Findings
package import Ledger
package import Localization

/// The public log: what it is, its newest checkpoint, and how anybody checks it.
package struct LogShow: Page {
    /// The log in ready words.
    package struct Model: Equatable, Sendable {
        package var newest: [Fact]
        /// The newest checkpoint as it was signed.
        package var note: String?
        package var key: String?
        package var history: Table?
        package var take: [Link]
        package var addresses: [Fact]
        /// The size of the checkpoint before, with which the commands compare.
        var earlier: Int
        var commands: LogCommands

        /// Words the log.
        ///
        /// - Parameters:
        ///   - checkpoints: The newest first; a table of the first so many is shown.
        ///   - verifier: The key by which this server signs, where it has one.
        ///   - site: The address of the site, for the commands.
        ///   - texts: The words of the page's language.
        package init(_ checkpoints: [PublishedCheckpoint], verifier: NoteVerifier?, site: String, _ texts: Texts) {
            commands = LogCommands(site: site)
            earlier = checkpoints.dropFirst().first?.size ?? checkpoints.first?.size ?? 0
            key = verifier?.text
            note = checkpoints.first?.note
            newest = checkpoints.first.map { Self.facts($0, verifier, texts) } ?? []
            let log = Address(texts.language).log
            take = [Link("CSV", "\(log).csv"), Link("JSON", "/log/checkpoints.json")]
            addresses = Self.addresses.map { Fact(texts["log.address.\($0.name)"], [.code($0.address)]) }
            history = checkpoints.isEmpty ? nil : Self.table(checkpoints, texts)
        }

        private static let shown = 60

        private static let addresses: [(name: String, address: String)] = [
            ("checkpoint", "/log/checkpoint"), ("checkpoint-of-size", "/log/checkpoints/<size>"), ("key", "/log/key"),
            ("tile", "/log/tile/<level>/<number>[.p/<width>]"), ("entries", "/log/tile/entries/<number>[.p/<width>]"),
            ("proof", "/log/proofs/<digest>.json"), ("revision", "/log/revisions/<digest>.json"),
            ("document", "/ledger/<kind>/<name>.jsonl"),
        ]

        private static func facts(
            _ checkpoint: PublishedCheckpoint, _ verifier: NoteVerifier?, _ texts: Texts
        ) -> [Fact] {
            var facts = [
                Fact(texts["log.made"], texts.moment(secondsSince1970: checkpoint.time)),
                Fact(texts["log.size"], texts.numbers.integer(checkpoint.size)),
            ]
            if let stated = checkpoint.stated {
                facts.append(Fact(texts["log.root"], [.code(stated.root.hexadecimal)]))
                facts.append(Fact(texts["log.origin"], [.code(stated.origin)]))
            }
            if let verifier {
                let note = try? SignedNote(bytes: Array(checkpoint.note.utf8))
                let isOurs = (try? note?.verified(by: [verifier])) != nil
                let word = texts[isOurs ? "log.signature.good" : "log.signature.other"]
                facts.append(Fact(texts["log.signature"], [.mark(Mark(isOurs ? .good : .look, word))]))
            }
            return facts
        }

        private static func table(_ checkpoints: [PublishedCheckpoint], _ texts: Texts) -> Table {
            let columns = [
                Table.Column(texts["log.made"]), .number(texts["log.size"]), Table.Column(texts["log.root"]),
                Table.Column(texts["log.note"]),
            ]
            let rows = checkpoints.prefix(shown).map { checkpoint in
                [
                    Cell(texts.moment(secondsSince1970: checkpoint.time)),
                    Cell(texts.numbers.integer(checkpoint.size)),
                    Cell([.code(texts.shortDigest(checkpoint.stated?.root.hexadecimal ?? ""))]),
                    Cell(texts["log.note.open"], "/log/checkpoints/\(checkpoint.size)"),
                ]
            }
            return Table(texts.tableLabel(texts["log.history"]), columns: columns, rows: rows)
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { texts["log.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["log.title"], texts)
        html(.p, texts["log.lead"], .class("lead"))
        newest(&html, texts)
        html.section("public", texts["log.public"]) { html in
            html(.p, texts["log.public.text"])
            html(.p, texts["log.public.drafts"])
        }
        if model.note != nil { check(&html, texts) }
        html.section("history", texts["log.history"]) { html in
            if let history = model.history {
                html.table(history)
                html.take(texts["take.data"], model.take)
            } else {
                html(.p, texts["log.none.text"], .class("soft"))
            }
        }
        html.section("addresses", texts["log.addresses"]) { html in
            html(.p, texts["log.addresses.text"])
            html.facts(model.addresses)
        }
    }

    private func newest(_ html: inout HTML, _ texts: Texts) {
        html.section("newest", texts["log.newest"]) { html in
            if let note = model.note {
                html.facts(model.newest)
                html(.p, texts["log.note.text"])
                html.verbatim(note, label: texts["log.note"])
            } else {
                html.empty(texts["log.none"], texts["log.none.text"])
            }
            html(.h3, texts["log.key"])
            if let key = model.key {
                html(.p, texts["log.key.text"])
                html(.p) { $0(.code, key) }
            } else {
                html(.p, texts["log.no-key"])
            }
        }
    }

    private func check(_ html: inout HTML, _ texts: Texts) {
        html.section("check", texts["log.check"]) { html in
            html(.p, texts["log.check.text"])
            for (name, commands) in [
                ("signature", model.commands.signature), ("root", model.commands.root),
                ("past", model.commands.past(size: model.earlier)),
            ] {
                html(.h3, texts["log.check.\(name)"])
                html.commands(commands, under: texts["log.check.\(name)"], texts)
                html(.p, texts["log.check.\(name).text"])
            }
            html(.p, texts["log.check.all"])
        }
    }
}
