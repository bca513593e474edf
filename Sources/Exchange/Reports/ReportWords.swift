import Findings
import Inventories
import Localization
import Quantities

/// The words and figures that every part of a report shares.
struct ReportWords {
    /// How many rows of a list are printed; the rest stands in the data.
    static let mostRows = 300

    let result: InventoryResult
    let texts: Texts

    var accounting: Accounting { result.inventory.accounting }
    var unitSymbol: String { "t\(accounting.basis.rawValue)" }
    /// The unit of emissions, kept on one line.
    var unit: String { texts.unit(unitSymbol).split(separator: " ").joined(separator: "\u{A0}") }
    var total: Double { result.total.emission.value.value }

    subscript(key: String, details: [String: Detail] = [:]) -> String { texts[key, details] }

    func name(_ sector: Sector) -> String { texts["sector.\(sector.rawValue)"] }
    func shortName(_ sector: Sector) -> String { texts["sector.\(sector.rawValue).short"] }
    func name(_ carrier: Carrier) -> String { texts["carrier.\(carrier.rawValue)"] }

    /// A carrier in the reader's language, and in the file's own word where that is another.
    func carrier(of record: ActivityRecord) -> String {
        let name = name(record.carrier)
        let word = record.carrierWord?.tidied(upTo: 100) ?? ""
        return word.isEmpty || word.lowercased() == name.lowercased() ? name : "\(name) (\(word))"
    }

    /// What a file says, for a narrow column.
    func narrow(_ words: String) -> String { words.tidied(upTo: 300, longestWord: 16) }

    /// A line's name: the file's own words where it has them.
    func name(_ record: ActivityRecord) -> String {
        texts[
            "working.line",
            [
                "sector": .text((record.sectorWord ?? name(record.sector)).tidied(upTo: 100)),
                "carrier": .text((record.carrierWord ?? name(record.carrier)).tidied(upTo: 100)),
                "subsector": .text((record.subsector ?? "").tidied(upTo: 100)),
            ]]
    }

    /// How much of a sum is known, where space is short: `7/8`.
    func fraction<D: Dimension>(_ sum: PartialSum<D>) -> String { "\(sum.known)/\(sum.known + sum.missing)" }

    /// A part of the whole in percent; what is too small to be rounded to anything is less than the smallest step.
    func share(_ sum: PartialSum<Mass>) -> String {
        guard sum.known > 0, total > 0 else { return texts["figure.no-share"] }
        let share = sum.value.value / total
        let words = texts.numbers.percent(share)
        return share > 0 && words == texts.numbers.percent(0) ? "<\u{A0}\(texts.numbers.percent(0.001))" : words
    }

    /// A factor with four digits: enough to compute again, few enough to read.
    func factor(_ value: Double) -> String { texts.numbers.significant(value, 4) }

    /// A relative difference with its sign, `+0,03 %`; no sign where it rounds to nothing.
    func signedPercent(_ share: Double) -> String {
        let words = texts.numbers.percent(share.magnitude, upTo: 2)
        if words == texts.numbers.percent(0) { return words }
        return (share > 0 ? "+" : "−") + words
    }

    /// Sectors with lines, the largest emission first.
    var sectorsBySize: [Sector] {
        Self.bySize(Sector.allCases.filter { result.bySector[$0] != nil }) { result.bySector[$0] }
    }

    /// Carriers with lines, the largest emission first.
    var carriersBySize: [Carrier] {
        Self.bySize(Carrier.allCases.filter { result.byCarrier[$0] != nil }) { result.byCarrier[$0] }
    }

    private static func bySize<Key>(_ keys: [Key], _ subtotal: (Key) -> Subtotal?) -> [Key] {
        keys.map { ($0, subtotal($0)?.emission.value.value ?? 0) }.enumerated().sorted {
            $0.element.1 == $1.element.1 ? $0.offset < $1.offset : $0.element.1 > $1.element.1
        }.map(\.element.0)
    }

    /// The first rows of a list, and a sentence on those that are left out.
    func shortened<Row>(_ rows: [Row]) -> (rows: [Row], note: [ReportDocument.Block]) {
        guard rows.count > Self.mostRows else { return (rows, []) }
        let rest = texts["report.more", ["count": .count(rows.count - Self.mostRows)]]
        return (Array(rows.prefix(Self.mostRows)), [.words(ReportDocument.Words(rest, .soft))])
    }
}
