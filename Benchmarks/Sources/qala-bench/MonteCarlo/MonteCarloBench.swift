import Foundation
import Inventories

/// `montecarlo DIR one|many DRAWS OUT.csv [--threads N] [--seed S]`: the columns of `peer_numpy.py`.
enum MonteCarloBench {
    static func run(_ arguments: [String]) throws {
        let words = try Words(arguments)
        guard words.rest.count == 4, let draws = Int(words.rest[2]), draws >= 2 else {
            throw BenchProblem.usage("montecarlo DIR one|many DRAWS OUT.csv [--threads N] [--seed S]")
        }
        let engine = MonteCarlo(
            draws: draws, seed: UInt64(try words.number("--seed", without: 2024)),
            threads: try words.number("--threads", without: 2))
        let work = try MonteCarloWork(folder: words.rest[0], part: words.rest[1])
        var table = SpreadLines()
        if work.towns.count == 1 {
            table.add(try engine.result(for: work.towns[0], factors: work.factors), town: work.names[0])
        } else {
            let portfolio = try engine.portfolio(of: work.towns, factors: work.factors)
            for (name, result) in zip(work.names, portfolio.results) { table.add(result, town: name) }
            table.add(portfolio.total, town: "ALL", scope: "total")
        }
        try save(table.bytes, to: words.rest[3])
    }
}

/// Lines `city,scope,mean,sd,p2.5,p97.5` with ten digits.
struct SpreadLines {
    private(set) var bytes = Array("city,scope,mean,sd,p2.5,p97.5\n".utf8)

    mutating func add(_ result: MonteCarlo.Result, town: Int) {
        let name = String(town)
        for (place, spread) in result.groups.enumerated() { add(spread, town: name, scope: "sector\(place)") }
        add(result.total, town: name, scope: "total")
    }

    mutating func add(_ spread: Spread, town: String, scope: String) {
        bytes.append(contentsOf: town.utf8)
        bytes.append(UInt8(ascii: ","))
        bytes.append(contentsOf: scope.utf8)
        for value in [spread.mean, spread.standardDeviation, spread.low, spread.high] {
            bytes.append(UInt8(ascii: ","))
            add(value)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private static let powers: [Double] = (0...22).map { (0..<$0).reduce(1.0) { power, _ in power * 10 } }

    /// Ten significant digits where that is a plain decimal number, else Swift's own wording.
    private mutating func add(_ value: Double) {
        let size = abs(value)
        guard size >= 1, size < 1e15 else {
            bytes.append(contentsOf: String(value).utf8)
            return
        }
        var whole = 1
        while size >= Self.powers[whole] { whole += 1 }
        let decimals = max(0, 10 - whole)
        var digits = UInt64((size * Self.powers[decimals]).rounded())
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        for place in 0..<max(whole + decimals, 1) {
            if place == decimals, decimals > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + UInt8(digits % 10))
            digits /= 10
        }
        if digits > 0 { bytes.append(UInt8(ascii: "0") + UInt8(digits)) }
        bytes[start...].reverse()
    }
}
