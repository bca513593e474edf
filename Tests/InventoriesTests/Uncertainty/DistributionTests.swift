import Foundation
import Testing

@testable import Inventories

@Suite("Distributions")
struct DistributionTests {
    /// A distribution with its 2.5th percentile, median and 97.5th percentile in closed form.
    static let closedForms: [(Distribution, [Double])] = [
        (.normal(mean: 10, standardDeviation: 2), [10 - 2 * 1.959963985, 10, 10 + 2 * 1.959963985]),
        (.lognormal(mu: 1, sigma: 0.4), [exp(1 - 0.4 * 1.959963985), exp(1), exp(1 + 0.4 * 1.959963985)]),
        (.uniform(minimum: -3, maximum: 5), [-3 + 8 * 0.025, 1, -3 + 8 * 0.975]),
        (
            .triangular(minimum: 1, mode: 2, maximum: 5),
            [1 + (0.025 * 4).squareRoot(), 5 - (0.5 * 12.0).squareRoot(), 5 - (0.025 * 12.0).squareRoot()]
        ),
        (
            .triangular(minimum: 0, mode: 0, maximum: 2),
            [2 - (0.975 * 4).squareRoot(), 2 - 2.0.squareRoot(), 2 - 0.1.squareRoot()]
        ),
        (.constant(7), [7, 7, 7]),
    ]

    @Test("draws have the mean, variance and percentiles of the closed form", arguments: closedForms)
    func draws(distribution: Distribution, percentiles: [Double]) throws {
        var model = UncertaintyModel(stream: "closed form", groups: 1)
        // Named twice, so that it is drawn and not collapsed.
        model.add(distribution, factor: 0, cell: 0, weight: 0.5)
        model.terms.append(.init(activity: 0, factor: 0, cell: 0, weight: 0.5))
        let one = [UncertaintyModel.Input("one", .constant(1))]
        let spread = try MonteCarlo(draws: 400_000).result(for: model, factors: one).total
        let deviation = distribution.standardDeviation
        #expect(abs(spread.mean - distribution.mean) <= 5 * deviation / 632)
        #expect(abs(spread.standardDeviation - deviation) <= 0.01 * deviation)
        for (found, expected) in zip([spread.low, spread.median, spread.high], percentiles) {
            #expect(abs(found - expected) <= 0.025 * deviation)
        }
    }

    @Test("moments of the lognormal keep all their digits for a narrow range")
    func narrowLognormal() {
        let narrow = Distribution.lognormal(mean: 250, variation: 1e-6)
        #expect(agree(narrow.mean, 250, within: 1e-13))
        #expect(agree(narrow.standardDeviation, 250e-6, within: 1e-11))
    }

    @Test("a half width below 30 % is normal, from 30 % on lognormal, both with the stated mean and width")
    func halfWidths() {
        #expect(
            Distribution(mean: 100, relativeHalfWidth: 0.1) == .normal(mean: 100, standardDeviation: 10 / 1.96))
        let wide = Distribution(mean: 100, relativeHalfWidth: 0.3)
        guard case .lognormal = wide else {
            Issue.record("not lognormal: \(wide)")
            return
        }
        #expect(agree(wide.mean, 100, within: 1e-12))
        #expect(agree(wide.standardDeviation, 30 / 1.96, within: 1e-12))
        #expect(Distribution(mean: -100, relativeHalfWidth: 0.5).mean == -100)
        #expect(Distribution(mean: 100, relativeHalfWidth: 0) == .constant(100))
        #expect(Distribution(mean: 0, relativeHalfWidth: 0.5) == .constant(0))
    }

    @Test("-50 % to +150 % is a lognormal with these percentiles")
    func skewedRange() throws {
        let distribution = try #require(Distribution(value: 1, low: 0.5, high: 2.5))
        guard case .lognormal(let mu, let sigma) = distribution else {
            Issue.record("not lognormal: \(distribution)")
            return
        }
        #expect(agree(exp(mu - 1.96 * sigma), 0.5, within: 1e-12))
        #expect(agree(exp(mu + 1.96 * sigma), 2.5, within: 1e-12))
    }

    @Test("the shape that a source names is kept, its limits too")
    func namedShapes() {
        #expect(
            Distribution(value: 0.15, low: 0.08, high: 0.2, shape: .triangular)
                == .triangular(minimum: 0.08, mode: 0.15, maximum: 0.2))
        #expect(
            Distribution(value: 0.6, low: 0.42, high: 0.78, shape: .uniform) == .uniform(minimum: 0.42, maximum: 0.78))
        #expect(Distribution(value: 5, low: 5, high: 5, shape: .triangular) == .constant(5))
        #expect(
            Distribution(value: 100, low: 95, high: 105) == .normal(mean: 100, standardDeviation: 10 / 3.92))
    }

    @Test("a range that fits no distribution is refused")
    func refusedRanges() {
        #expect(Distribution(value: 1, low: 2, high: 0) == nil)
        #expect(Distribution(value: 3, low: 0, high: 2, shape: .triangular) == nil)
        #expect(Distribution(value: 1, low: -1, high: 2, shape: .lognormal) == nil)
        #expect(Distribution(value: .nan, low: 0, high: 2) == nil)
    }

    @Test("parameters that cannot be drawn from are not valid")
    func validity() {
        #expect(!Distribution.normal(mean: 1, standardDeviation: -1).isValid)
        #expect(!Distribution.normal(mean: .nan, standardDeviation: 1).isValid)
        #expect(!Distribution.lognormal(mu: 0, sigma: 9).isValid)
        #expect(!Distribution.triangular(minimum: 0, mode: 3, maximum: 2).isValid)
        #expect(!Distribution.uniform(minimum: 0, maximum: .infinity).isValid)
        #expect(Distribution.normal(mean: 1, standardDeviation: 0).isValid)
    }

    @Test(
        "own exponential and logarithm agree with the system's",
        arguments: [-40, -1.3, -0.49, -1e-5, 1e-9, 0.3, 0.7, 12, 80])
    func series(x: Double) {
        #expect(agree(Series.exponential(x), exp(x), within: 2e-14))
        #expect(agree(Series.exponentialLessOne(x), expm1(x), within: 2e-14))
        #expect(agree(Series.logarithm(exp(x)), log(exp(x)), within: 2e-15))
        #expect(agree(Series.logarithmOfOnePlus(abs(x)), log1p(abs(x)), within: 1e-14))
    }
}
