import Testing

@testable import Inventories

@Suite("Outlier tests")
struct OutlierTests {
    // Reference: scipy 1.x, stats.t.ppf.
    @Test(
        "quantiles of Student's t agree with published ones",
        arguments: [
            (0.975, 1, 12.706204736174694), (0.975, 2, 4.302652729749462), (0.995, 1, 63.656741162871526),
            (0.99, 5, 3.3649299989072174), (0.975, 10, 2.228138851986274), (0.975, 30, 2.0422724563012378),
            (0.9995, 120, 3.373453768562533), (0.9995454545454545, 9, 4.8493997428024915), (0.6, 3, 0.2766706623326898),
            (0.25, 4, -0.7406970841126829), (0.5, 7, 0),
        ])
    func quantiles(_ probability: Double, _ degrees: Int, _ expected: Double) {
        let t = StudentT(degrees: degrees)
        #expect(abs(t.quantile(probability) - expected) <= 1e-10 * max(1, abs(expected)))
        #expect(abs(t.probability(atMost: expected) - probability) <= 1e-12)
    }

    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.17.3: Rosner's 54 values, three outliers.
    private static let rosner: [Double] = [
        -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.70,
        1.76,
        1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.40, 2.47,
        2.54,
        2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59, 3.68, 4.30, 4.64, 5.34, 5.42, 6.01,
    ]

    @Test("generalised ESD gives the table of Rosner's example and its three outliers")
    func generalisedESD() {
        let test = GeneralisedESD(Self.rosner, alpha: 0.05, largestNumber: 10)
        let statistics = [3.118, 2.942, 3.179, 2.810, 2.815, 2.848, 2.279, 2.310, 2.101, 2.067]
        let criticals = [3.158, 3.151, 3.143, 3.136, 3.128, 3.120, 3.111, 3.103, 3.094, 3.085]
        #expect(zip(test.steps, statistics).allSatisfy { abs($0.statistic - $1) < 1e-3 })
        #expect(zip(test.steps, criticals).allSatisfy { abs($0.critical - $1) < 1e-3 })
        #expect(Set(test.outliers.map { Self.rosner[$0] }) == [5.34, 5.42, 6.01])
    }

    @Test("a sample without spread has no outliers")
    func noSpread() {
        #expect(GeneralisedESD([2, 2, 2, 2], alpha: 0.05, largestNumber: 2).outliers.isEmpty)
        #expect(MedianDeviation([2, 2, 2, 9])?.isOutlier(9, deviations: 3) == false)
        #expect(MedianDeviation([]) == nil)
    }

    @Test("the median deviation of 1, 1, 2, 2, 4, 6, 9 is one")
    func medianDeviation() throws {
        let middle = try #require(MedianDeviation([1, 1, 2, 2, 4, 6, 9]))
        #expect(middle.median == 2)
        #expect(middle.spread == MedianDeviation.scale)
        #expect(middle.isOutlier(9, deviations: 3))
        #expect(!middle.isOutlier(6, deviations: 3))
    }

    private static let points: [[Double]] = [
        [0, 0], [1, 0], [0, 1], [1, 1], [2, 0.5], [0.5, 2], [1.5, 1.5], [0.2, 0.7], [0.8, 0.3], [1.1, 0.6], [6, 6],
    ]

    // Reference: scikit-learn, LocalOutlierFactor(n_neighbors=3).negative_outlier_factor_; no two distances are equal,
    // since that implementation breaks ties and the definition does not.
    @Test("the local outlier factor agrees with another implementation")
    func localOutlierFactor() {
        let points = [
            [0, 0], [1.01, 0.03], [0.02, 0.97], [1.05, 1.13], [2.2, 0.51], [0.47, 2.09], [1.53, 1.61], [0.22, 0.71],
            [0.83, 0.34], [1.12, 0.62], [6, 6.3],
        ]
        let expected = [
            1.029996702182, 0.924161166801, 1.067458064634, 0.982409496514, 1.396988284619, 1.251098389416,
            1.101518276952, 1.052190101797, 0.935604720382, 1.05330254454, 5.98797152923,
        ]
        let measure = LocalOutlierFactor(points, neighbours: 3)
        let factors = points.indices.map(measure.factor)
        #expect(zip(factors, expected).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test("points that coincide are not outliers among each other")
    func coincidingPoints() {
        let measure = LocalOutlierFactor(Array(repeating: [1, 2], count: 6), neighbours: 3)
        #expect((0..<6).map(measure.factor) == [1, 1, 1, 1, 1, 1])
    }

    // Reference: mean over 20 seeds of scikit-learn's IsolationForest, 100 trees: 0.488 … 0.781, deviation below 0.011.
    @Test("isolation scores agree with another implementation", arguments: [1, 2008, 77] as [UInt64])
    func isolationForest(_ seed: UInt64) {
        let forest = IsolationForest(Self.points, trees: 100, sample: 256, seed: seed)
        let expected = [0.488, 0.435, 0.444, 0.392, 0.498, 0.521, 0.484, 0.423, 0.411, 0.389, 0.781]
        let scores = Self.points.map(forest.score)
        #expect(zip(scores, expected).allSatisfy { abs($0 - $1) < 0.05 })
    }

    @Test("the same seed gives the same scores, and c(256) is the published 10.24")
    func isolationForestIsReproducible() {
        let scores = (0..<2).map { _ in
            Self.points.map(IsolationForest(Self.points, trees: 100, sample: 256, seed: 5).score)
        }
        #expect(scores[0] == scores[1])
        // 10.2448 with the approximation ln(n − 1) + 0.5772 of the harmonic number, which is summed exactly here.
        #expect(abs(IsolationForest.searchCuts(256) - 10.2448) < 0.005)
    }
}
