import Findings
import Inventories
import Localization
import Quantities

extension ReportDocument {
    /// Words a result from its title to its footer.
    init(_ result: InventoryResult, townName: String, _ words: ReportWords) {
        let inventory = result.inventory
        let townName = townName.tidied(upTo: 120)
        let kind = words["kind.\(inventory.kind.rawValue)"]
        let command = ReportCommand(inventory: inventory, words: words)
        language = words.texts.language.rawValue
        title =
            words[
                "inventory.title",
                ["town": .text(townName), "year": .plain(inventory.year.number), "kind": .text(kind)]]
        let country = inventory.town.country
        heading = Heading(
            above: words["report.above"],
            town: words["report.town-year", ["town": .text(townName), "year": .plain(inventory.year.number)]],
            below: words.texts.list([kind, words.texts.textIfAny("country.\(country)") ?? country]))
        hero = Hero(words)
        let charts = ReportCharts(words: words)
        let tables = ReportTables(words: words)
        let notes = ReportNotes(words: words)
        sections = [
            charts.section, ReportMatrix(words: words).section, notes.range(charts), notes.accounting, tables.factors,
            notes.missing, notes.findings, tables.printed, notes.source(command),
        ]
        footer = Footer(words: words["report.recompute.short"], command: command.short)
    }
}

extension ReportDocument.Hero {
    init(_ words: ReportWords) {
        let result = words.result
        let sum = result.total.emission
        value = sum.known == 0 ? words["figure.unknown"] : words.texts.figure(sum.value.value)
        unit = words.unit
        sentence = words["inventory.sentence", ["year": .plain(result.inventory.year.number)]]
        completeness = words.texts.completeness(sum)
        isPartial = !sum.isComplete
        range = result.uncertainty.flatMap { ReportDocument.Range($0.total, words) }
        facts = Self.facts(words)
    }

    private static func facts(_ words: ReportWords) -> [ReportDocument.Fact] {
        let result = words.result
        var facts = [perHead(words)]
        let energy =
            result.total.energy.known > 0
            ? words.texts.quantity(words.texts.figure(result.total.energy), "MWh") : words["figure.unknown"]
        facts.append(ReportDocument.Fact(words["fact.energy"], energy))
        facts.append(
            ReportDocument.Fact(
                words["fact.accounting"],
                words.texts.list([
                    words["approach.\(words.accounting.approach.rawValue)"],
                    words["gas.\(words.accounting.basis.rawValue)"],
                ])))
        if result.biogenic.value > 0 {
            let amount = words.texts.text(.quantity(result.biogenic.value.rounded(), unit: "tCO2"))
            facts.append(ReportDocument.Fact(words["fact.biogenic"], amount))
        }
        facts.append(ReportDocument.Fact(name: words["fact.findings"], values: ReportNotes(words: words).tally))
        return facts
    }

    private static func perHead(_ words: ReportWords) -> ReportDocument.Fact {
        let town = words.result.inventory.town
        guard let perHead = words.result.emissionPerHead, let population = town.population,
            words.result.total.emission.known > 0
        else { return ReportDocument.Fact(words["fact.per-head"], words["fact.no-population"]) }
        let star = words.result.total.emission.missing > 0 ? "*" : ""
        let value = words.texts.quantity(words.texts.figure(perHead) + star, "\(words.unitSymbol)/head")
        let year = (town.populationYear ?? words.result.inventory.year).number
        let people = words["fact.population", ["count": .count(population), "year": .plain(year)]]
        return ReportDocument.Fact(
            name: words["fact.per-head"], values: [ReportDocument.Words(value), ReportDocument.Words(people, .soft)])
    }
}

extension ReportDocument.Range {
    /// Draws an estimate; nothing where its range is a point.
    init?(_ estimate: Estimate, _ words: ReportWords) {
        guard estimate.high > estimate.low else { return nil }
        let ends = words.texts.range(estimate)
        let parts = ends.split(separator: "–", maxSplits: 1).map(String.init)
        self.init(
            words: words["figure.range", ["range": .text(ends), "unit": .text(words.unit)]], low: parts.first ?? "",
            high: parts.last ?? "",
            position: min(1, max(0, (estimate.value - estimate.low) / (estimate.high - estimate.low))))
    }
}

extension ReportDocument.Fact {
    init(_ name: String, _ words: String) { self.init(name: name, values: [ReportDocument.Words(words)]) }
}
