public import Findings

/// Adds up the activities of many towns by country, sector and year, and applies the emission factors.
///
/// Reads four CSV files: activities (town, year, line, activity), towns (town, country), lines (line, sector, fuel) and
/// factors (country, fuel, year, co2, ch4, n2o). See `Docs/Methods/roll-up.md`.
public struct RollUp: Sendable {
    /// Where the four files are.
    public struct Files: Hashable, Sendable {
        /// One row for each town, year and line.
        public var activities: String
        /// Each town's country.
        public var towns: String
        /// Each line's sector and fuel.
        public var lines: String
        /// Emissions of one unit of activity by country, fuel and year.
        public var factors: String

        /// Names the four files.
        public init(activities: String, towns: String, lines: String, factors: String) {
            self.activities = activities
            self.towns = towns
            self.lines = lines
            self.factors = factors
        }
    }

    /// Global warming potentials, from the edition the caller has chosen.
    public struct WarmingPotentials: Hashable, Sendable {
        /// Mass of carbon dioxide equivalent to a unit mass of methane.
        public var methane: Double
        /// Mass of carbon dioxide equivalent to a unit mass of nitrous oxide.
        public var nitrousOxide: Double

        /// Takes both potentials.
        public init(methane: Double, nitrousOxide: Double) {
            self.methane = methane
            self.nitrousOxide = nitrousOxide
        }
    }

    private let files: Files
    private let potentials: WarmingPotentials
    private let threads: Int
    private let chunkBytes: Int

    /// Prepares a roll-up; the figures do not depend on the number of threads.
    public init(files: Files, potentials: WarmingPotentials, threads: Int = 2) {
        self.init(files: files, potentials: potentials, threads: threads, chunkBytes: 4 << 20)
    }

    /// Chunks are part of the order of summation; tests make them small.
    package init(files: Files, potentials: WarmingPotentials, threads: Int, chunkBytes: Int) {
        self.files = files
        self.potentials = potentials
        self.threads = max(1, threads)
        self.chunkBytes = max(1, chunkBytes)
    }

    /// Reads the files and adds up; what could not be read or lacks a factor is among the findings.
    public func result() throws(RollUpError) -> Checked<[RollUpRow]> {
        var tally = FindingTally()
        let tables = try RollUpTables(files: files, tally: &tally)
        let file = try RollUpActivityFile(path: files.activities)
        let reading = RollUpReading(file: file, tables: tables, chunkBytes: chunkBytes)
        let total = try reading.total(threads: threads)
        tally.merge(total.tally)
        let rows = RollUpSummary(tables: tables, total: total, potentials: potentials).rows(&tally)
        return Checked(rows, findings: tally.findings)
    }
}

/// Why a roll-up could not be made at all.
public enum RollUpError: Error, Hashable, Sendable {
    /// The system's error number.
    case unreadable(path: String, errorNumber: Int32)
    /// A folder, a device or a pipe.
    case notAFile(path: String)
    /// A table whose content cannot be used, and why.
    case unusable(path: String, [Finding])
    /// The header has none of the names a column may have.
    case missingColumn(path: String, names: [String])
    /// A line that is longer than any row can be.
    case lineTooLong(path: String, byte: Int)
    /// More towns, lines and countries than can be held.
    case tooLarge(path: String)

    init(_ error: CSVTable.ReadError) {
        switch error {
        case .unreadable(let path, let errorNumber): self = .unreadable(path: path, errorNumber: errorNumber)
        case .notAFile(let path): self = .notAFile(path: path)
        }
    }
}
