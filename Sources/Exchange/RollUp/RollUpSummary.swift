import Findings
import Quantities

/// Turns the sums of activities into emissions by country, sector and year.
struct RollUpSummary {
    private let tables: RollUpTables
    private let total: RollUpPartial
    private let potentials: RollUp.WarmingPotentials
    private let townsOfCountry: [[Int]]
    private let linesOfSector: [[Int]]
    /// Its lines as bits.
    private let maskOfSector: [[UInt64]]

    init(tables: RollUpTables, total: RollUpPartial, potentials: RollUp.WarmingPotentials) {
        self.tables = tables
        self.total = total
        self.potentials = potentials
        townsOfCountry = Self.members(of: tables.countries.count, tables.countryOfTown)
        linesOfSector = Self.members(of: tables.sectors.count, tables.sectorOfLine)
        maskOfSector = linesOfSector.map { lines in
            var mask = [UInt64](repeating: 0, count: total.shape.words)
            for line in lines { mask[line / 64] |= 1 << UInt64(line % 64) }
            return mask
        }
    }

    private static func members(of groups: Int, _ groupOf: [Int]) -> [[Int]] {
        var members = [[Int]](repeating: [], count: groups)
        for (member, group) in groupOf.enumerated() { members[group].append(member) }
        return members
    }

    /// A row for every country with towns, every sector with lines and every year with activities.
    func rows(_ tally: inout FindingTally) -> [RollUpRow] {
        var rows: [RollUpRow] = []
        let sectors = order(tables.sectors.names)
        let years = total.years.sorted()
        for country in order(tables.countries.names) where !townsOfCountry[country].isEmpty {
            let coverages = years.map { coverage(country: country, slot: $0) }
            for sector in sectors {
                for (slot, coverage) in zip(years, coverages) {
                    rows.append(row(country: country, sector: sector, slot: slot, coverage, &tally))
                }
            }
        }
        return rows
    }

    private func order(_ names: [String]) -> [Int] { names.indices.sorted { names[$0] < names[$1] } }

    private func row(
        country: Int, sector: Int, slot: Int, _ coverage: Coverage, _ tally: inout FindingTally
    ) -> RollUpRow {
        var row = RollUpRow(
            country: tables.countries.names[country], sector: tables.sectors.names[sector],
            year: Year(RollUpYears.first + slot), carbonDioxide: RollUpSum(), methane: RollUpSum(),
            nitrousOxide: RollUpSum(), carbonDioxideEquivalent: RollUpSum(), townsReported: coverage.towns[sector],
            townsExpected: townsOfCountry[country].count)
        let sums = total.sums(year: slot, country: country)
        for line in linesOfSector[sector] where coverage.lines[line] {
            let fuel = tables.fuelOfLine[line]
            let key = RollUpTables.FactorKey(country: country, fuel: fuel, year: row.year.number)
            let factor = tables.factors[key] ?? RollUpTables.Factor()
            row.carbonDioxide.add(sums[line], times: factor.carbonDioxide)
            row.methane.add(sums[line], times: factor.methane)
            row.nitrousOxide.add(sums[line], times: factor.nitrousOxide)
            let whole = equivalent(factor)
            row.carbonDioxideEquivalent.add(sums[line], times: whole)
            if whole == nil { noteMissing(factor, line: line, row, &tally) }
        }
        return row
    }

    /// Known only when all three gases are.
    private func equivalent(_ factor: RollUpTables.Factor) -> Double? {
        guard let carbonDioxide = factor.carbonDioxide, let methane = factor.methane,
            let nitrousOxide = factor.nitrousOxide
        else { return nil }
        return carbonDioxide + potentials.methane * methane + potentials.nitrousOxide * nitrousOxide
    }

    private func noteMissing(
        _ factor: RollUpTables.Factor, line: Int, _ row: RollUpRow, _ tally: inout FindingTally
    ) {
        let gases = [("CO2", factor.carbonDioxide), ("CH4", factor.methane), ("N2O", factor.nitrousOxide)]
        let details: [String: Detail] = [
            "country": .text(row.country), "fuel": .text(tables.fuels.names[tables.fuelOfLine[line]]),
            "line": .text(tables.lines.names[line]), "year": .plain(row.year.number),
            "gases": .list(gases.filter { $0.1 == nil }.map { .text($0.0) }),
        ]
        tally.note(Finding("rollup.missing-factor", .error, details: details), code: "rollup.missing-factor")
    }

    /// What the towns of a country reported in a year.
    private struct Coverage {
        /// For each sector, how many towns reported any of its lines.
        var towns: [Int]
        /// For each line, whether any town reported it.
        var lines: [Bool]
    }

    private func coverage(country: Int, slot: Int) -> Coverage {
        let words = total.shape.words
        let marks = total.marks(year: slot, town: 0)
        var coverage = Coverage(
            towns: tables.sectors.names.map { _ in 0 }, lines: tables.lines.names.map { _ in false })
        var reported = [UInt64](repeating: 0, count: words)
        for town in townsOfCountry[country] {
            for word in 0..<words { reported[word] |= marks[town * words + word] }
            for (sector, mask) in maskOfSector.enumerated() {
                var any: UInt64 = 0
                for word in 0..<words { any |= marks[town * words + word] & mask[word] }
                coverage.towns[sector] += any == 0 ? 0 : 1
            }
        }
        for line in coverage.lines.indices { coverage.lines[line] = reported[line / 64] >> UInt64(line % 64) & 1 == 1 }
        return coverage
    }
}
