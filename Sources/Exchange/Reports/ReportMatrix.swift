import Findings
import Inventories
import Localization
import Quantities

/// Sector by carrier, emissions and energy, with a sign for everything that is not a number.
struct ReportMatrix {
    private enum Subject: String { case emissions, energy }

    let words: ReportWords

    private var result: InventoryResult { words.result }

    private var carriers: [Carrier] {
        Carrier.allCases.filter { carrier in
            result.lines.contains { $0.record.carrier == carrier && $0.record.entry.standing != .absent }
        }
    }

    private var sectors: [Sector] {
        let known = Set(result.lines.map(\.record.sector))
        return Sector.allCases.filter(known.contains)
    }

    var section: ReportDocument.Section {
        ReportDocument.Section(
            title: words["matrix.title"], isWide: carriers.count > 6,
            blocks: [
                .table(table(.emissions)), .table(table(.energy)),
                .words(ReportDocument.Words(words["matrix.signs"], .soft)),
            ])
    }

    private func table(_ subject: Subject) -> ReportDocument.Table {
        let unit = words.texts.unit(subject == .energy ? "MWh" : words.unitSymbol)
        let columns = carriers.map { ReportDocument.Column.number(words.name($0)) }
        let rows = sectors.map { sector in
            [ReportDocument.Cell(words.shortName(sector))] + carriers.map { cell(sector, $0, subject) }
                + [ReportDocument.Cell(text(result.bySector[sector], subject), .strong)]
        }
        let totals = carriers.map { ReportDocument.Cell(text(result.byCarrier[$0], subject)) }
        return ReportDocument.Table(
            caption: words["report.matrix.\(subject.rawValue)", ["unit": .text(unit)]],
            columns: [.words(words["column.sector"])] + columns + [.number(words["row.total"])], rows: rows,
            footer: [ReportDocument.Cell(words["row.total"])] + totals
                + [ReportDocument.Cell(text(result.total, subject), .strong)],
            isMatrix: true)
    }

    private func cell(_ sector: Sector, _ carrier: Carrier, _ subject: Subject) -> ReportDocument.Cell {
        let first = result.lines.first { $0.record.sector == sector && $0.record.carrier == carrier }
        guard let first else { return ReportDocument.Cell("–", .soft) }
        let sign = first.record.entry.key?.rawValue
        guard let subtotal = result.byCell[MatrixCell(sector: sector, carrier: carrier)] else {
            return ReportDocument.Cell(sign ?? "–", .soft)
        }
        let (known, share) = measure(subtotal, subject)
        guard known > 0 else { return ReportDocument.Cell(sign ?? "?", .look) }
        return ReportDocument.Cell(text(subtotal, subject), weight: weight(share))
    }

    private func text(_ subtotal: Subtotal?, _ subject: Subject) -> String {
        guard let subtotal else { return "–" }
        let known = subject == .energy ? subtotal.energy.known : subtotal.emission.known
        if known == 0 { return "?" }
        return subject == .energy ? words.texts.figure(subtotal.energy) : words.texts.figure(subtotal.emission)
    }

    private func measure(_ subtotal: Subtotal, _ subject: Subject) -> (known: Int, share: Double) {
        let (sum, whole) =
            subject == .energy
            ? (subtotal.energy.value.value, result.total.energy.value.value)
            : (subtotal.emission.value.value, result.total.emission.value.value)
        let known = subject == .energy ? subtotal.energy.known : subtotal.emission.known
        return (known, whole > 0 ? sum / whole : 0)
    }

    /// The same steps as on the page, so that a cell looks equally heavy on paper.
    private func weight(_ share: Double) -> Int {
        share > 0.08 ? 4 : share > 0.04 ? 3 : share > 0.015 ? 2 : share > 0.004 ? 1 : 0
    }
}
