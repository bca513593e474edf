import Findings
import Inventories
import Localization
import Quantities

/// Where emissions come from: bars by sector and carrier, each followed by the table it was drawn from.
struct ReportCharts {
    let words: ReportWords

    private var result: InventoryResult { words.result }
    private var total: Double { words.total }

    var section: ReportDocument.Section {
        var blocks: [ReportDocument.Block] = []
        if total > 0 { blocks += [.strip(shares), .bars(sectors)] }
        blocks.append(.table(sectorTable))
        if total > 0 { blocks.append(.bars(carriers)) }
        blocks.append(.table(carrierTable))
        return ReportDocument.Section(title: words["inventory.where"], blocks: blocks)
    }

    /// How the sectors share the total.
    private var shares: ReportDocument.Chart {
        let segments = words.sectorsBySize.compactMap { sector -> ReportDocument.Segment? in
            guard let sum = result.bySector[sector]?.emission, sum.value > .zero else { return nil }
            return segment(
                "sector-\(sector.rawValue)", words.shortName(sector), words.share(sum), sum.value.value, of: total)
        }
        let title = segments.first.map { titled("chart.largest-sector", $0.name, $0.length) }
        let parts = segments.map { "\($0.name) \($0.words)" }
        return ReportDocument.Chart(
            title: title ?? "",
            subtitle: words["chart.shares", ["total": .text(words.texts.figure(total)), "unit": .text(words.unit)]],
            alternative: words["report.alt.strip", ["parts": .text(words.texts.list(parts))]],
            bars: [ReportDocument.Bar(name: "", segments: segments, value: "", share: "")], legend: segments)
    }

    /// Emissions of each sector, split by carrier, with the range where it was computed.
    private var sectors: ReportDocument.Chart {
        let scale = scale(words.sectorsBySize.map { (result.bySector[$0], result.uncertainty?.bySector[$0]) })
        let bars = words.sectorsBySize.map { sector in
            let parts = words.carriersBySize.compactMap { carrier in
                part(sector, carrier, "carrier-\(carrier.rawValue)", words.name(carrier), of: scale)
            }
            let range = result.uncertainty?.bySector[sector]
            return bar(words.shortName(sector), parts, result.bySector[sector], range, scale)
        }
        let first = words.sectorsBySize[0]
        let largest = words.carriersBySize.map { ($0, emission(first, $0)) }.max { $0.1 < $1.1 }
        let whole = result.bySector[first]?.emission.value.value ?? 0
        let title = words[
            "chart.sector-carriers",
            [
                "name": .text(words.shortName(first)), "part": .text(largest.map { words.name($0.0) } ?? ""),
                "share": .share(whole > 0 ? (largest?.1 ?? 0) / whole : 0),
            ]]
        let key = result.uncertainty == nil ? "chart.by-sector" : "chart.by-sector-range"
        return chart(title, words[key, ["unit": .text(words.unit)]], bars, legend: carrierLegend)
    }

    /// Emissions of each carrier, split by sector.
    private var carriers: ReportDocument.Chart {
        let scale = scale(words.carriersBySize.map { (result.byCarrier[$0], nil) })
        let bars = words.carriersBySize.map { carrier in
            let parts = words.sectorsBySize.compactMap { sector in
                part(sector, carrier, "sector-\(sector.rawValue)", words.shortName(sector), of: scale)
            }
            return bar(words.name(carrier), parts, result.byCarrier[carrier], nil, scale)
        }
        let first = words.carriersBySize[0]
        let share = (result.byCarrier[first]?.emission.value.value ?? 0) / total
        return chart(
            titled("chart.largest-carrier", words.name(first), share),
            words["chart.by-carrier", ["unit": .text(words.unit)]], bars, legend: sectorLegend)
    }

    /// The inputs that widen the range most.
    var contributors: ReportDocument.Chart? {
        guard let uncertainty = result.uncertainty, !uncertainty.contributors.isEmpty else { return nil }
        let shown = uncertainty.contributors.prefix(3)
        let bars = shown.map { contributor in
            let share = words.texts.numbers.percent(contributor.share)
            let name = name(of: contributor.input)
            return ReportDocument.Bar(
                name: name, segments: [segment("level", name, share, contributor.share, of: 1)], value: share,
                share: words["chart.of-the-range"])
        }
        let together = shown.reduce(0) { $0 + $1.share }
        return chart(
            words["chart.contributors", ["count": .count(shown.count), "share": .share(together)]],
            words["chart.contributors.note"], bars, legend: [])
    }

    private func name(of input: InventoryUncertainty.Contributor.Input) -> String {
        switch input {
        case .activity(let id):
            let record = result.lines.first { $0.record.id == id }?.record
            return words["chart.contributor.amount", ["line": .text(record.map(words.name) ?? id)]]
        case .factor(let identity, let gas): return factorName("\(identity) \(gas.rawValue)")
        }
    }

    /// A factor by its carrier, its gas and, where a carrier has several factors, the sectors it is used in.
    private func factorName(_ identity: String) -> String {
        let used = result.lines.filter { line in line.factor.map { Self.names(identity, $0.identity) } ?? false }
        guard let first = used.first else {
            return words["chart.contributor.factor", ["carrier": .text(identity.tidied(upTo: 200))]]
        }
        let gas = Gas.allCases.first { identity.hasSuffix(" \($0.rawValue)") }
        var parts = [words.carrier(of: first.record)]
        if let gas { parts.append(words["gas.\(gas.rawValue)"]) }
        let isOnlyOne = result.lines.allSatisfy {
            $0.record.carrier != first.record.carrier || $0.factor?.identity == first.factor?.identity
        }
        if !isOnlyOne {
            parts += Sector.allCases.filter { sector in used.contains { $0.record.sector == sector } }
                .map(words.shortName)
        }
        return words["chart.contributor.factor", ["carrier": .text(words.texts.list(parts))]]
    }

    /// Whether a shared input, `given:Diesel CO2`, is a gas of this factor.
    private static func names(_ input: String, _ factor: String) -> Bool {
        input == factor || Gas.allCases.contains { input == "\(factor) \($0.rawValue)" }
    }
}

extension ReportCharts {
    private func chart(
        _ title: String, _ subtitle: String, _ bars: [ReportDocument.Bar], legend: [ReportDocument.Segment]
    ) -> ReportDocument.Chart {
        let values = bars.map { "\($0.name): \($0.value)" }
        return ReportDocument.Chart(
            title: title, subtitle: subtitle,
            alternative: words[
                "report.alt.bars", ["title": .text(title), "values": .text(values.joined(separator: "; "))]],
            bars: bars, legend: legend)
    }

    private func bar(
        _ name: String, _ segments: [ReportDocument.Segment], _ subtotal: Subtotal?, _ range: Estimate?,
        _ scale: Double
    ) -> ReportDocument.Bar {
        let sum = subtotal?.emission ?? PartialSum()
        let known = sum.known > 0 ? range : nil
        let ends = known.map { [Self.length($0.low, of: scale), Self.length(max($0.low, $0.high), of: scale)] }
        return ReportDocument.Bar(
            name: name, segments: segments, range: ends, value: words.texts.figure(sum), share: words.share(sum))
    }

    private func part(
        _ sector: Sector, _ carrier: Carrier, _ colour: String, _ name: String, of scale: Double
    ) -> ReportDocument.Segment? {
        let value = emission(sector, carrier)
        return value > 0 ? segment(colour, name, words.texts.figure(value), value, of: scale) : nil
    }

    private func segment(
        _ colour: String, _ name: String, _ text: String, _ value: Double, of scale: Double
    ) -> ReportDocument.Segment {
        ReportDocument.Segment(colour: colour, name: name, words: text, length: Self.length(value, of: scale))
    }

    private var carrierLegend: [ReportDocument.Segment] {
        words.carriersBySize.filter { (result.byCarrier[$0]?.emission.value ?? .zero) > .zero }.map {
            segment("carrier-\($0.rawValue)", words.name($0), "", 0, of: 1)
        }
    }

    private var sectorLegend: [ReportDocument.Segment] {
        words.sectorsBySize.filter { (result.bySector[$0]?.emission.value ?? .zero) > .zero }.map {
            segment("sector-\($0.rawValue)", words.shortName($0), "", 0, of: 1)
        }
    }

    private func emission(_ sector: Sector, _ carrier: Carrier) -> Double {
        result.byCell[MatrixCell(sector: sector, carrier: carrier)]?.emission.value.value ?? 0
    }

    private func titled(_ key: String, _ name: String, _ share: Double) -> String {
        words[key, ["name": .text(name), "share": .share(share)]]
    }

    /// What the whole width stands for: the longest bar and every range fit in.
    private func scale(_ rows: [(Subtotal?, Estimate?)]) -> Double {
        let longest = rows.map { max($0.0?.emission.value.value ?? 0, $0.1?.high ?? 0) }.max() ?? 0
        return longest > 0 ? longest : 1
    }

    /// A length between nothing and the whole width, in steps too small to see.
    private static func length(_ value: Double, of scale: Double) -> Double {
        (min(1, max(0, value / scale)) * 100_000).rounded() / 100_000
    }
}

extension ReportCharts {
    private var sectorTable: ReportDocument.Table {
        table(
            words["column.sector"],
            words.sectorsBySize.map { (words.name($0), result.bySector[$0], result.uncertainty?.bySector[$0]) })
    }

    private var carrierTable: ReportDocument.Table {
        table(words["column.carrier"], words.carriersBySize.map { (words.name($0), result.byCarrier[$0], nil) })
    }

    private func table(_ first: String, _ rows: [(String, Subtotal?, Estimate?)]) -> ReportDocument.Table {
        let hasRanges = rows.contains { $0.2 != nil }
        var columns: [ReportDocument.Column] = [.words(first, room: 1), .number(words.unit)]
        if hasRanges { columns.append(.number(words["column.range"])) }
        columns += [
            .number(words["column.share"]), .number(words.texts.unit("MWh")), .number(words["column.completeness"]),
        ]
        func cells(_ name: String, _ subtotal: Subtotal?, _ range: Estimate?) -> [ReportDocument.Cell] {
            let sum = subtotal?.emission ?? PartialSum()
            var cells = [ReportDocument.Cell(name), ReportDocument.Cell(words.texts.figure(sum))]
            if hasRanges {
                // What is unknown has no range either, though a sum of nothing has one of nothing.
                let known = sum.known > 0 ? range : nil
                cells.append(ReportDocument.Cell(known.map(words.texts.range) ?? words["figure.no-share"]))
            }
            return cells + [
                ReportDocument.Cell(words.share(sum)),
                ReportDocument.Cell(words.texts.figure(subtotal?.energy ?? PartialSum())),
                ReportDocument.Cell(words.fraction(sum), .soft),
            ]
        }
        return ReportDocument.Table(
            caption: words["chart.table.of", ["column": .text(first)]], columns: columns,
            rows: rows.map { cells($0.0, $0.1, $0.2) },
            footer: cells(words["row.total"], result.total, result.uncertainty?.total))
    }
}
