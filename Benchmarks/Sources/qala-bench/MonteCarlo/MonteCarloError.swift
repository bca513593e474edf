import Foundation
import Inventories

/// `montecarlo-error DIR [--draws N] [--repeats R] [--reference M]`: how far runs of N draws lie from a very long run.
///
/// Prints, for the total of the part `one`, the root mean square error of mean and range ends over R seeds, in per cent
/// of the reference's standard deviation, plain and moment-matched, and how many plain draws would err as little.
enum MonteCarloError {
    static func run(_ arguments: [String]) throws {
        let words = try Words(arguments)
        guard words.rest.count == 1 else { throw BenchProblem.usage("montecarlo-error DIR [--draws N] …") }
        let draws = try words.number("--draws", without: 1000)
        let repeats = try words.number("--repeats", without: 400)
        let work = try MonteCarloWork(folder: words.rest[0], part: "one")
        let reference = try MonteCarlo(
            draws: try words.number("--reference", without: 4_000_000), seed: 1, threads: 2
        ).result(for: work.towns[0], factors: work.factors)
        print("reference of \(reference.draws) draws: \(reference.total)")
        var plain = Errors()
        var matched = Errors()
        for seed in 0..<repeats {
            var engine = MonteCarlo(draws: draws, seed: UInt64(1000 + seed))
            plain.add(try engine.result(for: work.towns[0], factors: work.factors).total, reference: reference.total)
            engine.sampling = .momentMatched
            matched.add(try engine.result(for: work.towns[0], factors: work.factors).total, reference: reference.total)
        }
        print("root mean square error of \(draws) draws over \(repeats) seeds, % of the standard deviation")
        for (place, name) in Errors.names.enumerated() {
            let one = plain.rootMeanSquare(place)
            let two = matched.rootMeanSquare(place)
            let equal = Double(draws) * (one / two) * (one / two)
            print(
                name.padding(toLength: 7, withPad: " ", startingAt: 0)
                    + String(format: "plain %.3f  matched %.3f  as good as ", 100 * one, 100 * two)
                    + (two > 0 ? String(format: "%.0f plain draws", equal) : "any number"))
        }
    }
}

/// Squared distances of many runs from a reference.
private struct Errors {
    static let names = ["mean", "sd", "p2.5", "median", "p97.5"]

    private var sums = [Double](repeating: 0, count: names.count)
    private var count = 0.0

    mutating func add(_ spread: Spread, reference: Spread) {
        count += 1
        for (place, (value, aim)) in zip(Self.figures(spread), Self.figures(reference)).enumerated() {
            let distance = (value - aim) / reference.standardDeviation
            sums[place] += distance * distance
        }
    }

    func rootMeanSquare(_ place: Int) -> Double { (sums[place] / count).squareRoot() }

    private static func figures(_ spread: Spread) -> [Double] {
        [spread.mean, spread.standardDeviation, spread.low, spread.median, spread.high]
    }
}
