public import Quantities

/// Emissions of one country, sector and year, and how much of them is known.
public struct RollUpRow: Hashable, Sendable {
    /// The country, as the table of towns names it.
    public var country: String
    /// The sector, as the table of lines names it.
    public var sector: String
    /// The year of the activities.
    public var year: Year
    /// Carbon dioxide.
    public var carbonDioxide: RollUpSum
    /// Methane.
    public var methane: RollUpSum
    /// Nitrous oxide.
    public var nitrousOxide: RollUpSum
    /// All three as carbon dioxide, by the warming potentials given.
    public var carbonDioxideEquivalent: RollUpSum
    /// Towns with at least one activity in this sector and year.
    public var townsReported: Int
    /// Towns the country has.
    public var townsExpected: Int

    /// Whether every town reported and every activity had its factor.
    public var isComplete: Bool {
        townsReported == townsExpected && carbonDioxideEquivalent.linesWithoutFactor == 0
    }
}

/// A sum that knows what it lacks.
public struct RollUpSum: Hashable, Sendable {
    /// The sum of what is known; `nil` when nothing is.
    public private(set) var value: Double?
    /// Lines with activities that have no factor and are not in the sum.
    public private(set) var linesWithoutFactor = 0

    /// Starts without any term: unknown, not zero.
    init() {}

    /// Adds a line; without a factor the sum is known to lack it.
    mutating func add(_ activity: Double, times factor: Double?) {
        if let factor {
            value = (value ?? 0) + activity * factor
        } else {
            linesWithoutFactor += 1
        }
    }
}

extension RollUpRow {
    /// The rows as a CSV file in UTF-8: an unknown sum is an empty cell, and what it lacks stands beside it.
    public static func csv(_ rows: [RollUpRow]) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(texts: [
            "country", "sector", "year", "co2", "ch4", "n2o", "co2e", "towns_reported", "towns_expected",
            "lines_without_factor",
        ])
        for row in rows {
            let sums = [row.carbonDioxide, row.methane, row.nitrousOxide, row.carbonDioxideEquivalent]
            writer.append(
                [.text(row.country), .text(row.sector), .integer(row.year.number)]
                    + sums.map { $0.value.map(CSVWriter.Cell.number) ?? .empty }
                    + [
                        .integer(row.townsReported), .integer(row.townsExpected),
                        .integer(row.carbonDioxideEquivalent.linesWithoutFactor),
                    ])
        }
        return writer.bytes
    }
}
