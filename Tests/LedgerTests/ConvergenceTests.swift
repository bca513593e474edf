import QalaTesting
import Testing

/// A few; `Scripts/merge-test` runs 100 000.
@Suite("Replicas that exchange what they know")
struct ConvergenceTests {
    @Test("come to one head, with whole chains, and lose nothing that was typed", arguments: 0..<10)
    func random(block: UInt64) async throws {
        for seed in block * 20..<block * 20 + 20 {
            await #expect(throws: Never.self, "seed \(seed)") { _ = try await ReplicaTrial.run(seed: seed) }
        }
    }
}
