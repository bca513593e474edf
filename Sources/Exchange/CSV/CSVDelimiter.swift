/// What stands between the cells of a row.
package enum CSVDelimiter: UInt8, Hashable, Sendable, CaseIterable {
    // The order decides between equals: a comma may also be a decimal mark, so it comes last.
    case tab = 0x09
    case semicolon = 0x3B
    case bar = 0x7C
    case comma = 0x2C

    /// The decimal mark of whoever writes with this delimiter: a hint when the numbers themselves do not tell.
    package var usualDecimalMark: DecimalMark? {
        switch self {
        case .semicolon: .comma
        case .comma: .point
        case .tab, .bar: nil
        }
    }

    /// The delimiter that cuts the beginning of a text into rows of the header's length, and most columns.
    static func detected(in text: [UInt8], limits: CSVTable.Limits) -> CSVDelimiter {
        var sample = Array(text.prefix(64 << 10))
        if sample.count < text.count, let end = sample.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
            sample.removeSubrange((end + 1)...)
        }
        let scored = allCases.map { ($0, score(of: $0, in: sample, limits: limits)) }
        let best = scored.reduce(scored[0]) { $1.1 > $0.1 ? $1 : $0 }
        return best.1 == Score(share: 0, columns: 1) ? .comma : best.0
    }

    private struct Score: Comparable {
        var share: Double
        var columns: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.share, left.columns) < (right.share, right.columns)
        }
    }

    private static func score(of delimiter: CSVDelimiter, in sample: [UInt8], limits: CSVTable.Limits) -> Score {
        var scanner = CSVScanner(sample, delimiter: delimiter.rawValue, limits: limits)
        var lengths: [Int] = []
        while lengths.count < 50, let record = scanner.nextRecord() {
            let filled = record.fields.lastIndex { !$0.isEmpty } ?? -1
            if filled >= 0 { lengths.append(record.fields.count) }
        }
        // Nothing but this delimiter: an empty sheet.
        guard let header = lengths.first else { return Score(share: 2, columns: 1) }
        guard header > 1 else { return Score(share: 0, columns: lengths.max() ?? 1) }
        let equal = lengths.count { $0 == header }
        return Score(share: Double(equal) / Double(lengths.count), columns: header)
    }
}
