import CVectorMath
import Testing

@testable import Inventories

@Suite("Reproducible draws")
struct ReproducibilityTests {
    private let towns = (0..<70).map { MixedTown.model(StreamKey("town \($0)")) }

    @Test("any number of threads gives the same bits", arguments: [2, 3, 8])
    func threads(count: Int) throws {
        let one = MonteCarlo(draws: 5000, threads: 1)
        let many = MonteCarlo(draws: 5000, threads: count)
        let factors = MixedTown.factors
        #expect(try one.result(for: towns[0], factors: factors) == many.result(for: towns[0], factors: factors))
        #expect(try one.portfolio(of: towns, factors: factors) == many.portfolio(of: towns, factors: factors))
    }

    @Test("a town's figures do not depend on the towns computed with it, nor on their order")
    func subset() throws {
        let engine = MonteCarlo(draws: 2500, threads: 2)
        let all = try engine.portfolio(of: towns, factors: MixedTown.factors).results
        let some = try engine.portfolio(of: [towns[40], towns[7]], factors: MixedTown.factors).results
        #expect(some == [all[40], all[7]])
        #expect(try engine.result(for: towns[40], factors: MixedTown.factors) == all[40])
    }

    @Test("figures do not depend on the order of the factors, only on their names")
    func factorOrder() throws {
        var model = towns[0]
        for place in model.terms.indices { model.terms[place].factor = 3 - model.terms[place].factor }
        let engine = MonteCarlo(draws: 2000)
        let turned = try engine.result(for: model, factors: MixedTown.factors.reversed()).total
        let straight = try engine.result(for: towns[0], factors: MixedTown.factors).total
        // The sums run in another order, so the last digits may differ.
        #expect(agree(turned.high, straight.high, within: 1e-12))
    }

    @Test("another seed gives other figures, the same seed the same")
    func seeds() throws {
        let first = try MonteCarlo(draws: 1000, seed: 1).result(for: towns[0], factors: MixedTown.factors)
        let again = try MonteCarlo(draws: 1000, seed: 1).result(for: towns[0], factors: MixedTown.factors)
        let other = try MonteCarlo(draws: 1000, seed: 2).result(for: towns[0], factors: MixedTown.factors)
        #expect(first == again)
        #expect(first != other)
    }

    @Test("every processor gives the same bits", arguments: [0, 1])
    func processors(level: Int32) throws {
        let engine = MonteCarlo(draws: 9001)
        let widest = try engine.result(for: towns[3], factors: MixedTown.factors)
        let former = qvm_limit_level(level)
        defer { _ = qvm_limit_level(former) }
        #expect(try engine.result(for: towns[3], factors: MixedTown.factors) == widest)
    }

    @Test("method page: the figures of seed 2024 stay what they are, on every machine")
    func pinned() throws {
        let spread = try MonteCarlo(draws: 10_000).result(
            for: MethodPageTown.model, factors: MethodPageTown.factors
        ).total
        let pinned = Spread(
            mean: 69212.30159824123, standardDeviation: 2427.6394433112896, low: 64509.70318999204,
            median: 69200.72755053657, high: 73926.32443510373)
        #expect(spread == pinned)
    }

    @Test(
        "percentiles are those of sorting, by any number of draws", arguments: [2, 3, 7, 40, 41, 999, 1000, 1024, 9000])
    func percentiles(count: Int) {
        let buffer = DoubleBuffer(count: DrawBlock.padded(count))
        Distribution.lognormal(mu: 3, sigma: 1.5).draw(key: UInt64(count), into: buffer.base, count: count)
        let spread = Summary(draws: count).spread(of: buffer.base, count: count)
        let sorted = UnsafeBufferPointer(start: buffer.base, count: count).sorted()
        for (found, probability) in [(spread.low, 0.025), (spread.median, 0.5), (spread.high, 0.975)] {
            let position = probability * Double(count - 1)
            let rank = Int(position)
            let next = sorted[min(rank + 1, count - 1)]
            #expect(found == sorted[rank] + (position - Double(rank)) * (next - sorted[rank]))
        }
    }

    @Test("percentiles of few distinct values and of one far value are those of sorting")
    func awkwardPercentiles() {
        let count = 1000
        let buffer = DoubleBuffer(count: 1024)
        let draws = UnsafeMutableBufferPointer(start: buffer.base, count: count)
        for place in 0..<count { draws[place] = Double(place * 7919 % 1000 % 3) }
        #expect(Summary(draws: count).spread(of: buffer.base, count: count).median == 1)
        for place in 0..<count { draws[place] = place == 500 ? 1e30 : Double(place * 7919 % 1000) }
        let sorted = draws.sorted()
        let spread = Summary(draws: count).spread(of: buffer.base, count: count)
        #expect(spread.median == (sorted[499] + sorted[500]) / 2)
    }
}
