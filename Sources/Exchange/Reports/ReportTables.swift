import Findings
import Inventories
import Localization
import Quantities

/// The factors that were used, and the totals that the files print beside ours.
struct ReportTables {
    let words: ReportWords

    private var result: InventoryResult { words.result }

    /// A factor, or several that are alike in everything but the sector.
    private struct UsedFactor {
        var carrier: String
        var sectors: [Sector]
        var cells: [ReportDocument.Cell]
    }

    /// Factors with source, edition and mark, and what they come to gas by gas.
    var factors: ReportDocument.Section {
        let used = usedFactors
        let all = used.map { factor in
            let isOnlyOne = used.count { $0.carrier == factor.carrier } == 1
            let sectors = words.texts.list(factor.sectors.map(words.shortName))
            return [ReportDocument.Cell(isOnlyOne ? factor.carrier : "\(factor.carrier): \(sectors)")] + factor.cells
        }
        let (rows, note) = words.shortened(all)
        let table = ReportDocument.Table(
            columns: [
                .words(words["column.carrier"], room: 7), .number(words.texts.unit("\(words.unitSymbol)/MWh")),
                .words(words["column.source"], room: 5), .words(words["column.why"], room: 6),
                .words(words["column.verified"], room: 5),
            ], rows: rows)
        var blocks: [ReportDocument.Block] = [.table(table)] + note
        if let gases { blocks.append(.table(gases)) }
        return ReportDocument.Section(title: words["factors.used"], blocks: blocks)
    }

    /// In the order of the carriers; equal carriers in the order of the lines.
    private var usedFactors: [UsedFactor] {
        var used: [UsedFactor] = []
        for carrier in Carrier.allCases {
            for line in result.lines where line.record.carrier == carrier {
                guard let factor = line.factor else { continue }
                let (name, cells) = (words.carrier(of: line.record), cells(line, factor))
                let known = used.firstIndex { $0.carrier == name && $0.cells == cells }
                let index = known ?? used.count
                if known == nil { used.append(UsedFactor(carrier: name, sectors: [], cells: cells)) }
                let isNew = !used[index].sectors.contains(line.record.sector)
                if isNew { used[index].sectors.append(line.record.sector) }
            }
        }
        return used
    }

    private func cells(_ line: LineResult, _ factor: AppliedFactor) -> [ReportDocument.Cell] {
        let citation = factor.components.first?.citation
        // The national factor that a town states is the town's word too.
        let isStated = factor.origin == .reference && citation?.verification == .stated
        var why = words["factors.why.\(isStated ? AppliedFactor.Origin.given.rawValue : factor.origin.rawValue)"]
        if line.record.carrier == .electricity, factor.origin == .given,
            let computed = result.electricity?.value.value
        {
            why += " " + words["factors.why.beside", ["value": .text(words.factor(computed))]]
        }
        return [
            ReportDocument.Cell(words.factor(factor.intensity.value)),
            ReportDocument.Cell(words.narrow(source(citation))), ReportDocument.Cell(why, .soft), mark(citation),
        ]
    }

    private func source(_ citation: Citation?) -> String {
        guard let citation, !citation.source.isEmpty else { return words["factors.no-source"] }
        return [citation.source, citation.edition, citation.note].compactMap { $0 }.filter { !$0.isEmpty }
            .joined(separator: "; ")
    }

    private func mark(_ citation: Citation?) -> ReportDocument.Cell {
        guard let verification = citation?.verification else {
            return ReportDocument.Cell(words["verification.missing"], .stop)
        }
        let style: ReportDocument.Words.Style =
            switch verification {
            case .read: .good
            case .derived, .stated: .note
            case .memory, .design: .look
            case .missing: .stop
            }
        return ReportDocument.Cell(words["verification.\(verification.rawValue)"], style)
    }

    /// Tonnes of each gas, where the factors tell them apart.
    private var gases: ReportDocument.Table? {
        let rows = Gas.emitted.compactMap { gas in
            result.byGas[gas].map { sum in
                [
                    ReportDocument.Cell(words["gas.\(gas.rawValue).name"]),
                    ReportDocument.Cell(words.texts.figure(sum)),
                    ReportDocument.Cell(words.texts.completeness(sum), .soft),
                ]
            }
        }
        guard !rows.isEmpty else { return nil }
        return ReportDocument.Table(
            caption: words["gases.title"],
            columns: [
                .words(words["column.gas"], room: 2), .number(words.texts.unit("t")),
                .words(words["column.completeness"], room: 3),
            ], rows: rows)
    }

    /// Sums that the files print, beside ours; single lines are summed up in one sentence.
    var printed: ReportDocument.Section {
        let comparisons = result.printedComparisons
        let sums = comparisons.filter { $0.figure.row != .line }
        var blocks: [ReportDocument.Block] = []
        if sums.isEmpty {
            blocks.append(.words(ReportDocument.Words(words["report.printed.none"], .soft)))
        } else {
            let (rows, note) = words.shortened(sums.map(row))
            let table = ReportDocument.Table(
                columns: [
                    .words(words["column.figure"], room: 4), .number(words["column.printed"]),
                    .number(words["column.ours"]), .number(words["column.difference"]),
                    .words(words["column.place"], room: 3),
                ], rows: rows)
            blocks += [.table(table)] + note
        }
        let lines = comparisons.filter { $0.figure.row == .line }.compactMap(\.relativeDifference)
        if let largest = lines.map(\.magnitude).max() {
            let sentence = words["report.printed.lines", ["count": .count(lines.count), "share": .share(largest)]]
            blocks.append(.words(ReportDocument.Words(sentence, .soft)))
        }
        return ReportDocument.Section(title: words["printed.title"], blocks: blocks)
    }

    private func row(_ comparison: PrintedComparison) -> [ReportDocument.Cell] {
        let figure = comparison.figure
        let unit = words.texts.textIfAny("unit.\(symbol(figure))") ?? words.texts.unit("t")
        func amount(_ value: Double) -> ReportDocument.Cell {
            ReportDocument.Cell("\(words.texts.figure(value))\u{A0}\(unit)")
        }
        let none = ReportDocument.Cell(words["figure.no-share"], .soft)
        return [
            ReportDocument.Cell(words.narrow(name(figure))), amount(figure.value),
            comparison.computed.map(amount) ?? none,
            comparison.relativeDifference.map { ReportDocument.Cell(words.signedPercent($0)) } ?? none,
            ReportDocument.Cell(words.narrow(words.texts.text(figure.place)), .soft),
        ]
    }

    private func symbol(_ figure: PrintedFigure) -> String {
        figure.subject == .energy ? "MWh" : "t\(figure.gas?.rawValue ?? "")"
    }

    private func name(_ figure: PrintedFigure) -> String {
        var parts = [
            figure.sectorWord ?? figure.sector.map(words.name), figure.subsector,
            figure.carrierWord ?? figure.carrier.map(words.name),
        ].compactMap { $0 }.filter { !$0.isEmpty }
        if figure.row == .total, figure.sector == nil || parts.isEmpty {
            parts = [words["row.total"]] + parts.dropFirst()
        }
        if let gas = figure.gas, !words.texts.has("unit.\(symbol(figure))") {
            parts.append(words["gas.\(gas.rawValue)"])
        }
        if let scope = figure.scope { parts.append(words["report.scope", ["number": .plain(scope)]]) }
        return words.texts.list(parts)
    }
}
