import Testing

@testable import Inventories

@Suite("Monte Carlo (Approach 2)")
struct MonteCarloTests {
    @Test("GT20: a product of two lognormals has the percentiles of the closed form")
    func productOfLognormals() throws {
        var model = UncertaintyModel(stream: "GT20", groups: 1)
        model.add(Distribution(mean: 9000, relativeHalfWidth: 0.3), factor: 0, cell: 0)
        let factors = [UncertaintyModel.Input("methane", Distribution(mean: 1, relativeHalfWidth: 0.4))]
        let spread = try MonteCarlo(draws: 1_000_000, threads: 2).result(for: model, factors: factors).total
        #expect(agree(spread.mean, 9000, within: 0.002))
        #expect(agree(spread.median, 8716.721124669164, within: 0.002))
        #expect(agree(spread.low, 5309.783309403201, within: 0.004))
        #expect(agree(spread.high, 14309.666277849225, within: 0.004))
    }

    @Test("GT20: the sigma of the product is 0.25291")
    func sigmaOfProduct() {
        let activity = Distribution(mean: 9000, relativeHalfWidth: 0.3)
        let factor = Distribution(mean: 1, relativeHalfWidth: 0.4)
        guard case .lognormal(_, let first) = activity, case .lognormal(_, let second) = factor else {
            Issue.record("not lognormal")
            return
        }
        #expect(agree((first * first + second * second).squareRoot(), 0.2529087896492554, within: 1e-9))
    }

    @Test("GT21: a sum of independent normals equals Approach 1")
    func sumOfNormals() throws {
        let percents = [11.180339887498949, 6.4031242374328485, 7.615773105863909, 10.198039027185569, 50.0]
        var model = UncertaintyModel(stream: "GT21", groups: 5)
        for (row, percent) in percents.enumerated() {
            let emissions = FiveRows.current[row]
            model.add(.normal(mean: emissions, standardDeviation: emissions * percent / 196), factor: 0, cell: row)
        }
        let one = [UncertaintyModel.Input("one", .constant(1))]
        let spread = try MonteCarlo(draws: 1_000_000, threads: 2).result(for: model, factors: one).total
        #expect(agree(spread.mean, 205_000, within: 0.0005))
        #expect(agree(spread.standardDeviation, 7199.2995922456785, within: 0.005))
        #expect(agree(spread.low, 190_889.3727991985, within: 0.0005))
        #expect(agree(spread.high, 219_110.6272008015, within: 0.0005))
        let moments = VarianceShares(of: model, factors: one).moments
        #expect(agree(moments.variance.squareRoot(), 7199.2995922456785, within: 1e-9))
    }

    @Test("GT19 by drawing: shared factors cancel in the trend, which agrees with table 3.2")
    func trend() throws {
        let trend = try MonteCarlo(draws: 400_000, threads: 2).trend(
            from: FiveRows.model(FiveRows.base, stream: "2010"),
            to: FiveRows.model(FiveRows.current, stream: "2020"), factors: FiveRows.factors)
        let change = try #require(trend.relativeChange)
        #expect(abs(change.mean * 100 + 5.963) < 0.15)
        #expect(abs((change.high - change.low) * 50 - 4.7255) < 0.3)
        #expect(agree(trend.base.mean, 218_000, within: 0.001))
        #expect(agree(trend.current.mean, 205_000, within: 0.001))
        #expect(agree(trend.change.mean, -13_000, within: 0.02))
    }

    @Test("a trend's years are what each year is alone")
    func trendYears() throws {
        let base = MixedTown.model("2010")
        let engine = MonteCarlo(draws: 3000)
        let trend = try engine.trend(from: base, to: MixedTown.model("2020"), factors: MixedTown.factors)
        #expect(try engine.result(for: base, factors: MixedTown.factors).total == trend.base)
        #expect(trend.base != trend.current)
        #expect(throws: UncertaintyModel.Problem.repeatedKey("2010")) {
            try engine.trend(from: base, to: base, factors: MixedTown.factors)
        }
    }

    @Test("rows that share a factor are wider together than drawn row by row")
    func sharedFactor() throws {
        var shared = UncertaintyModel(stream: "rows", groups: 1)
        var apart = shared
        for row in 0..<10 {
            shared.add(.lognormal(mean: 100, variation: 0.02), factor: 0, cell: 0)
            apart.add(.lognormal(mean: 100, variation: 0.02), factor: row, cell: 0)
        }
        let factors = (0..<10).map { UncertaintyModel.Input(StreamKey($0), .normal(mean: 1, standardDeviation: 0.1)) }
        let engine = MonteCarlo(draws: 200_000, threads: 2)
        let together = try engine.result(for: shared, factors: factors).total
        let each = try engine.result(for: apart, factors: factors).total
        // sqrt(1000^2 0.1^2 + 10 (2^2 + 2^2 0.1^2)) and sqrt(10 (100^2 0.1^2 + 2^2 + 2^2 0.1^2))
        #expect(agree(together.standardDeviation, 10_040.4.squareRoot(), within: 0.01))
        #expect(agree(each.standardDeviation, 1040.4.squareRoot(), within: 0.01))
    }

    @Test("towns that share a factor err together in the sum of the portfolio")
    func portfolioCorrelation() throws {
        let towns = (0..<50).map { town in
            var model = UncertaintyModel(stream: StreamKey(town), groups: 1)
            model.add(.normal(mean: 100, standardDeviation: 5), factor: 0, cell: 0)
            return model
        }
        let factors = [UncertaintyModel.Input("gas", .normal(mean: 1, standardDeviation: 0.1))]
        let portfolio = try MonteCarlo(draws: 100_000, threads: 2).portfolio(of: towns, factors: factors)
        // 5000² 0.1² + 50 (5² + 5² 0.1²)
        let exact = VarianceShares.moments(of: towns, factors: factors)
        #expect(agree(exact.variance, 251_262.5, within: 1e-12))
        #expect(agree(portfolio.total.standardDeviation, exact.variance.squareRoot(), within: 0.01))
    }

    @Test("one activity of two gases is one number")
    func sharedActivity() throws {
        var model = UncertaintyModel(stream: "fuel", groups: 2)
        model.add(.normal(mean: 100, standardDeviation: 10), factor: 0, cell: 0)
        model.terms.append(.init(activity: 0, factor: 0, cell: 1, weight: 3))
        let one = [UncertaintyModel.Input("one", .constant(1))]
        let result = try MonteCarlo(draws: 100_000).result(for: model, factors: one)
        #expect(agree(result.total.standardDeviation, 40, within: 0.01))
        #expect(agree(result.groups[1].mean, 3 * result.groups[0].mean, within: 1e-12))
    }

    @Test("draws are doubled until the range moves by less than the tolerance")
    func settling() throws {
        let model = MixedTown.model()
        let result = try MonteCarlo(draws: 100).settledResult(
            for: model, factors: MixedTown.factors, tolerance: 0.005, limit: 50_000)
        #expect(result.draws > 100 && result.draws <= 50_000)
        let same = try MonteCarlo(draws: result.draws).result(for: model, factors: MixedTown.factors)
        #expect(result == same)
    }
}
