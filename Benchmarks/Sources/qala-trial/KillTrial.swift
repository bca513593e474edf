import Cryptography
import Foundation
import Ledger
import QalaTesting
import Storage

/// The server, or processes that write to the store, killed in the midst of their work; nothing acknowledged may be lost.
///
/// `--rounds N --engine sqlite|postgresql --form server|store --program QALA --limit MILLISECONDS --seed S`.
enum KillTrial {
    /// What the rounds came to.
    struct Figures: Sendable {
        var rounds = 0
        var acknowledged = 0
        var early = 0
        var starts = Times()
        var complaints: [String] = []
    }

    static func run(_ words: Words) async throws {
        let rounds = try words.number("--rounds", without: 1_000)
        let engine = words["--engine"] ?? "sqlite"
        let form = words["--form"] ?? "server"
        let seed = try words.seed()
        // A server that answers later after a kill is a failure.
        let limit = Double(try words.number("--limit", without: 2_000))
        let program = words["--program"] ?? ".build/release/qala"
        say("kill-test: \(rounds) rounds, \(engine), \(form), seed \(seed)")
        let ledger = try await TrialLedger(engine: engine)
        let began = ContinuousClock.now
        let figures = try await onThread {
            switch form {
            case "server": try KillServer(ledger: ledger, program: program, seed: seed).run(rounds)
            case "store": try KillWriters(ledger: ledger, seed: seed).run(rounds)
            default: throw TrialProblem.usage("--form \(form)")
            }
        }
        let revisions = try await ledger.open { try await $0.version() }
        print(figures, revisions: revisions, began.duration(to: .now))
        for line in figures.complaints.prefix(20) { say("✘ \(line)") }
        guard figures.complaints.isEmpty else { throw TrialProblem.failed("\(figures.complaints.count) complaints") }
        guard figures.acknowledged > rounds else { throw TrialProblem.failed("too little was saved to say anything") }
        guard figures.starts.longest < limit else {
            throw TrialProblem.failed("a start took \(figures.starts.longest) ms")
        }
    }

    private static func print(_ figures: Figures, revisions: Int64, _ duration: Duration) {
        var table = Table()
        table.add("kills under load", "\(figures.rounds)")
        table.add("kills while starting", "\(figures.early)")
        table.add("saves acknowledged", "\(figures.acknowledged)")
        table.add("acknowledged and missing, chains broken", "\(figures.complaints.count)")
        table.add("highest position in the ledger", "\(revisions)")
        table.add("start until an answer, median", text(figures.starts.percentile(50)))
        table.add("start until an answer, p99", text(figures.starts.percentile(99)))
        table.add("start until an answer, longest", text(figures.starts.longest))
        table.add("in all", "\(duration.components.seconds) s")
        table.print()
    }
}
