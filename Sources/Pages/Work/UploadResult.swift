package import Findings
package import Inventories
package import Localization

/// What a file came to: what was understood, what must be corrected, where the figures are.
package struct UploadResult: Page {
    /// The result in ready words.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var verdict: Mark
        package var text: String
        package var facts: [Fact]
        package var total: FigureItem?
        package var tally: [Mark]
        package var findings: [FindingItem]
        package var actions: [Link]

        /// Words what a file came to.
        ///
        /// - Parameters:
        ///   - fileName: The file as its owner calls it.
        ///   - size: How many bytes it has.
        ///   - sha256: The digest of its bytes.
        ///   - result: What it comes to; `nil` where it could not be read.
        ///   - findings: Everything noticed, in the file and in the figures.
        ///   - document: The document it was kept as; `nil` where it was only checked.
        ///   - texts: The words of the page's language.
        package init(
            fileName: String, size: Int, sha256: String, result: InventoryResult?, findings: [Finding],
            document: String?, _ texts: Texts
        ) {
            let address = Address(texts.language)
            title = texts["result.title", ["file": .text(fileName)]]
            self.findings = FindingItem.items(findings, texts)
            tally = FindingItem.tally(self.findings, texts)
            let heaviest = findings.map(\.severity).max() ?? .info
            let key = result == nil ? "unread" : heaviest >= .error ? "correct" : heaviest == .warning ? "look" : "good"
            verdict = Mark(
                result == nil ? .stop : heaviest < .warning ? .good : Mark.Kind(heaviest), texts["result.\(key)"])
            text = texts["result.\(key).text"]
            facts = Self.facts(fileName, size, sha256, result, texts)
            let base = document.map(address.document)
            total = result.map { result in
                FigureItem(
                    result.total.emission, unit: result.inventory.accounting.emissionUnit,
                    range: result.uncertainty?.total, address: base.map { "\($0)/figures/total" }, texts)
            }
            let again = Link(texts["result.again"], address.upload)
            actions =
                base.map { [Link(texts["result.figures"], $0), Link(texts["result.edit"], "\($0)/edit"), again] } ?? [
                    again
                ]
        }

        private static func facts(
            _ fileName: String, _ size: Int, _ sha256: String, _ result: InventoryResult?, _ texts: Texts
        ) -> [Fact] {
            let kilobytes = texts.numbers.decimals(Double(size) / 1000, upTo: 1)
            var facts = [
                Fact(
                    texts["source.file"],
                    [.words("\(fileName), \(kilobytes)\u{A0}\(texts["unit.kB"])"), .code("SHA-256 \(sha256)")])
            ]
            guard let result else { return facts }
            let inventory = result.inventory
            facts.append(Fact(texts["result.read"], texts.title(of: inventory, town: inventory.town.name)))
            facts.append(Fact(texts["result.lines"], texts.numbers.integer(result.lines.count)))
            facts.append(
                Fact(texts["fact.completeness"], texts.completeness(result.total.emission)))
            return facts
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .work }

    package func title(_ texts: Texts) -> String { model.title }

    package func main(_ html: inout HTML, _ texts: Texts) {
        let address = Address(texts.language)
        html.heading(model.title, under: [Link(texts["upload.title"], address.upload)], texts)
        html(.div, .class("notice \(model.verdict.kind.rawValue)")) { html in
            html(.p) { $0(.b, model.verdict.word) }
            html(.p, model.text)
        }
        if let total = model.total {
            html.hero(total)
            html(.p, [total.range, total.completeness].compactMap { $0 }.joined(separator: "; "))
        }
        html.actions(model.actions)
        html.facts(model.facts)
        html.section("findings", texts["findings.title"]) { html in
            guard !model.findings.isEmpty else { return html.mark(Mark(.good, texts["findings.none"])) }
            html.tally(model.tally)
            html.findings(model.findings)
        }
    }
}
