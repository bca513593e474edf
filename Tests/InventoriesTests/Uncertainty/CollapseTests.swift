import Testing

@testable import Inventories

@Suite("Closed forms within the draws")
struct CollapseTests {
    @Test("collapsed and drawn one by one, normals have the same spread")
    func collapse() {
        let engine = MonteCarlo(draws: 400_000, threads: 2)
        let model = MixedTown.model()
        let sums = InventorySums(model)
        let stride = engine.stride
        let collapsed = engine.drawn(model, factors: MixedTown.factors)
        let each = engine.drawn(model, factors: MixedTown.factors, collapses: false)
        for place in 0..<sums.count {
            let rows = [collapsed, each].map { sums.gather(place, from: $0, stride: stride) }
            let spreads = engine.summarised(2) { rows[$0] }
            let group = place < model.groups ? place : nil
            let exact = VarianceShares(of: model, factors: MixedTown.factors, group: group).moments
            let deviation = exact.variance.squareRoot()
            for spread in spreads {
                #expect(abs(spread.mean - exact.mean) < 5 * deviation / 632)
                #expect(agree(spread.standardDeviation, deviation, within: 0.01))
            }
            #expect(abs(spreads[0].low - spreads[1].low) < 0.03 * deviation)
            #expect(abs(spreads[0].median - spreads[1].median) < 0.02 * deviation)
            #expect(abs(spreads[0].high - spreads[1].high) < 0.03 * deviation)
        }
    }

    @Test("normals of one factor and one cell add up to one normal, to the last digit of its moments")
    func moments() throws {
        var rows = UncertaintyModel(stream: "rows", groups: 1)
        rows.add(.normal(mean: 100, standardDeviation: 3), factor: 0, cell: 0)
        rows.add(.normal(mean: 50, standardDeviation: 4), factor: 0, cell: 0)
        var one = UncertaintyModel(stream: "rows", groups: 1)
        one.add(.normal(mean: 150, standardDeviation: 5), factor: 0, cell: 0)
        let factors = [UncertaintyModel.Input("gas", .lognormal(mu: 0, sigma: 0.2))]
        let engine = MonteCarlo(draws: 2000)
        #expect(try engine.result(for: rows, factors: factors) == engine.result(for: one, factors: factors))
    }

    @Test("moment matching gives the exact mean and standard deviation and a better range")
    func momentMatching() throws {
        let model = MixedTown.model()
        let exact = VarianceShares(of: model, factors: MixedTown.factors).moments
        let long = try MonteCarlo(draws: 1_000_000, seed: 77, threads: 2).result(for: model, factors: MixedTown.factors)
        var plainError = 0.0
        var matchedError = 0.0
        for seed in 0..<60 {
            var engine = MonteCarlo(draws: 1000, seed: UInt64(seed))
            let plain = try engine.result(for: model, factors: MixedTown.factors).total
            engine.sampling = .momentMatched
            let matched = try engine.result(for: model, factors: MixedTown.factors).total
            #expect(agree(matched.mean, exact.mean, within: 1e-12))
            #expect(agree(matched.standardDeviation, exact.variance.squareRoot(), within: 1e-12))
            plainError += (plain.high - long.total.high) * (plain.high - long.total.high)
            matchedError += (matched.high - long.total.high) * (matched.high - long.total.high)
        }
        #expect(matchedError < plainError)
    }
}

@Suite("What to measure better first")
struct VarianceSharesTests {
    @Test("method page: the electricity factor, the gas of homes, the gas factor")
    func leadingContributors() {
        let shares = VarianceShares(of: MethodPageTown.model, factors: MethodPageTown.factors)
        let leading = shares.leadingContributors(3)
        #expect(leading.map(\.input) == [.factor(1), .activity(0), .factor(0)])
        #expect(agree(leading[0].variance, 20_250_000 / 3.8416, within: 1e-12))
        #expect(agree(leading[1].variance, 1_020_100 / 3.8416, within: 1e-12))
        #expect(agree(leading[2].variance, 940_124.16 / 3.8416, within: 1e-12))
        #expect(agree(leading[0].share, 0.878, within: 0.001))
    }

    @Test("the parts and the pairs add up to the whole")
    func sumOfParts() {
        for group in [nil, 0, 1, 2] {
            let shares = VarianceShares(of: MixedTown.model(), factors: MixedTown.factors, group: group)
            let parts = shares.activities.reduce(0, +) + shares.factors.reduce(0, +) + shares.interaction
            #expect(agree(parts, shares.moments.variance, within: 1e-12))
        }
    }

    @Test("inputs without uncertainty are never named")
    func exactInputs() {
        var model = UncertaintyModel(stream: "exact", groups: 1)
        model.add(.constant(5), factor: 0, cell: 0)
        let shares = VarianceShares(of: model, factors: [.init("one", .constant(1))])
        #expect(shares.leadingContributors().isEmpty)
        #expect(shares.moments == Moments(mean: 5, variance: 0))
    }
}
