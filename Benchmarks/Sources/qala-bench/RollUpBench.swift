import Exchange
import Findings
import Foundation

/// `rollup DIR OUT.csv [--threads N]`: the roll-up of `rollup/peers.py`.
enum RollUpBench {
    static func run(_ arguments: [String]) throws {
        let words = try Words(arguments)
        guard words.rest.count == 2 else { throw BenchProblem.usage("rollup DIR OUT.csv [--threads N]") }
        let folder = words.rest[0]
        let rollUp = RollUp(
            files: RollUp.Files(
                activities: folder + "/activities.csv", towns: folder + "/cities.csv", lines: folder + "/lines.csv",
                factors: folder + "/factors.csv"),
            // The potentials the peers of this workload use.
            potentials: RollUp.WarmingPotentials(methane: 28, nitrousOxide: 265),
            threads: try words.number("--threads", without: 2))
        let checked = try rollUp.result()
        for finding in checked.findings {
            FileHandle.standardError.write(Data("\(finding.code) \(finding.place) \(finding.details)\n".utf8))
        }
        try save(RollUpRow.csv(checked.value), to: words.rest[1])
    }
}
