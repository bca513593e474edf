package import Cryptography
import Findings
package import Ledger
package import Localization

/// A digest's place in the log and the proof of it; of a public document also what it is the digest of.
package struct RevisionShow: Page {
    /// The place in ready words.
    package struct Model: Equatable, Sendable {
        package var digest: String
        /// What the revision is, where it is public.
        package var facts: [Fact]
        package var take: [Link]
        /// Where it stands under the newest checkpoint; empty while none holds it.
        package var place: [Fact]
        /// The way from the leaf to the root.
        package var steps: Table?
        var commands: LogCommands

        /// Words a digest.
        ///
        /// - Parameters:
        ///   - digest: The digest of the revision.
        ///   - place: The newest checkpoint and the proof, while one holds it.
        ///   - revision: The revision, where it is public.
        ///   - town: The documents of its town, where it is public.
        ///   - site: The address of the site, for the commands.
        ///   - texts: The words of the page's language.
        package init(
            _ digest: Digest, place: (checkpoint: PublishedCheckpoint, proof: InclusionProof)?, revision: Revision?,
            town: Link?, site: String, _ texts: Texts
        ) {
            self.digest = digest.hexadecimal
            commands = LogCommands(site: site)
            facts = revision.map { Self.facts($0, town: town, texts) } ?? []
            take = []
            if let revision {
                take.append(Link(texts["revision.raw"], "/log/revisions/\(digest.hexadecimal).json"))
                take.append(Link(texts["revision.all"], "/ledger/\(revision.document).jsonl"))
            }
            if place != nil {
                take.append(Link(texts["revision.proof.json"], "/log/proofs/\(digest.hexadecimal).json"))
            }
            self.place = place.map { Self.place($0.checkpoint, $0.proof, texts) } ?? []
            steps = place.flatMap { Self.steps(digest, $0.proof, texts) }
        }

        private static func facts(_ revision: Revision, town: Link?, _ texts: Texts) -> [Fact] {
            let authorship = revision.authorship
            var facts = [Fact(texts["revision.document"], [.code(revision.document.description)])]
            if let town { facts.append(Fact(texts["revision.town"], [.link(town)])) }
            facts.append(Fact(texts["revision.revision"], String(revision.number)))
            facts.append(Fact(texts["revision.author"], [.code(authorship.author)]))
            if let name = authorship.onBehalfOf { facts.append(Fact(texts["revision.on-behalf"], [.code(name)])) }
            facts.append(Fact(texts["history.when"], texts.moment(secondsSince1970: authorship.time)))
            if let reason = authorship.reason { facts.append(Fact(texts["revision.reason"], reason)) }
            let parents = [revision.parent, revision.merged].compactMap { $0?.hexadecimal }
            if !parents.isEmpty {
                let address = Address(texts.language)
                facts.append(
                    Fact(
                        texts["revision.parent"],
                        parents.map { .link(Link(texts.shortDigest($0), address.logged($0))) }))
            }
            return facts
        }

        private static func place(
            _ checkpoint: PublishedCheckpoint, _ proof: InclusionProof, _ texts: Texts
        ) -> [Fact] {
            [
                Fact(
                    texts["revision.index"],
                    texts[
                        "revision.index.text",
                        ["index": .plain(proof.index), "size": .plain(proof.size)]]),
                Fact(
                    texts["revision.checkpoint"],
                    [
                        .link(
                            Link(
                                texts.moment(secondsSince1970: checkpoint.time), "/log/checkpoints/\(checkpoint.size)"))
                    ]),
                Fact(texts["log.root"], [.code(checkpoint.stated?.root.hexadecimal ?? "")]),
            ]
        }

        private static func steps(_ digest: Digest, _ proof: InclusionProof, _ texts: Texts) -> Table? {
            let leaf = MerkleTree.leafHash(digest.bytes)
            guard let way = proof.way(from: leaf) else { return nil }
            let columns = [
                Table.Column(texts["revision.step"]), Table.Column(texts["revision.side"]),
                Table.Column(texts["revision.beside"]), Table.Column(texts["revision.result"]),
            ]
            let first = [
                Cell("0"), Cell(texts["revision.side.leaf"]), Cell([.code(digest.hexadecimal)]),
                Cell([.code(leaf.hexadecimal)]),
            ]
            let rows = way.enumerated().map { number, step in
                [
                    Cell(String(number + 1)), Cell(texts[step.isLeft ? "revision.side.left" : "revision.side.right"]),
                    Cell([.code(step.beside.hexadecimal)]), Cell([.code(step.result.hexadecimal)]),
                ]
            }
            return Table(texts.tableLabel(texts["revision.way"]), columns: columns, rows: [first] + rows)
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package func title(_ texts: Texts) -> String { texts["revision.title"] }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.heading(texts["revision.title"], under: [Link(texts["log.title"], Address(texts.language).log)], texts)
        html(.p) { $0(.code, "SHA-256 \(model.digest)") }
        if model.place.isEmpty {
            html(.p, texts[model.facts.isEmpty ? "revision.unknown" : "revision.waiting"], .class("lead"))
        } else {
            html(.p, texts["revision.lead"], .class("lead"))
        }
        if !model.facts.isEmpty {
            html.section("what", texts["revision.what"]) { $0.facts(model.facts) }
        } else if !model.place.isEmpty {
            html(.p, texts["revision.draft"])
        }
        if !model.take.isEmpty { html.take(texts["take.data"], model.take) }
        if !model.place.isEmpty {
            html.section("place", texts["revision.place"]) { $0.facts(model.place) }
        }
        guard let steps = model.steps else { return }
        html.section("way", texts["revision.way"]) { html in
            html(.p, texts["revision.way.text"])
            html.table(steps)
        }
        html.section("check", texts["log.check"]) { html in
            html.commands(model.commands.inclusion(model.digest), under: texts["log.check"], texts)
            html(.p, texts["revision.check.text"])
        }
    }
}
