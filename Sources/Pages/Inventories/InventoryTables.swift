import Findings
import Inventories
import Localization
import Quantities

/// The tables of an inventory page: factors, gases, what is missing, what the file prints, where it comes from.
struct InventoryTables {
    let result: InventoryResult
    let base: String
    let texts: Texts

    private var accounting: Accounting { result.inventory.accounting }
    private var unit: String { texts.unit(accounting.emissionUnit) }

    /// The factors that were used, and why these.
    var factors: Table {
        var seen: Set<String> = []
        let rows = result.lines.compactMap { line -> [Cell]? in
            guard let factor = line.factor, seen.insert("\(line.record.carrier)|\(factor.identity)").inserted else {
                return nil
            }
            return row(line, factor)
        }
        return Table(
            texts.tableLabel(texts["factors.used"]),
            columns: [
                Table.Column(texts["column.carrier"]),
                .number(texts.unit("\(accounting.emissionUnit)/MWh")), Table.Column(texts["column.source"]),
                Table.Column(texts["column.why"]), Table.Column(texts["column.verified"]),
            ], rows: rows)
    }

    private func row(_ line: LineResult, _ factor: AppliedFactor) -> [Cell] {
        let carrier = line.record.carrier
        let figure: Figure =
            switch carrier {
            case .electricity: .electricityFactor
            case .heatCold: .heatFactor
            default: .line(line.record.id)
            }
        let citation = factor.components.first?.citation
        // The national factor that a town states is the town's word too.
        let isStated = factor.origin == .reference && citation?.verification == .stated
        var why = texts["factors.why.\(isStated ? AppliedFactor.Origin.given.rawValue : factor.origin.rawValue)"]
        if carrier == .electricity, factor.origin == .given, let computed = result.electricity?.value.value {
            why += " " + texts["factors.why.beside", ["value": .text(texts.factor(computed))]]
        }
        return [
            Cell(line.record.carrierWord ?? texts.name(carrier), address(figure)),
            Cell(texts.factor(factor.intensity.value)), Cell(source(citation)), Cell(why),
            citation.map { Cell(Mark($0.verification, texts)) } ?? .empty,
        ]
    }

    private func source(_ citation: Citation?) -> String {
        guard let citation, !citation.source.isEmpty else { return texts["factors.no-source"] }
        return [citation.source, citation.edition, citation.note].compactMap { $0 }.filter { !$0.isEmpty }
            .joined(separator: "; ")
    }

    /// Tonnes of each gas, where the factors tell them apart.
    var gases: Table? {
        let rows = Gas.emitted.compactMap { gas in
            result.byGas[gas].map { sum in
                [
                    Cell(texts["gas.\(gas.rawValue).name"]), Cell(texts.figure(sum.value.value)),
                    Cell(texts.completeness(sum)),
                ]
            }
        }
        guard !rows.isEmpty else { return nil }
        return Table(
            texts.tableLabel(texts["gases.title"]),
            columns: [
                Table.Column(texts["column.gas"]), .number(texts.unit("t")), Table.Column(texts["column.completeness"]),
            ], rows: rows)
    }

    /// Lines that are not in the total, and why.
    var missing: [Fact] {
        result.missingLines.map { line in
            Fact(result.name(of: line.record, texts), reason(line))
        }
    }

    private func reason(_ line: LineResult) -> String {
        if line.energy != nil { return texts["missing.factor"] }
        if line.record.entry.standing == .known { return texts["missing.conversion"] }
        return texts["notation.\(line.record.entry.key?.rawValue ?? "unknown").meaning"]
    }

    /// Totals that the town's file prints, beside ours.
    var printed: Table? {
        let rows = result.inventory.printed.compactMap(row)
        guard !rows.isEmpty else { return nil }
        return Table(
            texts.tableLabel(texts["printed.title"]),
            columns: [
                Table.Column(texts["column.figure"]), .number(texts["column.printed"]), .number(texts["column.ours"]),
                .number(texts["column.difference"]), Table.Column(texts["column.place"]),
            ], rows: rows)
    }

    private func row(_ figure: PrintedFigure) -> [Cell]? {
        guard figure.row != .line, figure.scope == nil, figure.subsector == nil, let (ours, unit) = ours(figure) else {
            return nil
        }
        let name = [figure.sector.map(texts.name), figure.carrier.map(texts.name)].compactMap { $0 }
        let difference = ours == 0 ? texts["figure.no-share"] : texts.signedPercent(figure.value / ours - 1)
        return [
            Cell(name.isEmpty ? texts["row.total"] : texts.list(name)), Cell("\(texts.figure(figure.value)) \(unit)"),
            Cell("\(texts.figure(ours)) \(unit)"), Cell(difference), Cell(texts.text(figure.place)),
        ]
    }

    private func ours(_ figure: PrintedFigure) -> (Double, String)? {
        let subtotal: Subtotal? =
            switch (figure.sector, figure.carrier) {
            case (nil, nil): result.total
            case (let sector?, nil): result.bySector[sector]
            case (nil, let carrier?): result.byCarrier[carrier]
            case (let sector?, let carrier?): result.byCell[MatrixCell(sector: sector, carrier: carrier)]
            }
        guard let subtotal else { return nil }
        switch figure.subject {
        case .energy: return (subtotal.energy.value.value, texts.unit("MWh"))
        case .emission:
            guard figure.gas == nil || figure.gas?.rawValue == accounting.basis.rawValue else { return nil }
            return (subtotal.emission.value.value, unit)
        }
    }

    /// Where the inventory was printed and what it was read from.
    var source: [Fact] {
        var facts: [Fact] = []
        if let publication = result.inventory.publication {
            facts.append(Fact(texts["source.published"], publication.title))
            if let from = publication.obtainedFrom { facts.append(Fact(texts["source.obtained"], from)) }
            if let licence = publication.licence { facts.append(Fact(texts["source.licence"], licence)) }
            if let caution = publication.caution { facts.append(Fact(texts["source.caution"], caution)) }
            for problem in publication.knownProblems { facts.append(Fact(texts["source.problem"], problem)) }
        }
        for file in result.inventory.files {
            facts.append(Fact(texts["source.file"], [.words(file.name), .code("SHA-256 \(file.sha256)")]))
        }
        if let notes = result.inventory.notes { facts.append(Fact(texts["source.notes"], notes)) }
        return facts
    }

    private func address(_ figure: Figure) -> String { "\(base)/figures/\(Address.escaped(figure.path))" }
}
