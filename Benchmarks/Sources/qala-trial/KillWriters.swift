import Cryptography
import Foundation
import Ledger
import QalaTesting
import Storage

/// Processes that write to one store side by side, each killed at a moment of its own.
struct KillWriters {
    private static let writers = 3

    let ledger: TrialLedger
    let seed: UInt64

    func run(_ rounds: Int) throws -> KillTrial.Figures {
        var random = SeededGenerator(seed: seed)
        var figures = KillTrial.Figures()
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        var all: [Acknowledged] = []
        for round in 1...rounds {
            let writers = try (0..<Self.writers).map { _ in
                try ChildProcess([own, "write", "--data", ledger.location, "--round", "\(round)"])
            }
            var last: [Acknowledged] = []
            for writer in writers {
                pause(Int.random(in: 0...150_000, using: &random))
                writer.kill()
                // A writer prints less than a pipe holds, so nobody has to read before.
                while let line = writer.line() { if let save = Self.acknowledged(line) { last.append(save) } }
            }
            all += last
            let began = ContinuousClock.now
            let (opened, complaints) = try check(last)
            figures.starts.add(began.duration(to: opened))
            figures.complaints += complaints
            figures.rounds = round
            figures.acknowledged = all.count
        }
        figures.complaints += try check(all).1
        return figures
    }

    private func check(_ saves: [Acknowledged]) throws -> (ContinuousClock.Instant, [String]) {
        let ledger = ledger
        return try waiting {
            try await ledger.open { (.now, try await $0.complaints(about: saves)) }
        }
    }

    private static func acknowledged(_ line: String) -> Acknowledged? {
        let words = line.split(separator: " ")
        guard words.count == 3, let digest = Digest(hexadecimal: String(words[1])) else { return nil }
        let document = DocumentID(kind: "plan", name: String(words[0]))
        return Acknowledged(document: document, digest: digest, text: String(words[2]))
    }

    /// Writes until it is killed, and prints each save after it was acknowledged: `--data LOCATION --round N`.
    static func write(_ words: Words) async throws {
        let ledger = try await SQLLedger.open(at: words["--data"] ?? "")
        let round = try words.number("--round", without: 1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<2 {
                group.addTask {
                    let document = DocumentID(kind: "plan", name: "town-\(round)-\(number)")
                    for _ in 0..<100_000 {
                        let text = "\(UInt64.random(in: 0 ... .max))"
                        let padding = String(repeating: "x", count: Int.random(in: 0..<4_000))
                        let revision = try await ledger.insist(text + padding, on: document)
                        say("\(document.name) \(revision.digest.hexadecimal) \(text)")
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
