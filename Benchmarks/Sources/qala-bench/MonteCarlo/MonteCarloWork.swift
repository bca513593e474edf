import Foundation
import Inventories

/// The generated work: shared factors, and towns with their lines.
struct MonteCarloWork {
    static let sectors = 5

    var factors: [UncertaintyModel.Input] = []
    var towns: [UncertaintyModel] = []
    var names: [Int] = []

    /// Reads `efs.csv` of the folder and `lines.csv` of its part `one` or `many`.
    init(folder: String, part: String) throws {
        factors = try Self.factors(at: folder + "/efs.csv")
        try readLines(at: folder + "/" + part + "/lines.csv")
    }

    private static func factors(at path: String) throws -> [UncertaintyModel.Input] {
        var factors: [UncertaintyModel.Input] = []
        try read(path) { fields in
            let name = fields.whole()
            guard name == factors.count else { throw BenchProblem.unreadable(path) }
            factors.append(UncertaintyModel.Input(StreamKey(name), try fields.distribution()))
        }
        return factors
    }

    private mutating func readLines(at path: String) throws {
        var model = UncertaintyModel(stream: 0, groups: Self.sectors)
        var town = -1
        try Self.read(path) { fields in
            let name = fields.whole()
            if name != town {
                if town >= 0 { towns.append(model) }
                town = name
                names.append(name)
                model = UncertaintyModel(stream: StreamKey(name), groups: Self.sectors)
                model.activities.reserveCapacity(64)
                model.terms.reserveCapacity(64)
            }
            _ = fields.whole()
            let sector = fields.whole()
            let distribution = try fields.distribution()
            model.add(distribution, factor: fields.whole(), cell: sector)
        }
        if town >= 0 { towns.append(model) }
    }

    /// Calls `line` at the start of every line after the heading.
    private static func read(_ path: String, line: (inout Fields) throws -> Void) throws {
        guard let data = FileManager.default.contents(atPath: path) else { throw BenchProblem.unreadable(path) }
        try data.withUnsafeBytes { bytes in
            var fields = Fields(bytes: bytes)
            fields.endLine()
            while !fields.isAtEnd {
                try line(&fields)
                fields.endLine()
            }
        }
    }
}

/// A walk along the bytes of a table, field by field.
struct Fields {
    let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { place >= bytes.count }

    mutating func endLine() {
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
        place += 1
    }

    private mutating func endField() {
        if place < bytes.count, bytes[place] == UInt8(ascii: ",") { place += 1 }
    }

    mutating func whole() -> Int {
        var value = 0
        while place < bytes.count, bytes[place] &- 48 < 10 {
            value = value * 10 + Int(bytes[place] &- 48)
            place += 1
        }
        endField()
        return value
    }

    mutating func distribution() throws -> Distribution {
        let kind = place < bytes.count ? bytes[place] : 0
        place += 2
        let first = number()
        let second = number()
        let third = number()
        switch kind {
        case UInt8(ascii: "N"): return .normal(mean: first, standardDeviation: second)
        case UInt8(ascii: "L"): return .lognormal(mu: first, sigma: second)
        case UInt8(ascii: "T"): return .triangular(minimum: first, mode: second, maximum: third)
        default: throw BenchProblem.unreadable("distribution at byte \(place)")
        }
    }

    /// A decimal number; up to fifteen digits are exact, which is more than the generator writes.
    mutating func number() -> Double {
        let start = place
        var digits = 0
        var decimals = 0
        var isAfterPoint = false
        let isNegative = place < bytes.count && bytes[place] == UInt8(ascii: "-")
        if isNegative { place += 1 }
        while place < bytes.count {
            let byte = bytes[place]
            if byte &- 48 < 10 {
                digits = digits &* 10 &+ Int(byte &- 48)
                decimals += isAfterPoint ? 1 : 0
            } else if byte == UInt8(ascii: ".") {
                isAfterPoint = true
            } else {
                break
            }
            place += 1
        }
        let isPlain = place >= bytes.count || bytes[place] == UInt8(ascii: ",") || bytes[place] == UInt8(ascii: "\n")
        guard isPlain, place - start <= 16, decimals < Self.powers.count else { return written(from: start) }
        endField()
        let value = Double(digits) / Self.powers[decimals]
        return isNegative ? -value : value
    }

    private static let powers: [Double] = (0..<16).map { (0..<$0).reduce(1.0) { power, _ in power * 10 } }

    /// The rare form with an exponent.
    private mutating func written(from start: Int) -> Double {
        place = start
        while place < bytes.count, bytes[place] != UInt8(ascii: ","), bytes[place] != UInt8(ascii: "\n") { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        endField()
        return Double(text) ?? .nan
    }
}
