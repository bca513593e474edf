import Foundation
import QalaTesting

/// Random histories on replicas that exchange what they know: `--histories N --seed S`.
///
/// A history is that of its own seed: `--histories 1 --seed S` runs one again.
enum MergeTrial {
    static func run(_ words: Words) async throws {
        let histories = try words.number("--histories", without: 100_000)
        let seed = try words.seed()
        say("merge-test: \(histories) histories from seed \(seed)")
        let began = ContinuousClock.now
        let workers = min(histories, max(1, ProcessInfo.processInfo.activeProcessorCount))
        let (figures, broken) = try await withThrowingTaskGroup(of: (ReplicaTrial.Figures, [String]).self) { group in
            for worker in 0..<workers {
                group.addTask {
                    await Self.run(seeds: stride(from: worker, to: histories, by: workers).map { seed &+ UInt64($0) })
                }
            }
            return try await group.reduce(into: (ReplicaTrial.Figures(), [String]())) { sum, part in
                sum.0.add(part.0)
                sum.1 += part.1
            }
        }
        print(figures, began.duration(to: .now))
        guard broken.isEmpty else { throw TrialProblem.failed("\(broken.count) histories broke what must hold") }
    }

    private static func run(seeds: [UInt64]) async -> (ReplicaTrial.Figures, [String]) {
        var figures = ReplicaTrial.Figures()
        var broken: [String] = []
        for (index, seed) in seeds.enumerated() {
            do {
                figures.add(try await ReplicaTrial.run(seed: seed))
            } catch {
                // At once, so that a run that is ended early has said it.
                say("✘ seed \(seed): \(error)")
                broken.append("seed \(seed)")
            }
            if (index + 1).isMultiple(of: 5_000) {
                say("  \(index + 1) of \(seeds.count) of a thread, \(broken.count) broken")
            }
        }
        return (figures, broken)
    }

    private static func print(_ sum: ReplicaTrial.Figures, _ duration: Duration) {
        var table = Table()
        table.add("histories that kept all promises", "\(sum.histories)")
        table.add("edits", "\(sum.edits)")
        table.add("conflicts settled by somebody", "\(sum.settled)")
        table.add("exchanges", "\(sum.exchanges)")
        table.add("merges", "\(sum.merges)")
        table.add("conflicts in them", "\(sum.conflicts)")
        table.add("revisions in the end", "\(sum.revisions)")
        table.add(
            "exchanges until quiet, mean",
            "\((Double(sum.untilQuiet * 10) / Double(max(1, sum.histories))).rounded() / 10)")
        table.add("exchanges until quiet, most", "\(sum.longestUntilQuiet)")
        table.add("in all", "\(duration.components.seconds) s")
        table.print()
    }
}
