import Findings
package import Inventories
package import Localization
import Quantities

extension InventoryShow {
    /// An inventory in ready words and figures.
    package struct Model: Equatable, Sendable {
        package var title: String
        package var crumbs: [Link]
        package var total: FigureItem
        /// The sentence beside the total.
        package var sentence: String
        package var range: RangeBar?
        package var facts: [Fact]
        package var take: [Link]
        /// What can be done with it, where it is one's own.
        package var actions: [Link]
        package var shares: ShareBar?
        package var sectors: BarChart?
        package var carriers: BarChart?
        package var matrix: InventoryMatrix
        /// The two subjects of the matrix; the one shown leads nowhere.
        package var subjects: [Link]
        package var factors: Table
        package var gases: Table?
        package var contributors: BarChart?
        package var missing: [Fact]
        package var findings: [FindingItem]
        package var tally: [Mark]
        package var printed: Table?
        package var source: [Fact]

        /// Words a result.
        ///
        /// - Parameters:
        ///   - result: What was computed.
        ///   - town: The town's name in the page's language, and its page where it has one.
        ///   - base: The inventory's own address, such as `/kk/towns/karaganda/inventories/2019`.
        ///   - shows: What the matrix holds.
        ///   - actions: What can be done with it, where it is one's own.
        ///   - compare: A comparison with another year, where there is one.
        ///   - revision: The revision of the ledger that says the same, where everybody may know it.
        ///   - texts: The words of the page's language.
        package init(
            _ result: InventoryResult, town: Link, base: String, shows: InventoryMatrix.Subject = .emissions,
            actions: [Link] = [], compare: [Link] = [], revision: ShownRevision? = nil, _ texts: Texts
        ) {
            let inventory = result.inventory
            let unit = inventory.accounting.emissionUnit
            let charts = InventoryCharts(result: result, base: base, texts: texts)
            let tables = InventoryTables(result: result, base: base, texts: texts)
            title = texts.title(of: inventory, town: town.words)
            crumbs = [town, Link(texts["inventory.crumb", ["year": .plain(inventory.year.number)]], nil)]
            total = FigureItem(
                result.total.emission, unit: unit, range: result.uncertainty?.total, address: "\(base)/figures/total",
                texts)
            sentence = texts["inventory.sentence", ["year": .plain(inventory.year.number)]]
            range = result.uncertainty.flatMap { RangeBar($0.total, unit: unit, texts) }
            take = Self.formats(base, texts) + compare
            self.actions = actions
            shares = charts.shares
            sectors = charts.sectors
            carriers = charts.carriers
            matrix = InventoryMatrix(result, shows, base: base, texts)
            subjects = InventoryMatrix.Subject.allCases.map { subject in
                Link(
                    texts["matrix.\(subject.rawValue)"],
                    subject == shows ? nil : "\(base)?show=\(subject.rawValue)#matrix")
            }
            factors = tables.factors
            gases = tables.gases
            contributors = charts.contributors
            missing = tables.missing
            findings = FindingItem.items(result.findings, texts)
            tally = FindingItem.tally(findings, texts)
            printed = tables.printed
            source = tables.source
            if let revision { source.append(Fact(texts["revision.published"], revision.parts(texts))) }
            facts = Self.facts(result, tally: tally, base: base, texts)
        }

        private static func formats(_ base: String, _ texts: Texts) -> [Link] {
            [
                Link(texts["take.workbook"], "\(base)/workbook.xlsx"), Link("CSV", "\(base).csv"),
                Link("JSON", "\(base).json"), Link("PDF", "\(base).pdf"), Link(texts["take.report"], "\(base)/report"),
            ]
        }

        private static func facts(_ result: InventoryResult, tally: [Mark], base: String, _ texts: Texts) -> [Fact] {
            let inventory = result.inventory
            let accounting = inventory.accounting
            var facts: [Fact] = []
            facts.append(perHead(result, base: base, texts))
            facts.append(
                Fact(texts["fact.energy"], energy(result, texts)))
            facts.append(Fact(texts["fact.completeness"], completeness(result, texts)))
            facts.append(
                Fact(
                    texts["fact.findings"],
                    tally.isEmpty ? [.mark(Mark(.good, texts["findings.none"]))] : tally.map { .mark($0) }))
            var choices = [
                texts["approach.\(accounting.approach.rawValue)"], texts["gas.\(accounting.basis.rawValue)"],
            ]
            if accounting.basis == .equivalent { choices.append(texts["gwp.\(accounting.warming.rawValue)"]) }
            facts.append(Fact(texts["fact.accounting"], texts.list(choices)))
            if result.biogenic.value > 0 {
                let words = texts.text(.quantity(result.biogenic.value.rounded(), unit: "tCO2"))
                facts.append(Fact(texts["fact.biogenic"], words))
            }
            return facts
        }

        private static func perHead(_ result: InventoryResult, base: String, _ texts: Texts) -> Fact {
            let town = result.inventory.town
            guard let perHead = result.emissionPerHead, let population = town.population,
                result.total.emission.known > 0
            else { return Fact(texts["fact.per-head"], texts["fact.no-population"]) }
            let unit = "\(result.inventory.accounting.emissionUnit)/head"
            let people = texts[
                "fact.population",
                [
                    "count": .count(population),
                    "year": .plain((town.populationYear ?? result.inventory.year).number),
                ]]
            let value = texts.quantity(texts.figure(perHead), unit)
            return Fact(texts["fact.per-head"], [.link(Link(value, "\(base)/figures/per-head")), .soft(people)])
        }

        private static func energy(_ result: InventoryResult, _ texts: Texts) -> String {
            guard result.total.energy.known > 0 else { return texts["figure.unknown"] }
            return texts.quantity(texts.figure(result.total.energy.value.value), "MWh")
        }

        private static func completeness(_ result: InventoryResult, _ texts: Texts) -> [Cell.Part] {
            let words = Cell.Part.words(texts.completeness(result.total.emission))
            return result.total.emission.share.map { [words, .meter($0)] } ?? [words]
        }
    }
}
