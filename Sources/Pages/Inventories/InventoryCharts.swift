import Findings
import Inventories
import Localization
import Quantities

/// The charts of an inventory, each with a title that says the finding and the table it was drawn from.
struct InventoryCharts {
    let result: InventoryResult
    /// The inventory's own address, which its figures' addresses begin with.
    let base: String
    let texts: Texts

    private var unit: String { texts.unit(result.inventory.accounting.emissionUnit) }
    private var total: Double { result.total.emission.value.value }

    /// How the sectors share the total.
    var shares: ShareBar? {
        guard total > 0, let first = result.sectorsBySize.first else { return nil }
        let segments = result.sectorsBySize.map { sector in
            let value = result.bySector[sector]?.emission.value.value ?? 0
            return BarChart.Segment(
                style: "sector-\(sector.rawValue)", name: texts.shortName(sector), value: value,
                words: share(value))
        }
        return ShareBar(
            title: titled("chart.largest-sector", texts.name(first), segments.first?.value ?? 0),
            subtitle: texts["chart.shares", ["total": .text(texts.figure(total)), "unit": .text(unit)]],
            segments: segments)
    }

    /// Emissions of each sector, split by carrier, with the range where it was computed.
    var sectors: BarChart? {
        guard total > 0, let first = result.sectorsBySize.first else { return nil }
        let carriers = result.carriersBySize
        let rows = result.sectorsBySize.map { sector in
            let parts = carriers.compactMap { segment(of: MatrixCell(sector: sector, carrier: $0), byCarrier: true) }
            let range = result.uncertainty?.bySector[sector].map { $0.low...max($0.low, $0.high) }
            return row(.sector(sector), texts.name(sector), parts, result.bySector[sector]?.emission, range)
        }
        return BarChart(
            title: titled("chart.sector-carriers", texts.name(first), largestCarrier(in: first)),
            subtitle: texts[
                result.uncertainty == nil ? "chart.by-sector" : "chart.by-sector-range", ["unit": .text(unit)]],
            rows: rows, legend: legend(carriers), table: sectorTable)
    }

    /// Emissions of each carrier, split by sector.
    var carriers: BarChart? {
        guard total > 0, let first = result.carriersBySize.first else { return nil }
        let sectors = result.sectorsBySize
        let rows = result.carriersBySize.map { carrier in
            let parts = sectors.compactMap { segment(of: MatrixCell(sector: $0, carrier: carrier), byCarrier: false) }
            return row(.carrier(carrier), texts.name(carrier), parts, result.byCarrier[carrier]?.emission, nil)
        }
        return BarChart(
            title: titled(
                "chart.largest-carrier", texts.name(first), result.byCarrier[first]?.emission.value.value ?? 0),
            subtitle: texts["chart.by-carrier", ["unit": .text(unit)]], rows: rows, legend: legend(sectors),
            table: carrierTable)
    }

    /// The inputs that widen the range most.
    var contributors: BarChart? {
        guard let uncertainty = result.uncertainty, !uncertainty.contributors.isEmpty else { return nil }
        let shown = uncertainty.contributors.prefix(3)
        let rows = shown.map { contributor in
            let name = name(of: contributor.input)
            let words = texts.numbers.percent(contributor.share, upTo: 0)
            let segment = BarChart.Segment(style: "level", name: name.words, value: contributor.share, words: words)
            return BarChart.Row(name: name, segments: [segment], value: words, share: texts["chart.of-the-range"])
        }
        let together = shown.reduce(0) { $0 + $1.share }
        return BarChart(
            title: texts["chart.contributors", ["count": .count(shown.count), "share": .share(together)]],
            subtitle: texts["chart.contributors.note"], rows: rows, legend: [], table: nil)
    }

    private func name(of input: InventoryUncertainty.Contributor.Input) -> Link {
        switch input {
        case .activity(let id):
            guard let line = result.lines.first(where: { $0.record.id == id }) else { return Link(id, nil) }
            let words = texts["chart.contributor.amount", ["line": .text(result.name(of: line.record, texts))]]
            return Link(words, address(.line(id)))
        case .factor(let identity, _):
            guard let line = result.lines.first(where: { $0.factor?.identity == identity }) else {
                return Link(identity, nil)
            }
            let words = texts["chart.contributor.factor", ["carrier": .text(texts.name(line.record.carrier))]]
            return Link(words, address(.line(line.record.id)))
        }
    }

    private func row(
        _ figure: Figure, _ name: String, _ segments: [BarChart.Segment], _ sum: PartialSum<Mass>?,
        _ range: ClosedRange<Double>?
    ) -> BarChart.Row {
        let value = sum.map { texts.figure($0) } ?? texts["figure.unknown"]
        let share = sum.map { $0.known > 0 ? self.share($0.value.value) : texts["figure.no-share"] } ?? ""
        return BarChart.Row(
            name: Link(name, address(figure)), segments: segments, range: range, value: value, share: share)
    }

    private func segment(of cell: MatrixCell, byCarrier: Bool) -> BarChart.Segment? {
        guard let sum = result.byCell[cell]?.emission, sum.value > .zero else { return nil }
        return BarChart.Segment(
            style: byCarrier ? "carrier-\(cell.carrier.rawValue)" : "sector-\(cell.sector.rawValue)",
            name: byCarrier ? texts.name(cell.carrier) : texts.shortName(cell.sector), value: sum.value.value,
            words: "\(texts.figure(sum.value.value)) \(unit)")
    }

    private func legend(_ carriers: [Carrier]) -> [BarChart.Segment] {
        carriers.filter { (result.byCarrier[$0]?.emission.value ?? .zero) > .zero }.map {
            BarChart.Segment(style: "carrier-\($0.rawValue)", name: texts.name($0), value: 0, words: "")
        }
    }

    private func legend(_ sectors: [Sector]) -> [BarChart.Segment] {
        sectors.map { BarChart.Segment(style: "sector-\($0.rawValue)", name: texts.shortName($0), value: 0, words: "") }
    }

    private func largestCarrier(in sector: Sector) -> (String, Double) {
        let cells = result.carriersBySize.map { ($0, result.byCell[MatrixCell(sector: sector, carrier: $0)]) }
        let largest = cells.max { ($0.1?.emission.value ?? .zero) < ($1.1?.emission.value ?? .zero) }
        return (largest.map { texts.name($0.0) } ?? "", largest?.1?.emission.value.value ?? 0)
    }

    private func titled(_ key: String, _ name: String, _ value: Double) -> String {
        texts[key, ["name": .text(name), "share": .share(value / total)]]
    }

    private func titled(_ key: String, _ name: String, _ part: (name: String, value: Double)) -> String {
        let whole = result.sectorsBySize.first.flatMap { result.bySector[$0]?.emission.value.value } ?? total
        return texts[
            key,
            ["name": .text(name), "part": .text(part.name), "share": .share(whole > 0 ? part.value / whole : 0)]]
    }

    private func share(_ value: Double) -> String { texts.numbers.percent(value / total) }

    private func address(_ figure: Figure) -> String { "\(base)/figures/\(Address.escaped(figure.path))" }
}

extension InventoryCharts {
    private var sectorTable: Table {
        table(
            texts["column.sector"],
            result.sectorsBySize.map {
                (
                    texts.name($0), Figure.sector($0), result.bySector[$0]?.emission ?? PartialSum(),
                    result.uncertainty?.bySector[$0]
                )
            })
    }

    private var carrierTable: Table {
        table(
            texts["column.carrier"],
            result.carriersBySize.map {
                (texts.name($0), Figure.carrier($0), result.byCarrier[$0]?.emission ?? PartialSum(), nil)
            })
    }

    private func table(_ first: String, _ rows: [(String, Figure, PartialSum<Mass>, Estimate?)]) -> Table {
        let hasRanges = rows.contains { $0.3 != nil }
        var columns: [Table.Column] = [Table.Column(first), .number(unit)]
        if hasRanges { columns.append(.number(texts["column.range"])) }
        columns += [.number(texts["column.share"]), Table.Column(texts["column.completeness"])]
        func cells(_ name: Cell, _ sum: PartialSum<Mass>, _ range: Estimate?) -> [Cell] {
            var cells = [name, Cell(texts.figure(sum))]
            if hasRanges { cells.append(Cell(range.map(texts.range) ?? texts["figure.no-range"])) }
            let part = sum.known > 0 ? share(sum.value.value) : texts["figure.no-share"]
            return cells + [Cell(part), Cell(texts.completeness(sum))]
        }
        return Table(
            texts["chart.table.of", ["column": .text(first)]], columns: columns,
            rows: rows.map { cells(Cell($0.0, address($0.1)), $0.2, $0.3) },
            footer: cells(Cell(texts["row.total"]), result.total.emission, result.uncertainty?.total))
    }
}
