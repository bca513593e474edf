package import Findings
package import Inventories
package import Localization
import Quantities

extension InventoryExport {
    /// Reports a result; names and findings in the reader's language, codes and figures the same in all.
    package init(_ result: InventoryResult, texts: Texts) {
        let inventory = result.inventory
        let unit = "t \(result.basis.rawValue)"
        town = Town(
            name: inventory.town.name, country: inventory.town.country, population: inventory.town.population,
            populationYear: inventory.town.populationYear?.number)
        year = inventory.year.number
        kind = inventory.kind.rawValue
        accounting = Choices(
            approach: inventory.accounting.approach.rawValue, basis: inventory.accounting.basis.rawValue,
            warming: inventory.accounting.warming.rawValue,
            biomassIsSustainable: inventory.accounting.biomassIsSustainable)
        total = Amount(
            value: result.total.emission.value.value, unit: unit, low: result.uncertainty?.total.low,
            high: result.uncertainty?.total.high, completeness: Completeness(result.total.emission))
        energy = Amount(
            value: result.total.energy.value.value, unit: "MWh", low: nil, high: nil,
            completeness: Completeness(result.total.energy))
        perHead = result.emissionPerHead.map {
            PerHead(value: $0, unit: "\(unit)/head", energy: result.energyPerHead, energyUnit: "MWh/head")
        }
        keySectors = Sector.Key.allCases.filter(result.keySectors.contains).map(\.rawValue)
        let parts = Parts(result: result, texts: texts, unit: unit)
        bySector = parts.bySector
        byCarrier = parts.byCarrier
        bySectorAndCarrier = parts.byCell
        byGas = parts.byGas
        biogenic = result.biogenic.value
        factors = Self.factors(result)
        electricityFactor = result.working(of: .electricityFactor)
        heatFactor = result.working(of: .heatFactor)
        uncertainty = result.uncertainty.map(Self.uncertainty)
        lines = result.lines.map(Self.line)
        printed = result.printedComparisons.map {
            Printed(figure: $0.figure, computed: $0.computed, difference: $0.difference)
        }
        findings = result.findings.map { Self.noticed($0, texts) }
        files = inventory.files
        publication = inventory.publication
    }

    /// A finding with its words.
    package static func noticed(_ finding: Finding, _ texts: Texts) -> Noticed {
        let words = texts.text(finding)
        return Noticed(
            rule: finding.code, severity: finding.severity.rawValue, place: finding.place, placeText: words.place,
            title: words.title, text: words.text, why: words.why, advice: words.advice)
    }

    private static func line(_ line: LineResult) -> Line {
        let record = line.record
        return Line(
            id: record.id, sector: record.sector.rawValue, sectorWord: record.sectorWord, subsector: record.subsector,
            carrier: record.carrier.rawValue, carrierWord: record.carrierWord, scope: record.scope,
            entry: record.entry, energy: line.energy?.value, emission: line.emission?.value,
            factor: line.factor?.identity, place: record.place)
    }

    private static func factors(_ result: InventoryResult) -> [Factor] {
        var order: [String] = []
        var carriers: [String: Set<String>] = [:]
        var applied: [String: AppliedFactor] = [:]
        for line in result.lines {
            guard let factor = line.factor else { continue }
            if applied[factor.identity] == nil { order.append(factor.identity) }
            applied[factor.identity] = factor
            carriers[factor.identity, default: []].insert(line.record.carrier.rawValue)
        }
        return order.compactMap { name in
            applied[name].map { factor in
                Factor(
                    name: name, carriers: (carriers[name] ?? []).sorted(), value: factor.intensity.value,
                    unit: "t/MWh", origin: factor.origin.rawValue, gases: factor.components.map(gas),
                    biogenic: factor.biogenic?.value)
            }
        }
    }

    private static func gas(_ component: AppliedFactor.Component) -> GasFactor {
        GasFactor(
            gas: component.gas.rawValue, value: component.value.value, unit: "t/MWh",
            warmingPotential: component.warming, source: component.citation.source,
            edition: component.citation.edition, verification: component.citation.verification.rawValue,
            note: component.citation.note, place: component.place)
    }

    private static func uncertainty(_ uncertainty: InventoryUncertainty) -> Uncertainty {
        Uncertainty(
            approach1RelativeHalfWidth: uncertainty.propagated, approach2Low: uncertainty.total.low,
            approach2High: uncertainty.total.high, draws: uncertainty.draws, seed: uncertainty.seed,
            measureBetterFirst: uncertainty.contributors.map { contributor in
                switch contributor.input {
                case .activity(let line): Contributor(kind: "activity", name: line, share: contributor.share)
                case .factor(let identity, let gas):
                    Contributor(kind: "factor", name: "\(identity) \(gas.rawValue)", share: contributor.share)
                }
            })
    }
}

/// The breakdowns of a result as parts with their names.
private struct Parts {
    let result: InventoryResult
    let texts: Texts
    let unit: String

    var bySector: [InventoryExport.Part] {
        Sector.allCases.compactMap { sector in
            result.bySector[sector].map { subtotal in
                let words = result.lines.filter { $0.record.sector == sector }.compactMap(\.record.sectorWord)
                return part(
                    subtotal, sector: sector, carrier: nil, words: unique(words),
                    range: result.uncertainty?.bySector[sector])
            }
        }
    }

    var byCarrier: [InventoryExport.Part] {
        Carrier.allCases.compactMap { carrier in
            result.byCarrier[carrier].map { subtotal in
                let words = result.lines.filter { $0.record.carrier == carrier }.compactMap(\.record.carrierWord)
                return part(subtotal, sector: nil, carrier: carrier, words: unique(words), range: nil)
            }
        }
    }

    var byCell: [InventoryExport.Part] {
        Sector.allCases.flatMap { sector in
            Carrier.allCases.compactMap { carrier in
                result.byCell[MatrixCell(sector: sector, carrier: carrier)].map {
                    part($0, sector: sector, carrier: carrier, words: nil, range: nil)
                }
            }
        }
    }

    var byGas: [InventoryExport.Part] {
        Gas.emitted.compactMap { gas in
            result.byGas[gas].map { sum in
                InventoryExport.Part(
                    sector: nil, carrier: nil, gas: gas.rawValue, name: texts.text("gas.\(gas.rawValue)"), words: nil,
                    value: sum.value.value, unit: "t \(gas.rawValue)", low: nil, high: nil, energy: nil,
                    energyUnit: nil, completeness: InventoryExport.Completeness(sum))
            }
        }
    }

    private func part(
        _ subtotal: Subtotal, sector: Sector?, carrier: Carrier?, words: [String]?, range: Estimate?
    ) -> InventoryExport.Part {
        let names = [
            sector.map { texts.text("sector.\($0.rawValue)") }, carrier.map { texts.text("carrier.\($0.rawValue)") },
        ].compactMap { $0 }
        return InventoryExport.Part(
            sector: sector?.rawValue, carrier: carrier?.rawValue, gas: nil, name: names.joined(separator: " · "),
            words: words, value: subtotal.emission.value.value, unit: unit, low: range?.low, high: range?.high,
            energy: subtotal.energy.value.value, energyUnit: "MWh",
            completeness: InventoryExport.Completeness(subtotal.emission))
    }

    private func unique(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }
    }
}
