package import Findings

/// Collects findings so that a thousand equal ones do not bury the others: the first of each code, then a count.
package struct FindingTally: Sendable {
    /// How many of one code are kept.
    package let limit: Int
    private var kept: [Finding] = []
    private var counts: [String: Int] = [:]
    private var order: [String] = []

    /// Starts with nothing noticed.
    package init(limit: Int = 100) { self.limit = limit }

    /// Notes one more.
    package mutating func note(_ finding: @autoclosure () -> Finding, code: String) {
        if count(code) < limit { kept.append(finding()) }
        count(1, of: code)
    }

    /// Counts further ones of a code of which no more are kept.
    package mutating func count(_ number: Int, of code: String) {
        if counts[code] == nil { order.append(code) }
        counts[code, default: 0] += number
    }

    /// How many there were of a code, kept or not.
    package func count(_ code: String) -> Int { counts[code] ?? 0 }

    /// Takes over what another part of the same file gave; its rows are counted from where this part ends.
    package mutating func merge(_ other: FindingTally, movingRowsBy rows: Int = 0) {
        var further = other.counts
        for var finding in other.kept {
            finding.place.row = finding.place.row.map { $0 + rows }
            note(finding, code: finding.code)
            further[finding.code, default: 0] -= 1
        }
        for code in other.order { count(further[code] ?? 0, of: code) }
    }

    /// The kept ones, and `findings.more` for each code of which some were left out.
    package var findings: [Finding] {
        kept
            + order.compactMap { code in
                let more = count(code) - kept.count { $0.code == code }
                guard more > 0 else { return nil }
                return Finding("findings.more", .info, details: ["code": .text(code), "count": .count(more)])
            }
    }
}
