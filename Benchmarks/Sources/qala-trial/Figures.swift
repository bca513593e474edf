/// Measured times, and how most and nearly all of them were.
struct Times: Sendable {
    private(set) var milliseconds: [Double] = []

    mutating func add(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        milliseconds.append(Double(seconds) * 1_000 + Double(attoseconds) / 1e15)
    }

    /// A time that so many of a hundred did not exceed.
    func percentile(_ share: Double) -> Double {
        let sorted = milliseconds.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, Int((share / 100 * Double(sorted.count)).rounded(.down)))]
    }

    var longest: Double { milliseconds.max() ?? 0 }
}

/// A table of a few columns, the first to the left, the others to the right.
struct Table {
    private var rows: [[String]] = []

    mutating func add(_ name: String, _ cells: String...) { rows.append([name] + cells) }

    func print() {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.compactMap { $0.count > column ? $0[column].count : nil }.max() ?? 0
        }
        for row in rows {
            let cells = row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }
            say("  " + cells.joined(separator: "  "))
        }
    }
}

/// Milliseconds with as many digits as say something.
func text(_ milliseconds: Double) -> String {
    let digits = milliseconds < 10 ? 100.0 : milliseconds < 100 ? 10 : 1
    let rounded = (milliseconds * digits).rounded() / digits
    return digits == 1 ? "\(Int(rounded)) ms" : "\(rounded) ms"
}
