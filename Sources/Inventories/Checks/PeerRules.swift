import Findings
import Foundation
import Quantities

/// Rules that compare a town with towns of its size.
enum PeerRules {
    static let all: [RuleEvaluation<Examination>] = [
        RuleEvaluation("C14", numbers: 1, extremes),
        RuleEvaluation("C15", numbers: 2, combinations),
        RuleEvaluation("C16", numbers: 2, sizeClass),
    ]

    /// C14: energy per head is an outlier among towns of the size by both tests, generalised ESD and median deviation.
    ///
    /// Both look at logarithms, since figures per head are spread to one side. The threshold is α of the ESD test. Two
    /// tests must agree: the first alone is led astray by a lopsided sample, the second by a small one.
    static func extremes(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        guard let own = town.perHead else { return [] }
        guard let peers = town.peersOfSize(own) else { return [.noReference(for: rule.id)] }
        let values = ([own] + peers).map(\.energy).filter { $0 > 0 }.map { log($0) }
        let settings = town.context.outliers
        // The second test is asked first: the first takes long where there are many towns.
        guard own.energy > 0, values.count >= settings.minimumTowns, let middle = MedianDeviation(values),
            middle.isOutlier(values[0], deviations: settings.deviations)
        else { return [] }
        let largest = max(1, Int((Double(values.count) * settings.largestShare).rounded()))
        let test = GeneralisedESD(values, alpha: rule.thresholds[0], largestNumber: largest)
        guard test.outliers.contains(0) else { return [] }
        return [
            rule.finding(
                at: .population,
                [
                    "value": .quantity(own.energy, unit: "MWh/head"), "count": .count(values.count),
                    "reference": .quantity(exp(middle.median), unit: "MWh/head"), "population": .count(own.population),
                ])
        ]
    }

    /// C15: electricity, heat and fuels, and emissions per head form a combination that is rare among similar towns.
    ///
    /// Raised where the score of the isolation forest exceeds the first number of the threshold, or the local outlier
    /// factor the second: each sees what the other does not, and together they call fewer than one ordinary town in
    /// twenty. The neighbours are at most half of the other towns, else every town has the same. Figures are
    /// `log(1 + x)`, since one of them may be zero, from the median in median deviations.
    static func combinations(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        guard let own = town.perHead else { return [] }
        guard let peers = town.peersOfSize(own) else { return [.noReference(for: rule.id)] }
        let points = standardised(([own] + peers).map { [$0.electricity, $0.thermal, $0.emission] })
        let settings = town.context.outliers
        let forest = IsolationForest(points, trees: settings.trees, sample: settings.sample, seed: settings.seed)
        let score = forest.score(points[0])
        let neighbours = min(settings.neighbours, (points.count - 1) / 2)
        let factor = LocalOutlierFactor(points, neighbours: neighbours).factor(of: 0)
        guard score > rule.thresholds[0] || factor > rule.thresholds[1] else { return [] }
        return [
            rule.finding(
                at: .population,
                [
                    "value": .list([
                        .quantity(own.electricity, unit: "MWh/head"), .quantity(own.thermal, unit: "MWh/head"),
                        .quantity(own.emission, unit: "t/head"),
                    ]),
                    "count": .count(points.count), "score": .number(score), "factor": .number(factor),
                ])
        ]
    }

    /// C16: the size group that the town is compared within.
    static func sizeClass(_ rule: InventoryRule, _ town: Examination) -> [Finding] {
        guard let population = town.population, let classes = SizeClasses(rule.thresholds) else { return [] }
        return [
            rule.finding(
                at: .population,
                ["population": .count(population), "reference": classes.bounds(of: population)])
        ]
    }

    /// Each figure as its distance from the median in median deviations; a figure that hardly varies is only centred.
    static func standardised(_ points: [[Double]]) -> [[Double]] {
        let logarithms = points.map { $0.map { log1p(max(0, $0)) } }
        guard let first = logarithms.first else { return [] }
        let middles = first.indices.map { figure in MedianDeviation(logarithms.map { $0[figure] }) }
        return logarithms.map { point in
            point.indices.map { figure in
                guard let middle = middles[figure] else { return point[figure] }
                return (point[figure] - middle.median) / (middle.spread > 0 ? middle.spread : 1)
            }
        }
    }
}

extension Examination {
    /// Other towns of the size group; `nil` where they are too few to compare with.
    func peersOfSize(_ own: PeerFigures) -> [PeerFigures]? {
        guard let classes = thresholds["C16"].flatMap(SizeClasses.init) else { return nil }
        let index = classes.index(of: own.population)
        let peers = context.peers.filter { $0.town != own.town && classes.index(of: $0.population) == index }
        return peers.count + 1 >= context.outliers.minimumTowns ? peers : nil
    }
}
